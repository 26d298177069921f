using System.Globalization;
using System.Text.RegularExpressions;

namespace Neighbourhood.Areas.Imports;

/// <param name="Decile">1, the most deprived tenth, to 10.</param>
internal sealed record DecileRow(string Lsoa, int Decile) : AreaRow(Lsoa);

/// <summary>
/// A file of the Index of Multiple Deprivation by LSOA, of the 2011 or the 2021 codes. Deciles alone are read: a rank
/// says nothing without the number of areas that were ranked, which no file of ranks states.
/// </summary>
internal sealed partial class DecileLayout : Layout
{
    private readonly int _lsoa, _decile;

    private DecileLayout(int lsoa, int decile, int edition, string release) =>
        (_lsoa, _decile, Edition, Release) = (lsoa, decile, edition, release);

    /// <summary>The year of the LSOAs: 2011 or 2021.</summary>
    internal int Edition { get; }

    /// <summary>The release of the index: "2019".</summary>
    internal string Release { get; }

    internal override FileKind Kind => FileKind.Deciles;

    internal static DecileLayout? Of(Columns columns, string fileName)
    {
        if (columns.At("imddecile", "indexofmultipledeprivationimddecilewhere1ismostdeprived10oflsoas") is not { } decile) return null;
        var (in21, in11) = (columns.At("lsoa21", "lsoa21cd", "lsoacode2021"), columns.At("lsoa11", "lsoa11cd", "lsoacode2011"));
        if ((in21 ?? in11) is not { } lsoa) return null;
        var release = Year().Match(fileName);
        return release.Success
            ? new DecileLayout(lsoa, decile, in21 is null ? 2011 : 2021, release.Value)
            : throw new FileRefused(fileName, "The file does not say which release its deciles are from. Put the year in its name, as in imd-2019-lsoa.csv.");
    }

    internal override (AreaRow? Row, string? Wrong) Read(IReadOnlyList<string> cells)
    {
        var (lsoa, wrong) = Cell.Lsoa(cells, _lsoa);
        if (lsoa is null) return (null, wrong ?? "has no LSOA");
        if (Cell.Text(cells, _decile) is not { } typed) return (null, "has no decile");
        return int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var decile) && decile is >= 1 and <= 10
            ? (new DecileRow(lsoa, decile), null)
            : (null, $"\"{Cell.Short(typed)}\" is not a decile from 1 to 10");
    }

    [GeneratedRegex(@"(?<!\d)20\d\d(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Year();
}
