using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;

namespace Neighbourhood.Mdt.Items;

/// <summary>When a case may come back, and by when an action is done unless somebody says otherwise.</summary>
/// <param name="First">The first day on which the next review may be.</param>
/// <param name="Last">The last one.</param>
/// <param name="Due">When an action is due, were there no review before.</param>
internal sealed record Review(DateOnly First, DateOnly Usual, DateOnly Last, DateOnly Due)
{
    /// <summary>The usual day, but never after the next review.</summary>
    internal DateOnly ActionDue(DateOnly nextReview) => nextReview < Due ? nextReview : Due;

    /// <summary>As the settings have it.</summary>
    internal static async Task<Review> Of(ISend send, DateOnly today, CancellationToken ct)
    {
        var (first, usual, last) = Case.Reviews(today, await send.Span("mdt.reviewWeeks", ct: ct), await send.Number("mdt.reviewDefaultWeeks", ct: ct));
        return new(first, usual, last, today.AddDays(await send.Number("mdt.actionDefaultDays", ct: ct)));
    }
}
