using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Milestones;

/// <summary>How long each appointment, scan and visit is due, as an area has set it.</summary>
internal sealed class ScheduleTerms(ISend send)
{
    internal async Task<Schedule.Terms> Of(Guid? neighbourhoodId, CancellationToken ct) => new(
        await send.Number("antenatal.bookByDays", neighbourhoodId, ct), await send.Number("antenatal.notBookedFlagDays", neighbourhoodId, ct),
        await send.Number("antenatal.lateReferralDays", neighbourhoodId, ct), await send.Number("antenatal.withinDays", neighbourhoodId, ct),
        await send.Span("antenatal.visitBeforeWeeks", neighbourhoodId, ct), await send.Span("antenatal.newBirthVisitDays", neighbourhoodId, ct),
        await send.Span("antenatal.sixWeekVisitWeeks", neighbourhoodId, ct), await send.Span("antenatal.firstYearVisitMonths", neighbourhoodId, ct),
        await send.Span("antenatal.secondYearVisitMonths", neighbourhoodId, ct));
}
