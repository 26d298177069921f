namespace Neighbourhood.Families.People;

/// <summary>The field's code lists, as people read them.</summary>
internal static class Codes
{
    internal const string EthnicityNotAsked = "99";

    /// <summary>The 2001 categories of the NHS data dictionary; 99 also means "not asked yet".</summary>
    internal static readonly IReadOnlyDictionary<string, string> Ethnicity = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["A"] = "White: British",
        ["B"] = "White: Irish",
        ["C"] = "White: any other",
        ["D"] = "Mixed: White and Black Caribbean",
        ["E"] = "Mixed: White and Black African",
        ["F"] = "Mixed: White and Asian",
        ["G"] = "Mixed: any other",
        ["H"] = "Asian: Indian",
        ["J"] = "Asian: Pakistani",
        ["K"] = "Asian: Bangladeshi",
        ["L"] = "Asian: any other",
        ["M"] = "Black: Caribbean",
        ["N"] = "Black: African",
        ["P"] = "Black: any other",
        ["R"] = "Chinese",
        ["S"] = "Any other",
        ["Z"] = "Not stated",
        [EthnicityNotAsked] = "Not known or not asked yet",
    };

    /// <summary>The four that are offered at a door, of the field's nine.</summary>
    internal static readonly IReadOnlyDictionary<string, string> ContactPreference = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["1"] = "Letter",
        ["2"] = "Visit",
        ["3"] = "Telephone",
        ["4"] = "Email",
        ["5"] = "Minicom",
        ["6"] = "Telephone through somebody else",
        ["7"] = "Sign language",
        ["8"] = "No telephone contact",
        ["9"] = "Text message",
    };

    /// <summary>What somebody is in a household.</summary>
    internal static readonly IReadOnlyDictionary<string, string> Role = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Mother"] = "mother",
        ["Father"] = "father",
        ["Carer"] = "carer",
        ["Partner"] = "partner",
        ["Child"] = "child",
        ["UnbornChild"] = "unborn child",
        ["Grandparent"] = "grandparent",
        ["Sibling"] = "sibling",
        ["Lodger"] = "lodger",
        ["Other"] = "other",
    };

    internal static readonly IReadOnlyDictionary<string, string> Accessible = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["LargePrint"] = "Large print",
        ["Braille"] = "Braille",
        ["Audio"] = "Audio",
        ["EasyRead"] = "Easy read",
        ["BritishSignLanguage"] = "British Sign Language",
        ["Other"] = "Something else",
    };

    internal static bool IsChild(string role) => role is "Child" or "UnbornChild";

    /// <summary>"Large print, Braille" from the codes kept with commas.</summary>
    internal static string? AccessibleInWords(string? kept) =>
        string.IsNullOrEmpty(kept) ? null : string.Join(", ", kept.Split(',').Select(c => Accessible.GetValueOrDefault(c, c)));
}
