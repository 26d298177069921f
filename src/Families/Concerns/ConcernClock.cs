namespace Neighbourhood.Families.Concerns;

/// <summary>How long a concern has waited, in words.</summary>
internal static class ConcernClock
{
    /// <summary>"12 min", "3 h 5 min", "2 days".</summary>
    internal static string InWords(TimeSpan waited)
    {
        var minutes = Math.Max(0, (int)waited.TotalMinutes);
        return minutes < 60 ? $"{minutes} min"
            : minutes < 24 * 60 ? minutes % 60 == 0 ? $"{minutes / 60} h" : $"{minutes / 60} h {minutes % 60} min"
            : minutes < 48 * 60 ? "1 day" : $"{minutes / (24 * 60)} days";
    }

    /// <summary>"Told Fern Abernathy 12 min ago, nobody has looked".</summary>
    /// <param name="told">Who was told at this turn; empty while nobody was found.</param>
    internal static string Says(ConcernTurn turn, IReadOnlyList<string> told, TimeSpan waited)
    {
        var ago = InWords(waited);
        if (told.Count == 0) return $"Nobody could be told for {ago}: ring the duty service";
        var who = told.Count > 2 ? $"{told.Count} safeguarding leads" : string.Join(" and ", told);
        return turn switch
        {
            ConcernTurn.Lead => $"Told {who} {ago} ago, nobody has looked",
            ConcernTurn.Deputy => $"The lead was silent: told {who} {ago} ago, nobody has looked",
            _ => $"Lead and deputy were silent: told {who} {ago} ago, nobody has looked. Ring the duty service",
        };
    }
}
