namespace Neighbourhood.Kernel;

/// <summary>
/// Control of counts of people or households that leave the circle which may open the records behind them: small counts are hidden, others rounded,
/// and enough is hidden beside them that the total gives none away. Source: NHS England, disclosure control methodology for Hospital Episode Statistics.
/// Counts of meetings, actions, sessions or providers are not controlled.
/// </summary>
/// <param name="Below">Counts from 1 to one less than this are not shown (setting insight.suppressBelow).</param>
/// <param name="RoundTo">Other counts are shown to the nearest multiple of this (setting insight.roundTo).</param>
public sealed record Suppression(int Below = 8, int RoundTo = 5)
{
    /// <summary>What stands where a count is hidden.</summary>
    public const string Hidden = "*";

    /// <summary>A table's cells, which add up to its total.</summary>
    /// <param name="Cells">In the order in which they came; null where hidden.</param>
    /// <param name="Total">Null where hidden.</param>
    public sealed record Table(IReadOnlyList<int?> Cells, int? Total);

    /// <summary>A count by itself: null where it is hidden. Nobody stays nobody.</summary>
    public int? Count(int count) => IsSmall(count) ? null : Round(count);

    /// <summary>
    /// Cells with their total. Where one cell is hidden, or what is hidden together is a small count itself, the next smallest is hidden too; and the total
    /// where nothing else is left to hide.
    /// </summary>
    public Table Control(IReadOnlyList<int> counts)
    {
        var hidden = counts.Select(IsSmall).ToArray();
        while (hidden.Any(h => h) && GivesAway(counts, hidden))
        {
            var next = Enumerable.Range(0, counts.Count).Where(i => !hidden[i] && counts[i] > 0).OrderBy(i => counts[i]).Select(i => (int?)i).FirstOrDefault();
            if (next is null) return new([.. counts.Select((c, i) => hidden[i] ? (int?)null : Round(c))], null);
            hidden[next.Value] = true;
        }
        return new([.. counts.Select((c, i) => hidden[i] ? (int?)null : Round(c))], Count(counts.Sum()));
    }

    /// <summary>A share in whole per cent, of rounded numbers; null where either of them is hidden or there is nothing to divide by.</summary>
    public int? Percent(int part, int whole) =>
        IsSmall(part) || IsSmall(whole) || Round(whole) == 0 ? null : Math.Min(100, (int)Math.Round(100m * Round(part) / Round(whole), MidpointRounding.AwayFromZero));

    private bool GivesAway(IReadOnlyList<int> counts, bool[] hidden) => hidden.Count(h => h) == 1 || counts.Where((_, i) => hidden[i]).Sum() < Below;

    private bool IsSmall(int count) => count > 0 && count < Below;

    private int Round(int count) => (int)Math.Round((decimal)count / RoundTo, MidpointRounding.AwayFromZero) * RoundTo;
}
