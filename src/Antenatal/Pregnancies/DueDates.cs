using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>When a baby is due: from her last period or a scan, or not known yet.</summary>
internal static class DueDates
{
    /// <summary>43 weeks: what is longer ago is another pregnancy, or a slip of the pen.</summary>
    internal const int Longest = 301;

    /// <summary>No scan says a date before two weeks.</summary>
    private const int Earliest = 14;

    /// <summary>The date that everything is counted from: the scan's where there is one, unless the place has it the other way.</summary>
    internal static DateOnly? Agreed(DateOnly? byDates, DateOnly? byScan, bool scanOverrides) => scanOverrides ? byScan ?? byDates : byDates ?? byScan;

    internal static async Task<bool> ScanOverrides(ISend send, Guid? areaId, CancellationToken ct) => await send.Ask(new GetSetting("antenatal.scanOverridesDates", areaId), ct) == "on";

    internal static Refusals Check(Refusals refusals, DateOnly? lmp, DateOnly? byScan, DateOnly today) => refusals
        .If(lmp > today, "Lmp", "The first day of her last period must be today or earlier")
        .If(lmp < today.AddDays(-Longest), "Lmp", $"The first day of her last period must be within the last {Longest / 7} weeks")
        .If(byScan < today.AddDays(Gestation.Term - Longest), "EddByScan", "The due date must be no more than three weeks ago")
        .If(byScan > today.AddDays(Gestation.Term - Earliest), "EddByScan", "The due date must be within the next 38 weeks");

    /// <summary>The day by which she is booked: 10+0, or within 14 days of a notification after 9+0, or of one without a due date (NICE NG201; settings).</summary>
    internal static async Task<DateOnly> BookBy(ISend send, DateOnly? edd, DateOnly notifiedOn, Guid? areaId, CancellationToken ct)
    {
        var within = notifiedOn.AddDays(await send.Number("antenatal.withinDays", areaId, ct));
        if (Gestation.Of(edd, notifiedOn) is not { } told || told.Days > await send.Number("antenatal.lateReferralDays", areaId, ct)) return within;
        return edd!.Value.AddDays(await send.Number("antenatal.bookByDays", areaId, ct) - Gestation.Term);
    }

    /// <summary>Whether an appointment on this day is late, so that it is asked why. One whose date is not known is not.</summary>
    internal static async Task<bool> IsLate(ISend send, DateOnly? edd, DateOnly on, Guid? areaId, CancellationToken ct) =>
        Gestation.Of(edd, on) is { } then && then.Days > await send.Number("antenatal.bookByDays", areaId, ct);
}
