using System.Globalization;

namespace Neighbourhood.Areas.Imports;

/// <param name="AsAt">The day of the estimate: 30 June of its year.</param>
/// <param name="Residents">By age in whole years, 0 to 90; the last stands for 90 and over.</param>
internal sealed record PopulationRow(string Lsoa, string? Name, DateOnly AsAt, IReadOnlyList<int> Residents) : AreaRow($"{Lsoa} in {AsAt.Year}");

/// <summary>
/// A file of residents by single year of age. Where it has a row for each sex, the row of all persons alone is read, so
/// that nobody is counted twice; where it has rows for wards or districts beside the LSOAs, they are passed over.
/// </summary>
internal sealed class PopulationLayout : Layout
{
    internal const int Ages = 91;
    private readonly int _lsoa, _period;
    private readonly int? _name, _geography, _sex;
    private readonly IReadOnlyList<int> _ages;

    private PopulationLayout(Columns columns, int lsoa, int period, IReadOnlyList<int> ages)
    {
        (_lsoa, _period, _ages) = (lsoa, period, ages);
        (_name, _geography, _sex) = (columns.At("areaname", "lsoaname", "lsoa21nm"), columns.At("geography"), columns.At("sex"));
    }

    internal override FileKind Kind => FileKind.Population;

    internal static PopulationLayout? Of(Columns columns)
    {
        var ages = Enumerable.Range(0, Ages).Select(age => columns.At(age.ToString(CultureInfo.InvariantCulture))).OfType<int>().ToList();
        return ages.Count == Ages && columns.At("areacode", "lsoa21cd", "lsoa21", "lsoacode", "lsoacode2021") is { } lsoa && columns.At("period", "date", "year") is { } period
            ? new PopulationLayout(columns, lsoa, period, ages) : null;
    }

    internal override (AreaRow? Row, string? Wrong) Read(IReadOnlyList<string> cells)
    {
        if (_sex is not null && !string.Equals(Cell.Text(cells, _sex), "Persons", StringComparison.OrdinalIgnoreCase)) return (null, null);
        if (_geography is not null && !IsLsoa(Cell.Text(cells, _geography))) return (null, null);
        var (lsoa, wrong) = Cell.Lsoa(cells, _lsoa);
        if (lsoa is null) return (null, wrong ?? "has no LSOA");
        if (Day(Cell.Text(cells, _period)) is not { } asAt) return (null, "has no day or year of the estimate");

        var residents = new int[Ages];
        for (var age = 0; age < Ages; age++)
        {
            var typed = cells[_ages[age]].Trim();
            if (!int.TryParse(typed, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out residents[age]))
                return (null, $"\"{Cell.Short(typed)}\" at age {age} is not a whole number of residents");
        }
        return (new PopulationRow(lsoa, Cell.Text(cells, _name) is { Length: <= 100 } name ? name : null, asAt, residents), null);
    }

    private static bool IsLsoa(string? geography) =>
        geography is not null && (geography.Contains("LSOA", StringComparison.OrdinalIgnoreCase) || geography.StartsWith("lower", StringComparison.OrdinalIgnoreCase));

    private static DateOnly? Day(string? period) =>
        DateOnly.TryParseExact(period, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : period is { Length: 4 } && int.TryParse(period, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 1900 ? new DateOnly(year, 6, 30)
        : null;
}
