using System.Globalization;

namespace Neighbourhood.Areas.Places;

/// <summary>Deciles two by two, most deprived first, then "unknown": as the tables and the chart show them.</summary>
internal static class DecileBands
{
    internal const int Unknown = 5;

    internal static IReadOnlyList<string> Names { get; } = ["Deciles 1 and 2", "Deciles 3 and 4", "Deciles 5 and 6", "Deciles 7 and 8", "Deciles 9 and 10", "Decile unknown"];

    internal static int Of(int? decile) => decile is { } known ? (known - 1) / 2 : Unknown;
}

/// <summary>A row of bars for each locality, drawn to one scale. It says no more than the table beside it.</summary>
/// <remarks>Attributes of SVG alone: the content security policy allows no style.</remarks>
internal sealed class DecileChart
{
    internal const int Width = 360;
    private const int RowHeight = 52;
    private const int BarTop = 22;
    private const int Legend = 24;

    /// <summary>From dark to light; unknown is white. Each bar has a dark edge, so that none depends on its colour.</summary>
    private static readonly string[] Fills = ["#003087", "#005eb8", "#4b8fcf", "#99c2e8", "#d5e6f5", "#ffffff"];

    internal DecileChart(IReadOnlyList<(string Name, IReadOnlyList<int> ByBand)> rows)
    {
        var most = Math.Max(1, rows.Select(r => r.ByBand.Sum()).DefaultIfEmpty().Max());
        Rows = [.. rows.Select((row, at) =>
        {
            var bars = new List<Bar>();
            var x = 0d;
            foreach (var (band, count) in row.ByBand.Index().Where(b => b.Item > 0))
            {
                var width = (double)count / most * (Width - 2);
                bars.Add(new Bar(Number(1 + x), Number(width), Fills[band], $"{DecileBands.Names[band]}: {count.ToString("N0", CultureInfo.InvariantCulture)}"));
                x += width;
            }
            return new Row(row.Name, row.ByBand.Sum(), Number((at * RowHeight) + 15), Number((at * RowHeight) + BarTop), bars);
        })];
        var below = rows.Count * RowHeight;
        Keys = [.. DecileBands.Names.Select((name, band) => new Key(name, Fills[band], Number(below + 4 + (band * Legend)), Number(below + 18 + (band * Legend))))];
        Height = below + 8 + (Keys.Count * Legend);
    }

    internal int Height { get; }

    internal IReadOnlyList<Row> Rows { get; }

    internal IReadOnlyList<Key> Keys { get; }

    private static string Number(double at) => at.ToString("0.##", CultureInfo.InvariantCulture);

    internal sealed record Row(string Name, int Total, string TextY, string BarY, IReadOnlyList<Bar> Bars);

    internal sealed record Bar(string X, string Width, string Fill, string Says);

    internal sealed record Key(string Name, string Fill, string Y, string TextY);
}
