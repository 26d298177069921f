using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Actions;

/// <summary>An action as it stands, and its steps: whoever takes one, by page, by link or by the passing of time, takes it here.</summary>
internal sealed class ActionSteps(Db db, CurrentUser user, History history, ISend send, IOutbox outbox, TimeProvider clock)
{
    /// <param name="NextReviewOn">Of the case; null where it is closed.</param>
    internal sealed record Now(
        Guid Id, Guid CaseId, Guid? ItemId, Guid MdtId, Guid HouseholdId, string Text, Guid OwnerUserId, Guid? OwnerOrganisationId, DateOnly DueOn, DateOnly? NextReviewOn,
        DateOnly? AskedDueOn, string? AskedReason, string? HandedBackReason, DateTimeOffset? DoneAt, DateTimeOffset? CancelledAt, Guid? ReferralId, int Version)
    {
        internal ActionStatus Status(DateOnly today) => ActionState.Of(DoneAt, CancelledAt, DueOn, today);

        internal ActionOwners.Owner Owner => new(OwnerUserId, OwnerOrganisationId);

        internal ActionOwners.Place Place => new(MdtId, ItemId, HouseholdId);
    }

    /// <summary>An action that is known: its item is closed.</summary>
    internal async Task<Now> Find(Guid actionId, CancellationToken ct) => await db.Find<Now>("""
        SELECT a.id, a.case_id, a.item_id, c.mdt_id, c.household_id, a.text, a.owner_user_id, a.owner_organisation_id, a.due_on,
               CASE WHEN c.closed_on IS NULL THEN c.next_review_on ELSE NULL END AS next_review_on,
               a.asked_due_on, a.asked_reason, a.handed_back_reason, a.done_at, a.cancelled_at,
               CASE WHEN i.case_id = a.case_id THEN i.referral_id ELSE NULL END AS referral_id, a.version
        FROM mdt_action a JOIN mdt_case c ON c.id = a.case_id LEFT JOIN mdt_item i ON i.id = a.item_id
        WHERE a.id = @actionId AND (i.id IS NULL OR i.status = 'Discussed')
        """, new { actionId }, ct) ?? throw new NotFound("The action");

    internal async Task Complete(Now now, string? evidence, int version, CancellationToken ct)
    {
        new Refusals().Text(evidence, "Evidence", 1000, "Say what was done").Throw();
        Check(now, ActionStatus.Done, ActionActor.Owner, version);
        await Finish(now, evidence!.Trim(), user.Id, ct);
    }

    /// <summary>What it waited for was answered by another module; nothing changes where it is over.</summary>
    internal async Task Answered(Guid actionId, string evidence, CancellationToken ct)
    {
        var now = await Find(actionId, ct);
        if (ActionState.IsOpen(Same(now))) await Finish(now, evidence, null, ct);
    }

    /// <summary>What the program wrote to it says something else now; what its owner wrote, and what was removed, stays as it is.</summary>
    internal Task Reworded(Guid actionId, string evidence, CancellationToken ct) => db.Execute("""
        UPDATE mdt_action SET evidence = @evidence, version = version + 1
        WHERE id = @actionId AND done_at IS NOT NULL AND done_by IS NULL AND cancelled_at IS NULL AND evidence IS NOT NULL AND evidence <> @evidence
        """, new { actionId, evidence }, ct);

    private async Task Finish(Now now, string evidence, Guid? by, CancellationToken ct)
    {
        await db.ExecuteVersioned("""
            UPDATE mdt_action SET done_at = @at, done_by = @by, evidence = @evidence, asked_due_on = NULL, asked_reason = NULL, version = version + 1 WHERE id = @Id AND version = @Version
            """, new { now.Id, now.Version, evidence, at = clock.Now(), by }, ct: ct);
        await EndLinks(now.Id, ct);
        await history.Add(Subject.Action, now.Id, Same(now).ToString(), nameof(ActionStatus.Done), ct: ct);
        await outbox.Add(new MdtActionDone(now.Id, now.CaseId, clock.Today()), ct);
    }

    /// <summary>It is not needed any more; links to it are over.</summary>
    internal async Task Cancel(Now now, string reason, CancellationToken ct)
    {
        await db.ExecuteVersioned("""
            UPDATE mdt_action SET cancelled_at = @at, cancelled_reason = @reason, asked_due_on = NULL, asked_reason = NULL, version = version + 1 WHERE id = @Id AND version = @Version
            """, new { now.Id, now.Version, reason, at = clock.Now() }, ct: ct);
        await EndLinks(now.Id, ct);
        await history.Add(Subject.Action, now.Id, Same(now).ToString(), nameof(ActionStatus.Cancelled), reason, ct);
    }

    /// <summary>A decision does not stand: what was owed for it is cancelled, with the reason.</summary>
    internal async Task CancelOf(Guid decisionId, string reason, CancellationToken ct)
    {
        foreach (var action in await db.Query<Guid>("""
            SELECT id FROM mdt_action WHERE decision_id = @decisionId AND done_at IS NULL AND cancelled_at IS NULL ORDER BY due_on, id
            """, new { decisionId }, ct))
            await Cancel(await Find(action, ct), reason, ct);
    }

    /// <summary>The owner cannot do it: the coordinator has it until somebody else does; the chair where the coordinator is the owner or may not.</summary>
    internal async Task HandBack(Now now, string? reason, int version, CancellationToken ct)
    {
        new Refusals().Text(reason, "Reason", 500, "Say why you cannot do this").Throw();
        Check(now, Same(now), ActionActor.Owner, version);
        if (await Heir(now.MdtId, now.HouseholdId, now.OwnerUserId, ct) is not { } heir)
            throw new Refused("", "Nobody in the team can take this back: speak with whoever gave it to you");
        await db.ExecuteVersioned("""
            UPDATE mdt_action SET owner_user_id = @heir, owner_organisation_id = NULL, handed_back_reason = @reason, asked_due_on = NULL, asked_reason = NULL, version = version + 1
            WHERE id = @Id AND version = @version
            """, new { now.Id, version, heir, reason = reason!.Trim() }, ct: ct);
        await Given(now, new(heir, null), now.DueOn, ActionNote.HandedBack, reason.Trim(), ct);
    }

    internal async Task AskTime(Now now, DateOnly? until, string? reason, int version, CancellationToken ct)
    {
        var last = await LastDay(now, ct);
        new Refusals()
            .If(until is null, "AskedDueOn", "Enter the day by which you can do it")
            .If(until <= now.DueOn, "AskedDueOn", $"The day must be after {now.DueOn.InWords()}")
            .If(until < clock.Today(), "AskedDueOn", "The day must be today or later")
            .If(until > last, "AskedDueOn", $"The day must not be after {last.InWords()}, when the team looks at it again")
            .Text(reason, "AskedReason", 500, "Say why you need more time")
            .Throw();
        Check(now, Same(now), ActionActor.Owner, version);
        await db.ExecuteVersioned("""
            UPDATE mdt_action SET asked_due_on = @until, asked_reason = @reason, version = version + 1 WHERE id = @Id AND version = @version
            """, new { now.Id, version, until, reason = reason!.Trim() }, ct: ct);
        await history.Add(Subject.Action, now.Id, Same(now).ToString(), nameof(ActionNote.TimeAsked), reason.Trim(), ct);
    }

    /// <summary>
    /// Its owner has left or may not work it: it goes to whoever has what nobody else has. Where a team has nobody, it stays in their
    /// name. Of an item that is still being talked about its owners learn when it is closed.
    /// </summary>
    internal async Task<bool> HandOn(Guid actionId, Guid from, CancellationToken ct)
    {
        var owed = (await db.Find<Owed>("""
            SELECT a.case_id, c.mdt_id, c.household_id, a.due_on, CASE WHEN i.id IS NULL OR i.status = 'Discussed' THEN 1 ELSE 0 END AS known
            FROM mdt_action a JOIN mdt_case c ON c.id = a.case_id LEFT JOIN mdt_item i ON i.id = a.item_id WHERE a.id = @actionId
            """, new { actionId }, ct))!;
        if (await Heir(owed.MdtId, owed.HouseholdId, from, ct) is not { } heir) return false;
        await db.Execute("UPDATE mdt_action SET owner_user_id = @heir, owner_organisation_id = NULL, version = version + 1 WHERE id = @actionId", new { actionId, heir }, ct);
        await EndLinks(actionId, ct);
        await history.Add(Subject.Action, actionId, ActionState.Of(null, null, owed.DueOn, clock.Today()).ToString(), nameof(ActionNote.HandedOn), ct: ct);
        if (owed.Known) await outbox.Add(new MdtActionAssigned(actionId, owed.CaseId, heir, owed.DueOn), ct);
        return true;
    }

    private sealed record Owed(Guid CaseId, Guid MdtId, Guid HouseholdId, DateOnly DueOn, bool Known);

    /// <summary>Notes a new owner and tells them; links of the one before are over.</summary>
    internal async Task Given(Now now, ActionOwners.Owner to, DateOnly due, ActionNote how, string? reason, CancellationToken ct)
    {
        await EndLinks(now.Id, ct);
        await history.Add(Subject.Action, now.Id, Same(now).ToString(), how.ToString(), reason, ct);
        await outbox.Add(new MdtActionAssigned(now.Id, now.CaseId, to.UserId, due, to.OrganisationId), ct);
    }

    /// <summary>Refuses a stale page, and a step that is not on the list.</summary>
    internal void Check(Now now, ActionStatus to, ActionActor who, int version)
    {
        var stands = now.Status(clock.Today());
        if (now.Version != version)
            throw new Conflict("Somebody else has changed this action. Look at what stands now, then try again.",
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["Action"] = $"{ActionState.Label(stands)}, by {now.DueOn.InWords()}" },
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["Action"] = ActionState.Label(to) });
        ActionState.Check(stands, to, who);
    }

    /// <summary>The state that it stays in.</summary>
    internal ActionStatus Same(Now now) => now.Status(clock.Today());

    /// <summary>Not after the next review; where that is past or the case is closed, within the weeks to which a review could be put.</summary>
    internal async Task<DateOnly> LastDay(Now now, CancellationToken ct) =>
        now.NextReviewOn is { } review && review >= clock.Today() ? review : (await Review.Of(send, clock.Today(), ct)).Last;

    /// <summary>Who has what nobody else has: the coordinator, else the chair, else a deputy; not who declared a conflict with the family.</summary>
    internal async Task<Guid?> Heir(Guid mdtId, Guid householdId, Guid from, CancellationToken ct)
    {
        var heirs = await db.Query<Guid>("""
            SELECT user_id FROM mdt_member WHERE mdt_id = @mdtId AND left_on IS NULL AND user_id <> @from AND duty IN ('coordinator', 'chair', 'deputy')
            ORDER BY CASE duty WHEN 'coordinator' THEN 0 WHEN 'chair' THEN 1 ELSE 2 END, id
            """, new { mdtId, from }, ct);
        foreach (var heir in heirs)
            if (!await Conflicts.Has(db, heir, householdId, ct)) return heir;
        return null;
    }

    internal Task<int> EndLinks(Guid actionId, CancellationToken ct) => db.Execute(
        "UPDATE mdt_action_link SET revoked_at = @now WHERE action_id = @actionId AND revoked_at IS NULL", new { actionId, now = clock.Now() }, ct);
}
