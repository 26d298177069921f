namespace Neighbourhood.Families.People;

/// <summary>How old somebody is, in words, from a day or a month of birth.</summary>
internal static class Age
{
    internal const int Adult = 18;

    /// <summary>Nobody has lived longer: an earlier year is a slip.</summary>
    internal const int Oldest = 125;

    /// <summary>"expected", "under 1 month", "5 months", "3 years", "adult"; null when not known.</summary>
    internal static string? InWords(DateOnly? born, DateOnly today, bool unborn = false)
    {
        if (unborn) return "expected";
        if (born is not { } day) return null;
        var months = Months(day, today);
        return months switch
        {
            < 1 => "under 1 month",
            1 => "1 month",
            < 24 => $"{months} months",
            < Adult * 12 => $"{months / 12} years",
            _ => "adult",
        };
    }

    internal static int Years(DateOnly born, DateOnly today) => Months(born, today) / 12;

    /// <summary>Whole months that have passed.</summary>
    internal static int Months(DateOnly born, DateOnly today) =>
        ((today.Year - born.Year) * 12) + today.Month - born.Month - (today.Day < born.Day ? 1 : 0);
}
