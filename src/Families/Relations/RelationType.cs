using Neighbourhood.Families.People;

namespace Neighbourhood.Families.Relations;

/// <summary>What one person can be to another, and what the other is then to them.</summary>
internal static class RelationType
{
    internal const string Parent = "Parent";
    internal const string Child = "Child";

    /// <summary>A parent is born at least so many years before the child.</summary>
    private const int LeastYears = 10;

    /// <summary>By code: how it reads before "of", what it is from the other side, and which side is the elder or carer: 1 this, -1 the other, 0 neither.</summary>
    internal static readonly IReadOnlyDictionary<string, (string Words, string Inverse, int Elder)> All = new Dictionary<string, (string, string, int)>(StringComparer.Ordinal)
    {
        [Parent] = ("parent", Child, 1),
        [Child] = ("child", Parent, -1),
        ["Sibling"] = ("brother or sister", "Sibling", 0),
        ["HalfSibling"] = ("half-brother or half-sister", "HalfSibling", 0),
        ["StepParent"] = ("step-parent", "StepChild", 1),
        ["StepChild"] = ("step-child", "StepParent", -1),
        ["StepSibling"] = ("step-brother or step-sister", "StepSibling", 0),
        ["ParentOfUnbornChild"] = ("parent, before the birth,", "UnbornChild", 1),
        ["UnbornChild"] = ("unborn child", "ParentOfUnbornChild", -1),
        ["SiblingOfUnbornChild"] = ("brother or sister, before the birth,", "UnbornSibling", 0),
        ["UnbornSibling"] = ("unborn brother or sister", "SiblingOfUnbornChild", 0),
        ["Partner"] = ("partner", "Partner", 0),
        ["ExPartner"] = ("former partner", "ExPartner", 0),
        ["Spouse"] = ("husband, wife or civil partner", "Spouse", 0),
        ["ExSpouse"] = ("former husband, wife or civil partner", "ExSpouse", 0),
        ["Grandparent"] = ("grandparent", "Grandchild", 1),
        ["Grandchild"] = ("grandchild", "Grandparent", -1),
        ["GreatGrandparent"] = ("great-grandparent", "GreatGrandchild", 1),
        ["GreatGrandchild"] = ("great-grandchild", "GreatGrandparent", -1),
        ["AuntOrUncle"] = ("aunt or uncle", "NieceOrNephew", 1),
        ["NieceOrNephew"] = ("niece or nephew", "AuntOrUncle", -1),
        ["Cousin"] = ("cousin", "Cousin", 0),
        ["FosterCarer"] = ("foster carer", "FosterChild", 1),
        ["FosterChild"] = ("foster child", "FosterCarer", -1),
        ["PrivateFosterCarer"] = ("private foster carer", "PrivateFosterChild", 1),
        ["PrivateFosterChild"] = ("private foster child", "PrivateFosterCarer", -1),
        ["SupportCarer"] = ("support carer", "SupportedByCarer", 1),
        ["SupportedByCarer"] = ("child in support care", "SupportCarer", -1),
        ["Friend"] = ("friend", "Friend", 0),
        ["Neighbour"] = ("neighbour", "Neighbour", 0),
        ["Acquaintance"] = ("acquaintance", "Acquaintance", 0),
        ["InContactWith"] = ("contact", "InContactWith", 0),
        ["Other"] = ("somebody else in the life", "Other", 0),
    };

    internal static string Inverse(string type) => All[type].Inverse;

    /// <summary>"Parent of", "Contact of".</summary>
    internal static string Words(string type)
    {
        var words = All.TryGetValue(type, out var known) ? known.Words : "somebody in the life";
        return $"{char.ToUpperInvariant(words[0])}{words[1..]} of";
    }

    /// <summary>Why this cannot stand beside what stands; null when it can.</summary>
    /// <param name="standing">What the first is to the second today, by type.</param>
    internal static string? Wrong(string type, DateOnly? born, DateOnly? otherBorn, IReadOnlyList<string> standing)
    {
        if (standing.Contains(type)) return "This is recorded already";
        var elder = All[type].Elder;
        if (type is Parent or Child && standing.Any(s => s is Parent or Child)) return "One of the two is the other's parent already: end that first";
        if (type is not (Parent or Child)) return null;
        var (parent, child) = elder > 0 ? (born, otherBorn) : (otherBorn, born);
        return parent is { } older && child is { } younger && Age.Years(older, younger) < LeastYears ? "A parent must be older than the child: check who is whose, and the dates of birth" : null;
    }
}
