namespace Neighbourhood.Families.People;

/// <summary>The field's code lists, as people read them.</summary>
internal static class Codes
{
    internal const string EthnicityNotAsked = "99";

    /// <summary>The 2001 categories of the NHS data dictionary; 99 stands until somebody has asked, too.</summary>
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
        [EthnicityNotAsked] = "Not known",
    };

    /// <summary>The field's nine, of which four are offered at a door.</summary>
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

    /// <summary>How a person says their gender is, by the NHS data dictionary.</summary>
    internal static readonly IReadOnlyDictionary<string, string> Gender = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["1"] = "Male",
        ["2"] = "Female",
        ["9"] = "Neither, or in another way",
        ["X"] = "Not known",
    };

    /// <summary>In which shape written words can be read.</summary>
    internal static readonly IReadOnlyDictionary<string, string> WrittenFormat = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["11"] = "Large print",
        ["12"] = "Braille",
        ["13"] = "Audio tape",
    };

    /// <summary>By what somebody asked never to be contacted: the names of ReachMode.</summary>
    internal static readonly IReadOnlyDictionary<string, string> ContactMode = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Text"] = "Text message",
        ["Telephone"] = "Telephone",
        ["Email"] = "Email",
        ["Letter"] = "Letter",
        ["InPerson"] = "Visit",
    };

    /// <summary>The field's disability codes.</summary>
    internal static readonly IReadOnlyDictionary<string, string> Disability = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["01"] = "Behaviour and emotions",
        ["02"] = "Hearing",
        ["03"] = "Using the hands",
        ["04"] = "Memory, concentrating, learning or understanding",
        ["05"] = "Moving about",
        ["06"] = "Noticing danger",
        ["07"] = "Personal care and continence",
        ["08"] = "A long-term or progressive condition",
        ["09"] = "Sight",
        ["10"] = "Speech",
        ["XX"] = "Something else",
        ["NN"] = "No disability",
        ["ZZ"] = "Prefers not to say",
    };

    internal static readonly IReadOnlyDictionary<string, string> SocialCare = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["CIN"] = "Child in need",
        ["CP"] = "Child protection plan",
        ["LAC"] = "Looked after",
        ["FH"] = "Family Help",
    };

    internal static readonly IReadOnlyDictionary<string, string> YesNoUnknown = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Yes"] = "Yes",
        ["No"] = "No",
        ["Unknown"] = "Not known",
    };

    /// <summary>Nothing chosen is a code too: null, or one of the list.</summary>
    internal static bool Known(string? code, IReadOnlyDictionary<string, string> codes) => string.IsNullOrWhiteSpace(code) || codes.ContainsKey(code);

    /// <summary>Ethnic group in words: "Not asked yet" is not the answer "not known".</summary>
    internal static string EthnicityInWords(string code, bool asked, string? detail) =>
        !asked && code == EthnicityNotAsked ? "Not asked yet" : $"{Ethnicity.GetValueOrDefault(code, code)}{(detail is null ? "" : $" ({detail})")}";

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
