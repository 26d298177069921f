using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Teams;

namespace Neighbourhood.Mdt.Minutes;

/// <summary>Drafts the minutes when a meeting is finished: one entry for the meeting, one for each item.</summary>
internal sealed class MinutesDraft(Db db, TimeProvider clock)
{
    private sealed record Row(
        Guid Id, int Place, ItemStatus Status, string? Discussion, string? FamilyVoice, string? DeferredReason, string? NoActionReason, DateOnly? NextReviewOn,
        string? NewInformation, string? Challenged, ReviewResult? ReviewResult, NoChangeChoice? NoChangeChoice);

    private sealed record Made(Guid ItemId, MdtDecisionCode Code, string? Detail, bool AgreedWithFamily, bool Provisional);

    private sealed record Owed(Guid ItemId, string Text, DateOnly DueOn, string? Member, string? Came);

    internal async Task Write(Guid meetingId, CancellationToken ct)
    {
        var items = await db.Query<Row>("""
            SELECT id, place, status, discussion, family_voice, deferred_reason, no_action_reason, next_review_on,
                   new_information, challenged, review_result, no_change_choice FROM mdt_item
            WHERE meeting_id = @meetingId AND status IN ('Discussed', 'Deferred') ORDER BY place
            """, new { meetingId }, ct);
        var decisions = (await db.Query<Made>("""
            SELECT d.item_id, d.code, d.detail, d.agreed_with_family, d.provisional FROM mdt_decision d JOIN mdt_item i ON i.id = d.item_id
            WHERE i.meeting_id = @meetingId AND d.removed_at IS NULL ORDER BY d.made_at, d.id
            """, new { meetingId }, ct)).ToLookup(d => d.ItemId);
        var actions = (await db.Query<Owed>("""
            SELECT a.item_id, a.text, a.due_on, p.profession AS member,
                   (SELECT MAX(s.profession) FROM mdt_attendance s WHERE s.meeting_id = m.id AND s.user_id = a.owner_user_id) AS came
            FROM mdt_action a JOIN mdt_item i ON i.id = a.item_id JOIN mdt_meeting m ON m.id = i.meeting_id
                 LEFT JOIN mdt_member p ON p.mdt_id = m.mdt_id AND p.user_id = a.owner_user_id AND p.left_on IS NULL
            WHERE i.meeting_id = @meetingId ORDER BY a.made_at, a.id
            """, new { meetingId }, ct)).ToLookup(a => a.ItemId);
        var apologies = await db.Query<string>("""
            SELECT p.profession FROM mdt_apology a JOIN mdt_meeting m ON m.id = a.meeting_id JOIN mdt_member p ON p.mdt_id = m.mdt_id AND p.user_id = a.user_id AND p.left_on IS NULL
            WHERE a.meeting_id = @meetingId ORDER BY p.profession
            """, new { meetingId }, ct);
        var made = decisions.SelectMany(d => d).ToList();

        await Add(meetingId, null, 0, MinutesText.OfMeeting(await Room.Of(db, meetingId, ct), apologies, made.Count, made.Count(d => d.Provisional)), ct);
        foreach (var item in items)
            await Add(meetingId, item.Id, item.Place, MinutesText.OfItem(new(
                item.Status, item.Discussion, item.FamilyVoice, item.DeferredReason, item.NoActionReason, item.NextReviewOn,
                [.. decisions[item.Id].Select(d => new MinutesText.Decided(d.Code, d.Detail, d.AgreedWithFamily, d.Provisional))],
                [.. actions[item.Id].Select(a => new MinutesText.Owed(a.Text, (a.Member ?? a.Came) is { } profession ? Professions.Name(profession) : "Invited attendee", a.DueOn))],
                item.NewInformation, item.Challenged, item.ReviewResult, item.NoChangeChoice)), ct);
    }

    private Task<int> Add(Guid meetingId, Guid? itemId, int place, string text, CancellationToken ct) => db.Execute("""
        INSERT INTO mdt_minute (id, meeting_id, item_id, place, text, version) VALUES (@id, @meetingId, @itemId, @place, @text, 1)
        """, new { id = clock.NewId(), meetingId, itemId, place, text }, ct);
}
