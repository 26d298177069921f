using System.Collections.Frozen;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Relations;

/// <summary>Whether what somebody declared is what stands here: rather once too often than once too rarely, since the answer only keeps two people apart.</summary>
internal static class Likeness
{
    /// <summary>What schools call themselves beside their name.</summary>
    private static readonly FrozenSet<string> Common = FrozenSet.ToFrozenSet(
        ["the", "of", "and", "at", "school", "nursery", "preschool", "pre", "primary", "secondary", "infant", "infants", "junior", "juniors", "academy", "college", "high", "ce", "cofe", "c", "e", "rc", "catholic", "church", "england", "community", "day"],
        StringComparer.Ordinal);

    /// <summary>Every word of the declared name is a word of theirs, or sounds like one; one word alone must be the family name. Written together or apart is the same.</summary>
    internal static bool Name(string declared, IReadOnlySet<string> words, IReadOnlyList<string> familyNames)
    {
        var said = Words(declared);
        if (said.Length == 0) return false;
        var together = string.Concat(said);
        return familyNames.Any(name => name.Replace(" ", "", StringComparison.Ordinal) == together) || Read(said).Any(read => read.Count > 1 && read.All(word => words.Any(w => Sounds(w, word))));
    }

    /// <summary>As it stands, and with each two that follow one another as one: "Mc Donald".</summary>
    private static IEnumerable<IReadOnlyList<string>> Read(string[] said) =>
        Enumerable.Range(0, said.Length - 1).Select(n => (IReadOnlyList<string>)[.. said[..n], said[n] + said[n + 1], .. said[(n + 2)..]]).Prepend(said);

    /// <summary>The same, or the same to the ear: "Katharine" and "Catherine" are not, "Fatima" and "Fatimah" are.</summary>
    private static bool Sounds(string one, string other) => one == other || (one.Length > 2 && other.Length > 2 && Soundex.Of(one) is { Length: > 0 } sound && sound == Soundex.Of(other));

    /// <summary>The same reference number, or the one's own words are among the other's: "St Anne's" and "St Annes CofE Primary School".</summary>
    internal static bool School(string declared, string? name, string? urn)
    {
        var said = Words(declared);
        if (said.Length == 0) return false;
        if (urn is not null && said is [var number] && number == urn) return true;
        var (one, other) = (Own(said), Own(Words(name)));
        return one.Length > 0 && other.Length > 0 && (one.All(other.Contains) || other.All(one.Contains));
    }

    private static string[] Words(string? text) => Folded.Text(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What tells it from others; all of it where nothing does.</summary>
    private static string[] Own(string[] words) => words.Where(w => !Common.Contains(w)).ToArray() is { Length: > 0 } own ? own : words;
}
