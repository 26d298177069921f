namespace Neighbourhood.Mdt.Meetings;

/// <summary>An item on a list, as far as the order goes: what a meeting left over first, then what is urgent, then the rest as it came.</summary>
internal sealed record ListPlace(Guid Id, int Place, bool CarriedOver, string? Urgency)
{
    /// <summary>The place of what comes to a list; whatever stands there or below moves down by one.</summary>
    internal static int For(IReadOnlyList<ListPlace> list, bool carriedOver, bool urgent)
    {
        var next = list.FirstOrDefault(i => carriedOver ? !i.CarriedOver : urgent && !i.CarriedOver && !ListBuilder.IsUrgent(i.Urgency));
        return next?.Place ?? (list.Count == 0 ? 1 : list[^1].Place + 1);
    }
}
