namespace Neighbourhood.Families.Involvement;

/// <summary>What is said of each kind of involvement, and who may know of it: data, so that a module that brings a kind adds a line here.</summary>
internal static class Kinds
{
    internal static readonly IReadOnlyDictionary<string, Kind> All = new Dictionary<string, Kind>(StringComparer.Ordinal)
    {
        [Involvements.Registered] = new("Registered the family"),
        [Involvements.Works] = new("Works with the family"),
        [Involvements.HandOver] = new("Looks for somebody to work with the family"),
        ["health"] = new("Health care", ByHand: true),
        ["early-help"] = new("Early help or Family Help", ByHand: true),
        ["school"] = new("School or nursery", ByHand: true),
        ["housing"] = new("Housing or money advice", ByHand: true),
        ["community"] = new("Charity or community group", ByHand: true),
        ["lead"] = new("Lead practitioner"),
        ["referral"] = new("Asked a case meeting to talk about the family"),
        ["case"] = new("Works with the family in a case meeting"),
        ["hub"] = new("Family hub"),
        // Before she agreed it is shown to midwives alone: a health visitor reads of a pregnancy in its own time, on its own panel. How it ended is nobody's to read from two days.
        ["maternity"] = new("Maternity care", Permission: "antenatal.pregnancies.write", Past: false),
        // Never shown to others: that somebody has a peer supporter is theirs to tell.
        ["peer"] = new("Peer support", Permission: "peersupport.matches.view", Always: true),
    };

    internal static Kind Of(string code) => All.GetValueOrDefault(code, Unknown);

    private static readonly Kind Unknown = new("Works with the family");

    /// <param name="Says">As the card has it.</param>
    /// <param name="ByHand">A worker may note it.</param>
    /// <param name="Permission">Who may see one that is not to be shown; null for nobody.</param>
    /// <param name="Always">That permission is needed also where it is to be shown.</param>
    /// <param name="Past">That it was, and from when to when, is said when it has ended.</param>
    internal sealed record Kind(string Says, bool ByHand = false, string? Permission = null, bool Always = false, bool Past = true);
}
