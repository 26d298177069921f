namespace Neighbourhood.Mdt.Referrals;

/// <summary>What a referrer ticks so that the team sees it at once: a short fixed list. It decides nothing by itself.</summary>
internal enum RiskFlag { BabyOrUnborn, HurtAtHome, SelfHarm, DrugsOrAlcohol, NoSafeHome, NoFoodOrHeat, MissingSchool, ChildCares, ChildNotSeen }

/// <summary>The ticks in words, and as they are kept: codes divided by commas, in the order of the list.</summary>
internal static class RiskFlags
{
    internal static string InWords(this RiskFlag flag) => flag switch
    {
        RiskFlag.BabyOrUnborn => "A baby under 1, or one on the way",
        RiskFlag.HurtAtHome => "Somebody at home hurts or controls somebody else",
        RiskFlag.SelfHarm => "Somebody may harm themselves",
        RiskFlag.DrugsOrAlcohol => "Drugs or alcohol harm the family",
        RiskFlag.NoSafeHome => "No safe or settled home",
        RiskFlag.NoFoodOrHeat => "Not enough food or heating",
        RiskFlag.MissingSchool => "A child is often away from school",
        RiskFlag.ChildCares => "A child looks after somebody",
        _ => "Nobody has seen a child for some time",
    };

    internal static string? Kept(IEnumerable<RiskFlag> flags) => flags.Distinct().Order().ToList() is { Count: > 0 } some ? string.Join(',', some) : null;

    internal static IReadOnlyList<RiskFlag> Read(string? kept) =>
        string.IsNullOrEmpty(kept) ? [] : [.. kept.Split(',').Select(code => Enum.Parse<RiskFlag>(code))];

    /// <summary>To stand in a list of what was sent; null where nothing was ticked.</summary>
    internal static string? Lines(string? kept) => Read(kept) is { Count: > 0 } flags ? string.Join("\n", flags.Select(f => f.InWords())) : null;
}
