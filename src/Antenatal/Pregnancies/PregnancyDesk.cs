using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Antenatal.People;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>What is known of a pregnancy when somebody tells of it.</summary>
/// <param name="Id">The pregnancy's.</param>
/// <param name="PersonId">Who is expecting: the caller has checked that the user may see her.</param>
/// <param name="Lmp">The first day of her last period, where she knows it.</param>
/// <param name="EddByScan">The due date by a scan, where there was one; neither is an answer.</param>
/// <param name="MidwifeUserId">Who looks after her from now.</param>
/// <param name="TeamMayKnow">She agreed that those who work with her already may know.</param>
/// <param name="Discussion">Under 16: the safeguarding conversation, where it was held.</param>
/// <param name="ConcernId">Under 13: the concern that was raised before.</param>
internal sealed record NewPregnancy(
    Guid Id, Guid PersonId, Guid? HouseholdId, NotifiedBy Source, DateOnly? Lmp, DateOnly? EddByScan, Parity Parity, Multiple Multiple, Guid? MidwifeUserId, bool TeamMayKnow, bool GpMayKnow,
    string? LateReason = null, Guid? SelfReferralId = null, Discussion? Discussion = null, Guid? ConcernId = null);

/// <summary>A pregnancy becomes known here: whoever tells of it, by whatever way.</summary>
internal sealed class PregnancyDesk(
    Db db, ISend send, IOutbox outbox, Aliases aliases, Babies babies, Under16 under16, Involvements involvements, BookingTask booking, MilestonePlan plan, History history, CurrentUser user,
    TimeProvider clock)
{
    /// <summary>Keeps a pregnancy; the id of the one that is known already, where she is expecting by our rows.</summary>
    /// <exception cref="Refused">On <c>Lmp</c>, <c>EddByScan</c> or <c>DiscussedOn</c>.</exception>
    internal async Task<Guid> Notify(NewPregnancy pregnancy, CancellationToken ct)
    {
        var today = clock.Today();
        var refusals = DueDates.Check(new Refusals(), pregnancy.Lmp, pregnancy.EddByScan, today);
        Under16.Check(refusals, pregnancy.Discussion, today).Throw();
        if (await Expecting(pregnancy.PersonId, ct) is { } known)
        {
            await history.Note(known, Noted.ToldAgain, null, ct);
            return known;
        }
        await Keep(pregnancy, today, ct);
        var unborn = await babies.Begin(pregnancy.Id, pregnancy.Multiple == Multiple.Yes ? 2 : 1, ct);
        await history.Add(Subject.Pregnancy, pregnancy.Id, null, nameof(PregnancyStatus.Notified), ct: ct);
        await outbox.Add(new PregnancyNotified(pregnancy.Id, pregnancy.PersonId, unborn, today), ct);
        await involvements.Begin(pregnancy.Id, ct);
        await under16.Begin(pregnancy, ct);
        await booking.Open(pregnancy.Id, ct);
        await plan.Remake(pregnancy.Id, ct);
        return pregnancy.Id;
    }

    /// <summary>The pregnancy of somebody who is expecting by our rows; null where none is.</summary>
    internal async Task<Guid?> Expecting(Guid personId, CancellationToken ct) => (await db.Query<Guid>("""
        SELECT id FROM antenatal_pregnancy WHERE person_id IN @ids AND status IN ('Notified', 'Booked', 'Ongoing') ORDER BY created_at DESC, id DESC
        """, new { ids = await aliases.AllOf(personId, ct) }, ct)).Select(id => (Guid?)id).FirstOrDefault();

    private async Task Keep(NewPregnancy pregnancy, DateOnly today, CancellationToken ct)
    {
        var byDates = pregnancy.Lmp is { } lmp ? Gestation.DueByDates(lmp) : (DateOnly?)null;
        var area = (await send.Ask(new GetReportArea([pregnancy.PersonId], today), ct)).SingleOrDefault();
        await db.Execute("""
            INSERT INTO antenatal_pregnancy (id, person_id, household_id, status, notified_on, source, notified_by, organisation_id, self_referral_id, lmp, edd_by_dates, edd_by_scan, agreed_edd, parity,
                multiple, booked_elsewhere, late_reason, midwife_user_id, hv_user_id, team_may_know, gp_may_know, lsoa, imd_decile, imd_version, locality_id, neighbourhood_id, created_at, version)
            VALUES (@Id, @PersonId, @HouseholdId, 'Notified', @today, @Source, @me, @OrganisationId, @SelfReferralId, @Lmp, @byDates, @EddByScan, @agreed, @Parity,
                @Multiple, 0, @LateReason, @MidwifeUserId, @visitor, @TeamMayKnow, @GpMayKnow, @lsoa, @decile, @imd, @locality, @neighbourhood, @now, 1)
            """, new
        {
            pregnancy.Id,
            pregnancy.PersonId,
            pregnancy.HouseholdId,
            today,
            pregnancy.Source,
            me = user.Id,
            user.OrganisationId,
            pregnancy.SelfReferralId,
            pregnancy.Lmp,
            byDates,
            pregnancy.EddByScan,
            agreed = DueDates.Agreed(byDates, pregnancy.EddByScan, await DueDates.ScanOverrides(send, area?.NeighbourhoodId, ct)),
            pregnancy.Parity,
            pregnancy.Multiple,
            pregnancy.LateReason,
            pregnancy.MidwifeUserId,
            visitor = pregnancy.Source == NotifiedBy.HealthVisitor ? user.Id : null,
            pregnancy.TeamMayKnow,
            pregnancy.GpMayKnow,
            lsoa = area?.Lsoa,
            decile = area?.ImdDecile,
            imd = area?.ImdVersion,
            locality = area?.LocalityId,
            neighbourhood = area?.NeighbourhoodId,
            now = clock.Now(),
        }, ct);
    }
}
