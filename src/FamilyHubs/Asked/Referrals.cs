using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>What practices and others asked of hubs: how each stands, and what its steps share.</summary>
internal sealed class Referrals(Db db, ISend send, AskedSites sites, ReferralLog log, History history, TimeProvider clock)
{
    internal const string TaskKind = "hub.referral";

    internal sealed record Standing(
        Guid Id, Guid SenderUserId, Guid SenderOrganisationId, Guid SiteId, Guid HouseholdId, HubNeed Need, string? NeedNote, string SafeContact, HubUrgency Urgency, TellBack TellBack,
        DateTimeOffset ReceivedAt, DateOnly? AnswerDueOn, GpReferralState State, string? Reference, string? AnswerNote, DateTimeOffset? AnsweredAt, Guid? AnsweredBy, Guid? TaskId, ReferralFamily? Registration, int Version);

    private sealed record Said(GpReferralAnswer? Answer);

    internal async Task<Standing> Find(Guid referralId, CancellationToken ct) => await db.Find<Standing>("""
        SELECT id, sender_user_id, sender_organisation_id, site_id, household_id, need, need_note, safe_contact, urgency, tell_back, received_at, answer_due_on, state, reference, answer_note,
               answered_at, answered_by, task_id, registration, version
        FROM familyhubs_gp_referral WHERE id = @referralId
        """, new { referralId }, ct) ?? throw new NotFound("This request");

    internal async Task<GpReferralAnswer?> AnswerOf(Guid referralId, CancellationToken ct) =>
        (await db.Find<Said>("SELECT answer FROM familyhubs_gp_referral WHERE id = @referralId", new { referralId }, ct))?.Answer;

    /// <summary>As it stands, once it is sure that nobody was quicker; only what was received can be answered or taken back.</summary>
    internal async Task<Standing> ToEnd(Guid referralId, int version, CancellationToken ct)
    {
        var now = await Find(referralId, ct);
        if (now.Version != version) throw new Conflict(now.State switch
        {
            GpReferralState.Answered => "A colleague was first and has answered this.",
            GpReferralState.Withdrawn => "This was taken back by whoever sent it.",
            _ => "Somebody else has changed this. Look at what stands now, then try again.",
        });
        if (now.State != GpReferralState.Received) throw new Refused("", now.State == GpReferralState.Answered ? "This was answered already." : "This was taken back by whoever sent it.");
        return now;
    }

    /// <summary>How soon it wants an answer.</summary>
    internal Task<DateOnly> Due(HubUrgency urgency, Guid siteId, CancellationToken ct) => urgency switch
    {
        HubUrgency.Today => Task.FromResult(clock.Today()),
        HubUrgency.Soon => sites.Due("hub.referralSoonWd", [siteId], ct),
        _ => sites.Due("hub.referralAnswerWd", [siteId], ct),
    };

    /// <summary>The hub sees the family, and has a task.</summary>
    /// <param name="sees">Not where it goes no further.</param>
    internal async Task<Guid> Arrive(Guid referralId, Guid householdId, Guid siteId, HubUrgency urgency, DateOnly due, CancellationToken ct, bool sees = true)
    {
        var task = clock.NewId();
        if (sees) await sites.Begin(referralId, householdId, [siteId], ct);
        await send.Send(new OpenTask(task, "Answer somebody who sent a family to the hub", TaskKind, householdId, null, due,
            urgency switch { HubUrgency.Today => TaskPriority.Urgent, HubUrgency.Soon => TaskPriority.High, _ => TaskPriority.Medium }, null, siteId, $"/familyhubs/asked/referrals/{referralId}"), ct);
        return task;
    }

    /// <summary>The hub has closed: what waits there goes to the one that took its place, and where there is none a manager reads of it.</summary>
    internal async Task Bounce(Guid referralId, CancellationToken ct)
    {
        var now = await Find(referralId, ct);
        if (now.State != GpReferralState.Received) return;
        var open = await sites.OpenNow(now.SiteId, ct);
        if (open == now.SiteId) return;
        if (open is not { } next)
        {
            await log.Add(now.Reference ?? referralId.ToString(), referralId, now.SenderOrganisationId, now.SiteId, SendOutcome.Failed, ReferralLog.SiteClosed, ct);
            return;
        }
        await sites.End(referralId, ct);
        if (now.TaskId is { } old) await send.Send(new CloseTask(old, TaskOutcome.NoLongerNeeded, AskedWords.HubClosed), ct);
        var task = await Arrive(referralId, now.HouseholdId, next, now.Urgency, now.AnswerDueOn ?? clock.Today(), ct, now.Registration != ReferralFamily.Stopped);
        await db.Execute("UPDATE familyhubs_gp_referral SET site_id = @next, task_id = @task, version = version + 1 WHERE id = @referralId", new { referralId, next, task }, ct);
        await history.Add(Subject.GpReferral, referralId, nameof(GpReferralState.Received), nameof(GpReferralState.Received), AskedWords.HubClosed, ct);
        await log.Add(now.Reference ?? referralId.ToString(), referralId, now.SenderOrganisationId, next, SendOutcome.Bounced, ReferralLog.SiteClosed, ct, retried: true);
    }

    /// <summary>Its working days are over: once.</summary>
    internal async Task Late(Guid referralId, CancellationToken ct)
    {
        var now = await Find(referralId, ct);
        if (now.State != GpReferralState.Received) return;
        await log.Add(now.Reference ?? referralId.ToString(), referralId, now.SenderOrganisationId, now.SiteId, SendOutcome.Late, ReferralLog.NotAnswered, ct);
    }

    /// <summary>What a sender calls it: their own reference, or the end of its id.</summary>
    internal static string Called(Guid id, string? reference) => reference is null || reference == id.ToString() ? id.ToString()[^8..].ToUpperInvariant() : reference;

    /// <summary>What a sender may read of the answer: as the person chose, else only that there is one.</summary>
    internal static string Told(GpReferralState state, GpReferralAnswer? answer, TellBack tellBack) => state switch
    {
        GpReferralState.Received => "Waits for the hub",
        GpReferralState.Withdrawn => "Taken back",
        _ => tellBack == TellBack.Yes && answer is { } said ? AskedWords.Label(said) : "Answered",
    };
}
