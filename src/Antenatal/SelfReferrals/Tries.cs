using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.SelfReferrals;

/// <summary>One try to reach her.</summary>
internal sealed record Try(TryWay Way, DateTimeOffset TriedAt, bool Answered);

/// <summary>
/// When she counts as not reached: so many tries since she was last heard, each on another day or in another part of the day, and not all by the same way in the same
/// part of the day. A way that she did not call safe is never asked for: who gave one way is tried at other hours.
/// </summary>
internal static class Tries
{
    private enum Part { Morning, Afternoon, Evening }

    /// <summary>What is missing, as what to do next; null where she may be noted as not reached.</summary>
    internal static string? Missing(IReadOnlyList<Try> tries, int needed)
    {
        var heard = tries.Where(t => t.Answered).Select(t => t.TriedAt).DefaultIfEmpty(DateTimeOffset.MinValue).Max();
        var since = tries.Where(t => !t.Answered && t.TriedAt >= heard).Select(t => (t.Way, Day: t.TriedAt.LondonDay(), Part: PartOf(t.TriedAt))).ToList();
        var more = needed - since.Select(t => (t.Day, t.Part)).Distinct().Count();
        if (more > 0) return $"Try {(more == 1 ? "once" : $"{more} times")} more, on another day or at another time of day.";
        return since.Count > 1 && since.DistinctBy(t => t.Way).Count() == 1 && since.DistinctBy(t => t.Part).Count() == 1
            ? "Try at another time of day too, or by another way that is safe for her."
            : null;
    }

    private static Part PartOf(DateTimeOffset at) => When.OfDay(at).Hour switch { < 12 => Part.Morning, < 17 => Part.Afternoon, _ => Part.Evening };
}
