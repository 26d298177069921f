namespace Neighbourhood.Antenatal.Screens;

/// <summary>What an answer asks for.</summary>
internal enum Ask { SafetyToday, Pathway, Assessment, Gad7, Repeat }

/// <summary>From which scores something is asked for: settings of the place.</summary>
/// <param name="Gad7From">Of the GAD-2: from it the GAD-7 is asked.</param>
/// <param name="Gad7Assessment">Of the GAD-7: from it she is assessed, as from <paramref name="Phq9Assessment"/> of the PHQ-9.</param>
internal sealed record Thresholds(int EpdsPathway, int RepeatFrom, int Gad7From, int Gad7Assessment, int Phq9Assessment);

/// <summary>What she answered. Null is a question that was not asked.</summary>
internal sealed record Answers(bool? Whooley1 = null, bool? Whooley2 = null, int? Gad2 = null, int? Gad7 = null, int? Epds = null, int? EpdsItem10 = null, int? Phq9 = null, int? Phq9Item9 = null)
{
    internal bool Any => Whooley1 is not null || Whooley2 is not null || Gad2 is not null || Gad7 is not null || Epds is not null || Phq9 is not null;
}

/// <summary>What the answers ask for (antenatal.md, rule 9), and whether scores can be what they say.</summary>
internal static class Scores
{
    internal const int ItemMost = 3;
    internal const int EpdsMost = 30;
    internal const int Phq9Most = 27;
    internal const int Gad2Most = 6;
    internal const int Gad7Most = 21;

    /// <summary>In the order of how soon it is wanted.</summary>
    internal static IReadOnlyList<Ask> AsksFor(Answers said, Thresholds from)
    {
        var asks = new List<Ask>();
        if (said.EpdsItem10 > 0 || said.Phq9Item9 > 0) asks.Add(Ask.SafetyToday);
        if (said.Epds >= from.EpdsPathway) asks.Add(Ask.Pathway);
        if (said.Whooley1 == true || said.Whooley2 == true || said.Gad7 >= from.Gad7Assessment || said.Phq9 >= from.Phq9Assessment) asks.Add(Ask.Assessment);
        if (said.Gad2 >= from.Gad7From) asks.Add(Ask.Gad7);
        if (said.Epds >= from.RepeatFrom && said.Epds < from.EpdsPathway) asks.Add(Ask.Repeat);
        return asks;
    }

    /// <summary>The sum of ten items; null where one is missing or none of its scores.</summary>
    internal static int? Sum(IReadOnlyList<int?> items) => items.Count == Screen.Items.Count && items.All(i => i is >= 0 and <= ItemMost) ? items.Sum() : null;

    /// <summary>Whether a sum of this many items, each 0 to 3, can hold these of them.</summary>
    internal static bool Fits(int sum, int items, int part, int partItems = 1) => part >= 0 && part <= partItems * ItemMost && sum >= part && sum - part <= (items - partItems) * ItemMost;

    internal static ActionTaken Action(IReadOnlyList<Ask> asks) =>
        asks.Contains(Ask.SafetyToday) ? ActionTaken.SafetyTalk
        : asks.Contains(Ask.Pathway) ? ActionTaken.Pathway
        : asks.Contains(Ask.Assessment) ? ActionTaken.Assessment
        : asks.Contains(Ask.Repeat) ? ActionTaken.Repeat : ActionTaken.None;
}
