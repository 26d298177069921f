using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Neighbourhood.Design;

/// <summary>A month of a year, for example the month in which a child was born. Written 2026-01.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MonthOfYear : IComparable<MonthOfYear>, IParsable<MonthOfYear>
{
    /// <summary>A month of a year; a month that is none throws.</summary>
    public MonthOfYear(int year, int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        (Year, Month) = (year, month);
    }

    /// <summary>The year, four digits.</summary>
    public int Year { get; }

    /// <summary>The month, 1 to 12.</summary>
    public int Month { get; }

    /// <summary>The first day of the month.</summary>
    public DateOnly FirstDay => new(Year, Month, 1);

    /// <summary>The month that a date is in.</summary>
    public static MonthOfYear Of(DateOnly date) => new(date.Year, date.Month);

    /// <inheritdoc />
    public int CompareTo(MonthOfYear other) => ((Year * 12) + Month).CompareTo((other.Year * 12) + other.Month);

    /// <summary>As links and columns write it: 2026-01.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");

    /// <inheritdoc />
    public static MonthOfYear Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var month) ? month : throw new FormatException($"'{s}' is not a month like 2026-01");

    /// <inheritdoc />
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out MonthOfYear result)
    {
        var read = DateOnly.TryParseExact(s?.Trim(), "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first);
        result = read ? Of(first) : default;
        return read;
    }

    /// <summary>Earlier than.</summary>
    public static bool operator <(MonthOfYear left, MonthOfYear right) => left.CompareTo(right) < 0;

    /// <summary>Earlier than, or the same.</summary>
    public static bool operator <=(MonthOfYear left, MonthOfYear right) => left.CompareTo(right) <= 0;

    /// <summary>Later than.</summary>
    public static bool operator >(MonthOfYear left, MonthOfYear right) => left.CompareTo(right) > 0;

    /// <summary>Later than, or the same.</summary>
    public static bool operator >=(MonthOfYear left, MonthOfYear right) => left.CompareTo(right) >= 0;
}
