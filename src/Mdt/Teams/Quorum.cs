namespace Neighbourhood.Mdt.Teams;

/// <summary>Whether enough of each profession is in the room: judged at the moment of each decision.</summary>
internal static class Quorum
{
    /// <param name="Profession">A code of <see cref="Professions"/>.</param>
    /// <param name="AtLeast">How many of them must be there; in an answer, how many are lacking.</param>
    internal sealed record Rule(string Profession, int AtLeast);

    /// <summary>What is lacking, in the order of the rules; empty when the meeting is quorate. A team without rules always is.</summary>
    /// <param name="professionsPresent">One entry for each person who has arrived and not left.</param>
    internal static IReadOnlyList<Rule> Missing(IReadOnlyCollection<Rule> rules, IEnumerable<string> professionsPresent)
    {
        var present = professionsPresent.CountBy(p => p, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. rules
            .Select(r => r with { AtLeast = r.AtLeast - present.GetValueOrDefault(r.Profession) })
            .Where(r => r.AtLeast > 0)];
    }

    internal static bool IsMet(IReadOnlyCollection<Rule> rules, IEnumerable<string> professionsPresent) => Missing(rules, professionsPresent).Count == 0;
}
