using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Items;

/// <summary>The states of an item on a meeting's list.</summary>
internal enum ItemStatus { Listed, Discussing, Discussed, Deferred, Removed }

/// <summary>The states of an item, the steps between them, and what must be there before it is closed.</summary>
internal static class Item
{
    internal sealed record Transition(ItemStatus From, ItemStatus To);

    internal static IReadOnlyList<Transition> Transitions { get; } =
    [
        new(ItemStatus.Listed, ItemStatus.Discussing),
        new(ItemStatus.Listed, ItemStatus.Deferred),
        new(ItemStatus.Listed, ItemStatus.Removed),
        new(ItemStatus.Discussing, ItemStatus.Discussed),
        new(ItemStatus.Discussing, ItemStatus.Deferred),
    ];

    internal static bool May(ItemStatus from, ItemStatus to) => Transitions.Contains(new Transition(from, to));

    /// <summary>Refuses a step that is not on the list.</summary>
    internal static void Check(ItemStatus from, ItemStatus to)
    {
        if (!May(from, to)) throw new Refused("", $"This item {InWords(from)}, so it cannot be {Participle(to)}");
    }

    /// <summary>Refuses to record on an item that is not being discussed.</summary>
    internal static void CheckDiscussing(ItemStatus now)
    {
        if (now != ItemStatus.Discussing) throw new Refused("", $"This item {InWords(now)}: start it before you record anything");
    }

    /// <summary>Rule 2: everything that is still missing, at once; nothing when the item can be closed.</summary>
    internal static Refusals Missing(int decisions, string? familyVoice, int actions, string? noActionReason) => new Refusals()
        .If(decisions == 0, "Code", "Record at least one decision")
        .If(string.IsNullOrWhiteSpace(familyVoice), "FamilyVoice", "Write what the family says or wants")
        .If(actions == 0 && string.IsNullOrWhiteSpace(noActionReason), "Text", "Add an action, or say why there is none");

    internal static bool IsOver(ItemStatus status) => status is ItemStatus.Discussed or ItemStatus.Deferred or ItemStatus.Removed;

    internal static string Label(ItemStatus status) => status switch
    {
        ItemStatus.Listed => "To come",
        ItemStatus.Discussing => "Now",
        ItemStatus.Discussed => "Discussed",
        ItemStatus.Deferred => "Deferred",
        _ => "Taken off",
    };

    internal static string Colour(ItemStatus status) => status switch
    {
        ItemStatus.Listed => "white",
        ItemStatus.Discussing => "blue",
        ItemStatus.Discussed => "green",
        ItemStatus.Deferred => "yellow",
        _ => "grey",
    };

    /// <summary>To stand after "This item".</summary>
    internal static string InWords(ItemStatus status) => status switch
    {
        ItemStatus.Listed => "has not been started",
        ItemStatus.Discussing => "is being discussed",
        ItemStatus.Discussed => "was discussed and closed",
        ItemStatus.Deferred => "was deferred",
        _ => "was taken off the list",
    };

    private static string Participle(ItemStatus to) => to switch
    {
        ItemStatus.Listed => "listed again",
        ItemStatus.Discussing => "started",
        ItemStatus.Discussed => "closed",
        ItemStatus.Deferred => "deferred",
        _ => "taken off the list",
    };
}
