using System.Collections.Frozen;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>What of a text is looked for among the answers that are kept.</summary>
internal static class SearchWords
{
    private const int Most = 5;
    private const int Shortest = 3;

    /// <summary>The longest of its words that say what it is about, each without its ending: "cots" finds "cot", and "housing" finds "house".</summary>
    internal static IReadOnlyList<string> Of(string? text) =>
    [
        .. Folded.Text(text is { Length: > Question.Longest } ? text[..Question.Longest] : text).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w.Length >= Shortest && !Small.Contains(w)).Select(Stem).Distinct(StringComparer.Ordinal).OrderByDescending(w => w.Length).Take(Most),
    ];

    private static string Stem(string word) => Without(Without(Plain(word), "e", Shortest), "y", Shortest);

    private static string Plain(string word) => Endings.Select(ending => Without(word, ending.End, ending.Least)).FirstOrDefault(stem => stem != word) ?? word;

    private static string Without(string word, string end, int least) =>
        word.Length - end.Length >= least && word.EndsWith(end, StringComparison.Ordinal) && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^end.Length] : word;

    /// <summary>The first of them that a word has is left out, where so many letters remain.</summary>
    private static readonly (string End, int Least)[] Endings = [("ing", 4), ("ies", Shortest), ("s", Shortest)];

    /// <summary>Folded: words that stand in every question.</summary>
    private static readonly FrozenSet<string> Small = """
        the and for with from are was were been being has have had having not but any all some one two three its our his her him she they them their you your who whom whose what which when where why how
        can could may might will would shall should must does did done doing this that these those there here then than into onto over under about before after until while because also just only even
        very much many more most need needs needed want wants get gets got give gives know knows ask asks asking say says tell help helps please thanks thank hello dear like some somebody someone anybody
        anyone something anything nobody nothing without within between other others another every each own out off too yet ever
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
