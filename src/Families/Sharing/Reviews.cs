using System.Globalization;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Sharing;

/// <summary>By when an answer about sharing is asked again.</summary>
internal sealed class Reviews(ISend send)
{
    /// <summary>The last day for the review of an answer of that day.</summary>
    internal async Task<DateOnly> Last(DateOnly on, CancellationToken ct) => on.AddMonths(await Months(ct));

    /// <summary>An answer of that day or before, which names no review, is due today.</summary>
    internal async Task<DateOnly> DueIfGivenBy(DateOnly today, CancellationToken ct) => today.AddMonths(-await Months(ct));

    private async Task<int> Months(CancellationToken ct) =>
        int.Parse(await send.Ask(new GetSetting("ig.sharingReviewMonths"), ct), NumberStyles.None, CultureInfo.InvariantCulture);
}
