using System.Globalization;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>How a plan repeats, said and chosen without a word of RRULE: "Every second week on Monday and Thursday".</summary>
internal static class RepeatWords
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");
    private static readonly string[] Numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>"Every week on Monday and Thursday, twelve times".</summary>
    internal static string Says(Recurrence rule, DateOnly first)
    {
        var says = rule.Frequency switch
        {
            Frequency.Daily => $"{Every(rule.Interval, "day")}{(rule.Days.Count > 0 ? $" that is a {Names(rule.Days, "or")}" : "")}",
            Frequency.Weekly => $"{Every(rule.Interval, "week")} on {(rule.Days.Count > 0 ? Names(rule.Days, "and") : Name(first.DayOfWeek))}",
            _ => $"{(rule.Days.Count > 0 ? $"On the {List(rule.Days.Select(d => $"{Which(d.Which)} {Name(d.Day)}"), "and the")}" : $"On {List((rule.MonthDays.Count > 0 ? rule.MonthDays : [first.Day]).Select(MonthDay), "and")}")} of {(rule.Interval == 1 ? "each month" : Every(rule.Interval, "month").ToLowerInvariant())}",
        };
        return rule.Count is { } count ? $"{says}, {Times(count)}" : rule.Until is { } until ? $"{says}, until {When.Date(until)}" : says;
    }

    internal static string Name(DayOfWeek day) => British.DateTimeFormat.GetDayName(day);

    internal static string Which(int which) => which switch { 1 => "first", 2 => "second", 3 => "third", 4 => "fourth", 5 => "fifth", -1 => "last", -2 => "last but one", _ => $"{Ordinal(-which)} from the end" };

    private static string Names(IReadOnlyList<WeekDay> days, string and) => List(days.Select(d => Name(d.Day)), and);

    private static string Every(int interval, string what) => interval switch { 1 => $"Every {what}", 2 => $"Every second {what}", 3 => $"Every third {what}", 4 => $"Every fourth {what}", _ => $"Every {interval} {what}s" };

    private static string Times(int count) => count switch { 1 => "once", 2 => "twice", <= 12 => $"{Numbers[count]} times", _ => $"{count} times" };

    private static string MonthDay(int day) => day > 0 ? $"the {Ordinal(day)}" : day == -1 ? "the last day" : $"the {Ordinal(-day)} day from the end";

    private static string Ordinal(int number) => number.ToString(British) + ((number % 10, number % 100 is >= 11 and <= 13) switch { (1, false) => "st", (2, false) => "nd", (3, false) => "rd", _ => "th" });

    private static string List(IEnumerable<string> items, string and) => items.ToList() switch
    {
        [var only] => only,
        [.. var most, var last] => $"{string.Join(", ", most)} {and} {last}",
        _ => "",
    };
}

/// <summary>What the form asks, and the rule that it means.</summary>
/// <param name="How">"weeks", "weekday" (of the month), "date" (of the month) or "days".</param>
/// <param name="Weeks">From one to the next, where it is by weeks.</param>
/// <param name="WeekDays">"Monday" …; where it is by weeks.</param>
/// <param name="Which">1 to 4, or -1 for the last.</param>
/// <param name="Ends">"never", "times" or "until".</param>
internal sealed record RepeatForm(string? How, int? Weeks, IReadOnlyList<string> WeekDays, int? Which, string? WhichDay, int? MonthDate, string? Ends, int? Times, DateOnly? Until)
{
    /// <exception cref="Refused">On the field that must change, every one of them at once.</exception>
    internal string Rule()
    {
        var days = WeekDays.Select(Day).OfType<DayOfWeek>().ToList();
        new Refusals()
            .If(How is not ("weeks" or "weekday" or "date" or "days"), "How", "Choose how often it is held")
            .If(How == "weeks" && !(Weeks >= 1 && Weeks <= Recurrence.MostInterval), "Weeks", "Choose every how many weeks")
            .If(How == "weeks" && days.Count == 0, "WeekDays", "Choose the days of the week")
            .If(How == "weekday" && !(Which == -1 || (Which >= 1 && Which <= 5)), "Which", "Choose which one of the month")
            .If(How == "weekday" && Day(WhichDay) is null, "WhichDay", "Choose the day of the week")
            .If(How == "date" && !(MonthDate == -1 || (MonthDate >= 1 && MonthDate <= 31)), "MonthDate", "Enter a day of the month from 1 to 31")
            .If(Ends is not ("never" or "times" or "until"), "Ends", "Choose when it ends")
            .If(Ends == "times" && !(Times >= 1 && Times <= Recurrence.MostCount), "Times", $"Enter how many times, from 1 to {Recurrence.MostCount}")
            .If(Ends == "until" && Until is null, "Until", "Enter the last day")
            .Throw();
        var (count, until) = (Ends == "times" ? Times : null, Ends == "until" ? Until : null);
        return (How switch
        {
            "weeks" => new Recurrence(Frequency.Weekly, Weeks!.Value, [.. days.Distinct().OrderBy(Recurrence.FromMonday).Select(d => new WeekDay(d))], [], count, until),
            "weekday" => new Recurrence(Frequency.Monthly, 1, [new(Day(WhichDay)!.Value, Which!.Value)], [], count, until),
            "date" => new Recurrence(Frequency.Monthly, 1, [], [MonthDate!.Value], count, until),
            _ => new Recurrence(Frequency.Daily, 1, [], [], count, until),
        }).Write();
    }

    /// <summary>The form that means a rule; what a form has no field for is shown as nearly as it has.</summary>
    internal static RepeatForm Of(Recurrence rule, DateOnly first) => new(
        rule.Frequency switch { Frequency.Daily => "days", Frequency.Weekly => "weeks", _ => rule.Days.Count > 0 ? "weekday" : "date" },
        rule.Frequency == Frequency.Weekly ? rule.Interval : 1,
        rule.Frequency == Frequency.Weekly ? [.. (rule.Days.Count > 0 ? rule.Days.Select(d => d.Day) : [first.DayOfWeek]).Select(d => d.ToString())] : [],
        rule is { Frequency: Frequency.Monthly, Days: [var one, ..] } ? one.Which : null,
        rule is { Frequency: Frequency.Monthly, Days: [var same, ..] } ? same.Day.ToString() : null,
        rule.Frequency == Frequency.Monthly && rule.Days.Count == 0 ? (rule.MonthDays.Count > 0 ? rule.MonthDays[0] : first.Day) : null,
        rule.Count is not null ? "times" : rule.Until is not null ? "until" : "never", rule.Count, rule.Until);

    private static DayOfWeek? Day(string? text) => Enum.TryParse<DayOfWeek>(text, out var day) && Enum.IsDefined(day) ? day : null;
}
