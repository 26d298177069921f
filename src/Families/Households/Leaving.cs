namespace Neighbourhood.Families.Households;

/// <summary>Why somebody no longer belongs to a household, and how much of the time somebody lives there, as people read it.</summary>
internal static class Leaving
{
    /// <summary>They never belonged: no history shows it.</summary>
    internal const string Mistake = "Mistake";

    /// <summary>They belong on, for another share of the time: the next row says so.</summary>
    internal const string Changed = "Changed";

    internal static readonly IReadOnlyDictionary<string, string> Codes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Separation"] = "the family separated",
        ["MovedOut"] = "moved out",
        ["GrownUp"] = "grew up and left home",
        ["IntoCare"] = "looked after somewhere else",
        ["Other"] = "another reason",
        [Mistake] = "entered by mistake: they never belonged here",
    };

    internal static readonly IReadOnlyDictionary<string, string> LivesHere = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Full"] = "All the time",
        ["Part"] = "Part of the time",
        ["No"] = "Not at all: belongs to the family, lives elsewhere",
    };

    internal static readonly IReadOnlyDictionary<string, string> Responsibility = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Yes"] = "Yes",
        ["No"] = "No",
        ["Unknown"] = "Not known",
    };

    internal static string InWords(string? code) => code == Changed ? "then for another share of the time" : Codes.GetValueOrDefault(code ?? "", "no reason noted");
}
