using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Packs;
using Neighbourhood.Mdt.Referrals;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>A coordinator puts an accepted referral on a meeting's list; after the list closed only what is urgent, with a reason.</summary>
internal static class ListReferral
{
    [Allows(Permissions.ManageList, On = nameof(MeetingId))]
    internal sealed record Command(Guid MeetingId, Guid ReferralId, string? LateReason) : ICommand;

    internal sealed class Handler(Db db, CurrentUser user, MeetingSteps steps, PackMaking pack, History history, MeetingNotices notices, TimeProvider clock) : ICommandHandler<Command>
    {
        private sealed record Referred(Guid MdtId, Guid HouseholdId, ReferralStatus Status, Guid? CaseId, string? Urgency);

        private sealed record Team(int SlotMinutes, int MaxCases);

        private sealed record On(Guid Id, Guid CaseId, Guid? ReferralId, int Place, bool CarriedOver, string? Urgency);

        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var meeting = await steps.Find(command.MeetingId, ct);
            var referral = await db.Find<Referred>("SELECT mdt_id, household_id, status, case_id, urgency FROM mdt_referral WHERE id = @ReferralId", new { command.ReferralId }, ct);
            if (referral?.MdtId != meeting.MdtId || referral.CaseId is not { } caseId || (await Conflicts.Of(db, user.Id, ct)).Contains(caseId)) throw new NotFound("The referral");

            Meeting.CheckIs(meeting.Status, "nothing can be put on its list", MeetingStatus.ListOpen, MeetingStatus.ListClosed, MeetingStatus.InProgress);
            var list = await db.Query<On>("""
                SELECT i.id, i.case_id, i.referral_id, i.place, i.carried_over, r.urgency FROM mdt_item i LEFT JOIN mdt_referral r ON r.id = i.referral_id
                WHERE i.meeting_id = @MeetingId AND i.status <> 'Removed' ORDER BY i.place
                """, new { command.MeetingId }, ct);
            if (list.Any(i => i.CaseId == caseId && i.ReferralId == command.ReferralId)) return default;
            // A listed one whose item was taken off, deferred or lost with its meeting comes back; it stays listed.
            if (referral.Status != ReferralStatus.Listed) Referral.Check(referral.Status, ReferralStatus.Listed, ReferralActor.Coordinator);
            else if (await IsWaitingElsewhere(command, ct)) throw new Refused("", "This referral is on the list of another meeting");

            var urgent = ListBuilder.IsUrgent(referral.Urgency);
            var late = meeting.Status != MeetingStatus.ListOpen;
            if (late && !urgent) throw new Refused("", "The list is closed, and this referral is not urgent: put it on the next list");
            if (late) new Refusals().Text(command.LateReason, "LateReason", 500, "The list is closed: say why this cannot wait for the next meeting").Throw();

            if (list.FirstOrDefault(i => i.CaseId == caseId) is { } same)
                await db.Execute("UPDATE mdt_item SET referral_id = @ReferralId, version = version + 1 WHERE id = @Id", new { same.Id, command.ReferralId }, ct);
            else await Insert(command, meeting.MdtId, caseId, list, urgent, late, ct);
            if (late || urgent) await notices.Listed(command.MeetingId, meeting.MdtId, referral.HouseholdId, urgent, ct);
            if (late) await pack.Freeze(command.MeetingId, command.LateReason!.Trim(), ct);

            if (referral.Status == ReferralStatus.Listed) return default;
            await db.Execute("UPDATE mdt_referral SET status = 'Listed', version = version + 1 WHERE id = @ReferralId", new { command.ReferralId }, ct);
            await history.Add(Subject.Referral, command.ReferralId, referral.Status.ToString(), nameof(ReferralStatus.Listed), late ? command.LateReason!.Trim() : null, ct);
            return default;
        }

        private async Task<bool> IsWaitingElsewhere(Command command, CancellationToken ct) => await db.Find<int>("""
            SELECT COUNT(*) FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id
            WHERE i.referral_id = @ReferralId AND i.meeting_id <> @MeetingId AND i.status IN ('Listed', 'Discussing') AND m.status <> 'Cancelled'
            """, new { command.ReferralId, command.MeetingId }, ct) > 0;

        private async Task Insert(Command command, Guid mdtId, Guid caseId, IReadOnlyList<On> list, bool urgent, bool late, CancellationToken ct)
        {
            var team = await db.Find<Team>("SELECT slot_minutes, max_cases FROM mdt_team WHERE id = @mdtId", new { mdtId }, ct);
            if (!urgent && list.Count >= team!.MaxCases) throw new Refused("", ListBuilder.Full(team.MaxCases));
            // Urgent stands on top, below what the last meeting left over.
            var place = ListPlace.For([.. list.Select(i => new ListPlace(i.Id, i.Place, i.CarriedOver, i.Urgency))], carriedOver: false, urgent);
            await db.Execute("UPDATE mdt_item SET place = place + 1 WHERE meeting_id = @MeetingId AND place >= @place", new { command.MeetingId, place }, ct);
            await db.Execute("""
                INSERT INTO mdt_item (id, meeting_id, case_id, referral_id, place, slot_minutes, presenter_user_id, carried_over, late, late_reason, status, version)
                SELECT @id, @MeetingId, c.id, @ReferralId, @place, @SlotMinutes, c.lead_user_id, 0, @late, @reason, 'Listed', 1 FROM mdt_case c WHERE c.id = @caseId
                """, new { id = clock.NewId(), command.MeetingId, command.ReferralId, caseId, place, team!.SlotMinutes, late, reason = late ? command.LateReason!.Trim() : null }, ct);
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ManageList, On = nameof(MeetingId))]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid MeetingId { get; set; }
        public Guid ReferralId { get; set; }
        public string? LateReason { get; set; }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(MeetingId, ReferralId, LateReason), ct);
            return Redirect($"/mdt/meetings/{MeetingId}");
        });
    }
}
