using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Items;

/// <summary>An item as it stands, its steps from state to state, and what its end means for those invited.</summary>
internal sealed class ItemSteps(Db db, IOutbox outbox, TimeProvider clock)
{
    internal sealed record Now(
        Guid Id, Guid MeetingId, MeetingStatus MeetingStatus, Guid MdtId, Guid CaseId, Guid HouseholdId, Guid LeadUserId, Guid? ReferralId, ItemStatus Status, DateOnly? NextReviewOn,
        string? FamilyVoice, string? NoActionReason, int Version, int CaseVersion);

    internal async Task<Now> Find(Guid itemId, CancellationToken ct) => await db.Find<Now>("""
        SELECT i.id, i.meeting_id, m.status AS meeting_status, m.mdt_id, i.case_id, c.household_id, c.lead_user_id, i.referral_id, i.status, i.next_review_on,
               i.family_voice, i.no_action_reason, i.version, c.version AS case_version
        FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id JOIN mdt_case c ON c.id = i.case_id WHERE i.id = @itemId
        """, new { itemId }, ct) ?? throw new NotFound("The item");

    /// <summary>The item that is being discussed now; refused when it is not.</summary>
    internal async Task<Now> Discussing(Guid itemId, CancellationToken ct)
    {
        var item = await Find(itemId, ct);
        Meeting.CheckIs(item.MeetingStatus, "nothing can be recorded", MeetingStatus.InProgress);
        Item.CheckDiscussing(item.Status);
        return item;
    }

    /// <summary>Takes a step while the meeting runs; false when it was taken already from the same page.</summary>
    internal async Task<bool> To(Now item, ItemStatus to, int version, CancellationToken ct)
    {
        if (item.Status == to && item.Version == version + 1) return false;
        if (item.Version != version)
            throw new Conflict("Somebody else has changed this item. Look at what stands now, then try again.",
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["Item"] = Item.Label(item.Status) },
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["Item"] = Item.Label(to) });
        Meeting.CheckIs(item.MeetingStatus, "its items cannot be changed", MeetingStatus.InProgress);
        Item.Check(item.Status, to);
        await db.ExecuteVersioned("""
            UPDATE mdt_item SET status = @to, version = version + 1 WHERE id = @Id AND version = @version
            """, new { item.Id, to, version }, ct: ct);
        if (to == ItemStatus.Discussing)
        {
            await db.Execute("UPDATE mdt_item SET started_at = @now WHERE id = @Id", new { item.Id, now = clock.Now() }, ct);
        }
        else
        {
            await db.Execute("UPDATE mdt_item SET ended_at = @now WHERE id = @Id", new { item.Id, now = clock.Now() }, ct);
            await EndInvitations(item, ct);
        }
        return true;
    }

    /// <summary>Rule 4: with the item ends what those invited to it may see.</summary>
    private async Task EndInvitations(Now item, CancellationToken ct)
    {
        foreach (var id in await db.Query<Guid>("SELECT id FROM mdt_invitation WHERE item_id = @Id AND withdrawn_at IS NULL ORDER BY id", new { item.Id }, ct))
            await outbox.Add(new MdtInvolvementEnded(id, item.HouseholdId, clock.Today()), ct);
    }
}
