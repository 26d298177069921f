using System.Globalization;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>How far a pregnancy is on a day: 280 days less those to the agreed due date (antenatal.md, rule 1). Days are London's, so no clock's change moves it.</summary>
/// <param name="Days">Whole days; below zero before it began, above 280 after the due date.</param>
internal readonly record struct Gestation(int Days)
{
    internal const int Term = 280;

    internal int Weeks => (int)Math.Floor(Days / 7d);

    /// <summary>"12+6": weeks and days.</summary>
    internal string Text => string.Create(CultureInfo.InvariantCulture, $"{Weeks}+{Days - (7 * Weeks)}");

    internal static Gestation Of(DateOnly edd, DateOnly on) => new(Term - (edd.DayNumber - on.DayNumber));

    /// <summary>Null where the due date is not known yet.</summary>
    internal static Gestation? Of(DateOnly? edd, DateOnly on) => edd is { } known ? Of(known, on) : null;

    /// <summary>The day on which a pregnancy due on <paramref name="edd"/> is this far.</summary>
    internal static DateOnly DayOf(DateOnly edd, int weeks, int days = 0) => edd.AddDays((7 * weeks) + days - Term);

    /// <summary>Due 280 days after the first day of the last period.</summary>
    internal static DateOnly DueByDates(DateOnly lmp) => lmp.AddDays(Term);
}
