namespace Neighbourhood.PeerSupport;

/// <summary>What somebody would like to talk about, and what a supporter has been through (form F7, "about").</summary>
internal enum Topic { NewBaby, Feeding, FeelingLow, Premature, Loss, Send, BeingADad, SingleParent, NewToArea, YoungParent, Money, Other }

internal static class Topics
{
    /// <summary>As a parent reads it.</summary>
    internal static string InWords(Topic topic) => topic switch
    {
        Topic.NewBaby => "A new baby",
        Topic.Feeding => "Feeding",
        Topic.FeelingLow => "Feeling low",
        Topic.Premature => "A baby who came early",
        Topic.Loss => "Losing a baby",
        Topic.Send => "Autism, special needs or a disability",
        Topic.BeingADad => "Being a dad",
        Topic.SingleParent => "Bringing up children on your own",
        Topic.NewToArea => "Being new to the area",
        Topic.YoungParent => "Being a young parent",
        Topic.Money => "Money worries",
        _ => "Something else",
    };
}
