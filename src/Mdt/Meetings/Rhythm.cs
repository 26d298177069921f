namespace Neighbourhood.Mdt.Meetings;

/// <summary>The days of a team's rhythm: from a first day on, every so many days. A day on which nobody works moves to the next on which they do; the rhythm goes on from the day as it was planned.</summary>
internal static class Rhythm
{
    /// <summary>Meetings that are in the diary at least.</summary>
    internal const int Least = 3;

    /// <summary>As far back as a day off can push a meeting onto a day that is looked at; the longest run of days off is far shorter.</summary>
    internal const int LookBack = 14;

    /// <param name="Planned">As the rhythm has it.</param>
    /// <param name="Held">The working day on which the meeting is.</param>
    internal sealed record Day(DateOnly Planned, DateOnly Held);

    /// <summary>The planned days from one day on until another, but not fewer than so many.</summary>
    internal static IReadOnlyList<DateOnly> Planned(DateOnly first, int every, DateOnly from, DateOnly until, int least)
    {
        var passed = from <= first ? 0 : (from.DayNumber - first.DayNumber + every - 1) / every;
        var days = new List<DateOnly>();
        for (var day = first.AddDays(passed * every); day <= until || days.Count < least; day = day.AddDays(every)) days.Add(day);
        return days;
    }

    /// <summary>No two on one day: where a day off moves one meeting onto the day of another there is one meeting.</summary>
    internal static IReadOnlyList<Day> Once(IEnumerable<Day> days)
    {
        var once = new List<Day>();
        foreach (var day in days.OrderBy(d => d.Planned))
            if (once.Count == 0 || day.Held > once[^1].Held) once.Add(day);
        return once;
    }

    /// <summary>How many planned days to ask for, so that at least <see cref="Least"/> of them are still to come.</summary>
    internal static int Enough(int every) => Least + (LookBack / every) + 1;

    internal static TimeOnly Time(int minuteOfDay) => TimeOnly.MinValue.AddMinutes(minuteOfDay);

    /// <summary>"Every 4 weeks", "Every 10 days".</summary>
    internal static string Every(int days) => days == 1 ? "Every day" : days == 7 ? "Every week" : days % 7 == 0 ? $"Every {days / 7} weeks" : $"Every {days} days";

    /// <summary>"Every 4 weeks at 09:30, 90 minutes".</summary>
    internal static string InWords(int every, int startMinute, int minutes) =>
        $"{Every(every)} at {Time(startMinute):HH\\:mm}, {minutes} minutes";
}
