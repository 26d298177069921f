using System.Globalization;

namespace Neighbourhood.Access;

/// <summary>What the text of a setting's value must be.</summary>
internal enum SettingKind
{
    /// <summary>A whole number, 0 or more.</summary>
    Whole,
    /// <summary>A number with a point: "0.8".</summary>
    Decimal,
    /// <summary>Two whole numbers, the smaller first: "6..12".</summary>
    Range,
    /// <summary>Whole numbers with commas between them: "30,60,90".</summary>
    Numbers,
    /// <summary>"on" or "off".</summary>
    Switch,
    /// <summary>Any text.</summary>
    Words,
    /// <summary>Texts with a semicolon between them.</summary>
    List,
    /// <summary>One of the options.</summary>
    Choice,
    /// <summary>Codes of roles with semicolons between them, or nothing.</summary>
    RoleCodes,
    /// <summary>From one time to another, over midnight too: "20:00-08:00".</summary>
    Hours,
    /// <summary>A day of each year: "04-01".</summary>
    MonthDay,
    /// <summary>Telephone numbers with commas between them.</summary>
    Phones,
    /// <summary>Who is on duty when, with semicolons between them: "Mon-Fri 09:00-17:00 lead anna@example.org 01632 960001", or nothing.</summary>
    Duties,
}

/// <summary>One declared setting with the value that holds until somebody changes it.</summary>
/// <param name="Says">What it decides, for the page where it is changed.</param>
/// <param name="Least">The smallest whole number.</param>
/// <param name="Most">The largest whole number.</param>
/// <param name="Options">What can be chosen, with semicolons between them.</param>
/// <param name="General">It holds for the whole program: no area has its own.</param>
internal sealed record Setting(string Key, SettingKind Kind, string Default, string Says, int Least = 0, int Most = 1_000_000, string Options = "", bool General = false)
{
    internal const int Longest = 2000;

    internal IReadOnlyList<string> Choices => Kind switch
    {
        SettingKind.Switch => ["on", "off"],
        SettingKind.Choice => Options.Split(';', StringSplitOptions.TrimEntries),
        _ => [],
    };

    internal bool Fits(string value) => value.Length <= Longest && Kind switch
    {
        SettingKind.Whole => IsWhole(value),
        SettingKind.Decimal => decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 1_000_000,
        SettingKind.Range => value.Split("..") is [var least, var most] && IsWhole(least) && IsWhole(most) && int.Parse(least, CultureInfo.InvariantCulture) <= int.Parse(most, CultureInfo.InvariantCulture),
        SettingKind.Numbers => value.Split(',').All(IsWhole),
        SettingKind.Switch or SettingKind.Choice => Choices.Contains(value, StringComparer.Ordinal),
        SettingKind.List => value.Split(';').All(item => item.Trim().Length > 0),
        SettingKind.RoleCodes => value.Length == 0 || value.Split(';', StringSplitOptions.TrimEntries).All(code => Kernel.Roles.All.Any(r => r.Code == code)),
        SettingKind.Hours => Duties.IsSpan(value),
        SettingKind.MonthDay => DateOnly.TryParseExact($"2023-{value}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        SettingKind.Phones => value.Split([',', ';'], StringSplitOptions.TrimEntries).All(Duties.IsPhone),
        SettingKind.Duties => Duties.Wrong(value) is null,
        SettingKind.Words => value.Length == 0 || value.Any(char.IsLetterOrDigit),
        _ => throw new InvalidOperationException($"No such kind of setting: {Kind}."),
    };

    /// <summary>As a whole phrase after "Enter".</summary>
    internal string Allowed => Kind switch
    {
        SettingKind.Whole => Most == 1_000_000 ? $"a whole number, {Least} or more" : $"a whole number from {Least} to {Most}",
        SettingKind.Decimal => "a number, 0 or more, like 0.8",
        SettingKind.Range => "two whole numbers, the smaller first, like 6..12",
        SettingKind.Numbers => "whole numbers with commas between them, like 30,60,90",
        SettingKind.Switch => "on or off",
        SettingKind.Choice => $"one of these: {string.Join(", ", Choices)}",
        SettingKind.List => "one or more texts with semicolons between them",
        SettingKind.RoleCodes => $"codes of roles with semicolons between them, or nothing. The codes are {string.Join(", ", Kernel.Roles.All.Select(r => r.Code))}",
        SettingKind.Hours => "two times, like 20:00-08:00",
        SettingKind.MonthDay => "a month and a day, like 04-01",
        SettingKind.Phones => "telephone numbers with commas between them, like 999, 101",
        SettingKind.Duties => $"who is on duty when, with semicolons between them, or nothing. {Duties.Shape}",
        _ => $"a text of up to {Longest} characters",
    };

    /// <summary>What a number of it counts, by the end of its key; null where that says nothing.</summary>
    internal string? Unit =>
        Kind is not (SettingKind.Whole or SettingKind.Range or SettingKind.Numbers) ? null
        : Units.FirstOrDefault(u => Key.EndsWith(u.End, StringComparison.Ordinal)).Says;

    /// <summary>"mdt" of "mdt.triageWd".</summary>
    internal string Group => Key.Split('.')[0];

    private static readonly (string End, string Says)[] Units =
    [
        ("Wd", "working days"), ("Days", "days"), ("Weeks", "weeks"), ("weeksMin", "weeks"), ("weeksMax", "weeks"), ("weeksDefault", "weeks"), ("Months", "months"), ("M", "months"),
        ("Years", "years"), ("Hours", "hours"), ("Minutes", "minutes"), ("Min", "minutes"), ("Pct", "percent"), ("Benchmark", "percent"), ("unseenRed", "days"),
        ("escalate1", "days"), ("escalate2", "days"), ("conflictRadius", "metres"), ("ageMax", "years"), ("AgeMax", "years"), ("ChildToAge", "years"),
        ("wnb.under", "years"), ("workerChooses", "years"), ("presetChildUnder", "years"),
    ];

    private bool IsWhole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= Least && number <= Most;
}
