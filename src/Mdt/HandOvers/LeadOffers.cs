using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.HandOvers;

/// <summary>
/// A change of lead is an offer: who leads goes on leading until the other has accepted, so that a case has one lead at every moment. One offer of a case
/// waits at a time, and who chooses themselves leads at once.
/// </summary>
internal sealed class LeadOffers(Db db, LeadChange change, TeamDesk desk, History history, ISend send, CurrentUser user, IOutbox outbox, TimeProvider clock)
{
    internal sealed record Standing(
        Guid Id, Guid CaseId, Guid ToUserId, Guid? OfferedBy, DateTimeOffset OfferedAt, string? Note, DateOnly AnswerDueOn, LeadOfferOutcome? Outcome);

    internal sealed record Led(Guid Id, Guid MdtId, string Team, Guid HouseholdId, Guid LeadUserId, DateOnly? ClosedOn, int Version);

    internal async Task<Led> Case(Guid caseId, CancellationToken ct) => await db.Find<Led>("""
        SELECT c.id, c.mdt_id, t.name AS team, c.household_id, c.lead_user_id, c.closed_on, c.version FROM mdt_case c JOIN mdt_team t ON t.id = c.mdt_id WHERE c.id = @caseId
        """, new { caseId }, ct) ?? throw new NotFound("The case");

    internal Task<Standing?> Waiting(Guid caseId, CancellationToken ct) => db.Find<Standing>("""
        SELECT id, case_id, to_user_id, offered_by, offered_at, note, answer_due_on, outcome FROM mdt_lead_offer WHERE case_id = @caseId AND ended_at IS NULL
        """, new { caseId }, ct);

    internal async Task<Standing> Find(Guid offerId, CancellationToken ct) => await db.Find<Standing>("""
        SELECT id, case_id, to_user_id, offered_by, offered_at, note, answer_due_on, outcome FROM mdt_lead_offer WHERE id = @offerId
        """, new { offerId }, ct) ?? throw new NotFound("The offer");

    /// <summary>Asks somebody to lead; whoever was asked before is not any more. The same again changes nothing.</summary>
    internal async Task Offer(Guid offerId, Guid caseId, Guid to, string? note, CancellationToken ct)
    {
        var led = await Case(caseId, ct);
        var before = await Waiting(caseId, ct);
        if (led.ClosedOn is not null || (before?.ToUserId == to && (note is null || note == before.Note))) return;
        if (before is not null) await End(before, led, to == led.LeadUserId ? LeadOfferOutcome.Withdrawn : LeadOfferOutcome.Replaced, null, ct);
        if (to == led.LeadUserId) return;
        if (to == user.Id)
        {
            await Lead(led, to, CaseNote.LeadAccepted, ct);
            await desk.Tell(MdtNoticeKind.LeadAccepted, caseId, led.HouseholdId, [await desk.IfMember(led.MdtId, led.LeadUserId, ct)], ct);
            return;
        }
        await db.ExecuteVersioned("UPDATE mdt_case SET version = version + 1 WHERE id = @caseId AND version = @Version", new { caseId, led.Version }, ct: ct);
        await db.Execute("""
            INSERT INTO mdt_lead_offer (id, case_id, to_user_id, offered_by, offered_at, note, answer_due_on) VALUES (@offerId, @caseId, @to, @by, @now, @note, @due)
            """, new { offerId, caseId, to, by = user.Id, now = clock.Now(), note, due = await desk.AnswerDue(ct) }, ct);
        await history.Add(Subject.Case, caseId, nameof(CaseStatus.Open), nameof(CaseNote.LeadOffered), note, ct);
        // The name of the family and no more, until they accept.
        await outbox.Add(new MdtInvolvementBegan(offerId, led.HouseholdId, null, null, to, "invited", clock.Today(), Shown: false), ct);
        await desk.Tell(MdtNoticeKind.LeadOffered, caseId, led.HouseholdId, [to], ct);
    }

    /// <summary>They lead from now.</summary>
    internal async Task Accept(Standing offer, CancellationToken ct)
    {
        if (!HandOver.CheckWaits(offer.Outcome, LeadOfferOutcome.Accepted)) return;
        var led = await Case(offer.CaseId, ct);
        if (await Conflicts.Has(db, offer.ToUserId, led.HouseholdId, ct)) throw new Refused("", "You declared a conflict of interest with this family, so you cannot lead: decline, and somebody else is asked");
        await End(offer, led, LeadOfferOutcome.Accepted, null, ct);
        await Lead(led, offer.ToUserId, CaseNote.LeadAccepted, ct);
        await desk.Tell(MdtNoticeKind.LeadAccepted, led.Id, led.HouseholdId,
            [offer.OfferedBy, await desk.First(led.MdtId, led.HouseholdId, ct), await desk.IfMember(led.MdtId, led.LeadUserId, ct)], ct);
    }

    /// <summary>Who leads goes on leading; who asked is told why.</summary>
    internal async Task Decline(Standing offer, string reason, CancellationToken ct)
    {
        if (!HandOver.CheckWaits(offer.Outcome, LeadOfferOutcome.Declined)) return;
        await TurnDown(offer, LeadOfferOutcome.Declined, CaseNote.LeadDeclined, reason, ct);
    }

    /// <summary>Nobody is asked any more.</summary>
    internal async Task Withdraw(Standing offer, CancellationToken ct)
    {
        if (!HandOver.CheckWaits(offer.Outcome, LeadOfferOutcome.Withdrawn)) return;
        await End(offer, await Case(offer.CaseId, ct), LeadOfferOutcome.Withdrawn, null, ct);
        await history.Add(Subject.Case, offer.CaseId, nameof(CaseStatus.Open), nameof(CaseNote.LeadOfferWithdrawn), ct: ct);
    }

    /// <summary>Who was asked cannot lead any more: who asked is told.</summary>
    internal Task Lapse(Standing offer, string reason, CancellationToken ct) => TurnDown(offer, LeadOfferOutcome.Lapsed, CaseNote.LeadOfferWithdrawn, reason, ct);

    /// <summary>The case is over: so is what was asked.</summary>
    internal async Task CaseEnded(Guid caseId, CancellationToken ct)
    {
        if (await Waiting(caseId, ct) is { } offer) await End(offer, await Case(caseId, ct), LeadOfferOutcome.Lapsed, null, ct);
    }

    /// <summary>
    /// Who led cannot any more: the coordinator leads, else the chair, else the deputy, until they have offered it on; they are told.
    /// Where a team has nobody for it the case stays in the old name, marked and counted.
    /// </summary>
    internal async Task PassOn(Guid caseId, CancellationToken ct)
    {
        var led = await Case(caseId, ct);
        List<Guid> heirs = [.. (await desk.Of(led.MdtId, led.HouseholdId, ct)).Where(h => h != led.LeadUserId)];
        var left = await send.Left(heirs, ct);
        heirs.RemoveAll(left.Contains);
        if (led.ClosedOn is not null || heirs is not [var heir, ..]) return;
        if (await Waiting(caseId, ct) is { } offer && offer.ToUserId == heir) await End(offer, led, LeadOfferOutcome.Replaced, null, ct);
        await Lead(led, heir, CaseNote.LeadPassedOn, ct);
        await desk.Tell(MdtNoticeKind.LeadPassedOn, caseId, led.HouseholdId, [heir], ct);
    }

    private async Task Lead(Led led, Guid to, CaseNote note, CancellationToken ct)
    {
        await change.To(led.MdtId, led.Id, led.HouseholdId, led.LeadUserId, to, led.Version, ct);
        await history.Add(Subject.Case, led.Id, nameof(CaseStatus.Open), note.ToString(), ct: ct);
    }

    private async Task TurnDown(Standing offer, LeadOfferOutcome outcome, CaseNote note, string reason, CancellationToken ct)
    {
        var led = await Case(offer.CaseId, ct);
        await End(offer, led, outcome, reason, ct);
        await history.Add(Subject.Case, led.Id, nameof(CaseStatus.Open), note.ToString(), reason, ct);
        await desk.Tell(MdtNoticeKind.LeadDeclined, led.Id, led.HouseholdId, [offer.OfferedBy, await desk.First(led.MdtId, led.HouseholdId, ct)], ct);
    }

    private async Task End(Standing offer, Led led, LeadOfferOutcome outcome, string? reason, CancellationToken ct)
    {
        if (await db.Execute("""
            UPDATE mdt_lead_offer SET ended_at = @now, outcome = @outcome, ended_reason = @reason WHERE id = @Id AND ended_at IS NULL
            """, new { offer.Id, now = clock.Now(), outcome, reason }, ct) == 0) throw HandOver.SomebodyWasFirst();
        await outbox.Add(new MdtInvolvementEnded(offer.Id, led.HouseholdId, clock.Today()), ct);
    }
}
