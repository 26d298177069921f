namespace Neighbourhood.Areas.Days;

/// <summary>Monday to Friday, without the bank holidays.</summary>
internal sealed class WorkingDays(IReadOnlySet<DateOnly> bankHolidays)
{
    internal bool Is(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !bankHolidays.Contains(day);

    /// <summary>
    /// The working day that many after the day (before it, when negative). A day that is none counts for nothing: one
    /// working day after Saturday is Monday, and so is none.
    /// </summary>
    internal DateOnly Add(DateOnly day, int days)
    {
        var step = days < 0 ? -1 : 1;
        if (days == 0)
            while (!Is(day)) day = day.AddDays(1);
        for (var left = Math.Abs(days); left > 0;)
        {
            day = day.AddDays(step);
            if (Is(day)) left--;
        }
        return day;
    }
}
