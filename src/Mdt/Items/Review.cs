namespace Neighbourhood.Mdt.Items;

/// <summary>When a case comes back, and until when an action is done.</summary>
internal static class Review
{
    internal const int LeastWeeks = 6;
    internal const int MostWeeks = 12;
    internal const int UsualWeeks = 8;
    internal const int ActionDays = 14;

    internal static DateOnly Earliest(DateOnly today) => today.AddDays(7 * LeastWeeks);

    internal static DateOnly Latest(DateOnly today) => today.AddDays(7 * MostWeeks);

    internal static DateOnly Usual(DateOnly today) => today.AddDays(7 * UsualWeeks);

    /// <summary>Fourteen days from today, but never after the next review.</summary>
    internal static DateOnly ActionDue(DateOnly today, DateOnly? nextReview) =>
        nextReview is { } review && review < today.AddDays(ActionDays) ? review : today.AddDays(ActionDays);
}
