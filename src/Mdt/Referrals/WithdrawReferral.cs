using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Referrals;

/// <summary>A referrer or chair takes a referral back, with a reason: it leaves the agenda and stays in the history.</summary>
internal static class WithdrawReferral
{
    [Allows(Permissions.Refer, On = nameof(ReferralId))]
    internal sealed record Command(Guid ReferralId, string? Reason, int Version) : ICommand;

    internal sealed class Handler(Db db, ReferralDesk desk, CaseSteps cases, History history, IOutbox outbox, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var referral = await desk.Check(command.ReferralId, ReferralStatus.Withdrawn, command.Version, ct);
            new Refusals().Text(command.Reason, "Reason", 500, "Say why it is withdrawn").Throw();
            var reason = command.Reason!.Trim();
            if (referral.Status == ReferralStatus.Listed) await LeaveTheAgenda(referral, ct);
            await db.ExecuteVersioned("""
                UPDATE mdt_referral SET status = 'Withdrawn', withdrawn_reason = @reason, version = version + 1 WHERE id = @ReferralId AND version = @Version
                """, new { reason, command.ReferralId, command.Version }, ct: ct);
            await history.Add(Subject.Referral, command.ReferralId, referral.Status.ToString(), nameof(ReferralStatus.Withdrawn), reason, ct);
            if (referral.Status is ReferralStatus.Submitted or ReferralStatus.ReturnedForInfo)
                await outbox.Add(new MdtInvolvementEnded(command.ReferralId, referral.HouseholdId, clock.Today()), ct);
            if (referral.CaseId is { } caseId) await CloseIfNothingElse(caseId, ct);
            return default;
        }

        private async Task LeaveTheAgenda(ReferralDesk.Standing referral, CancellationToken ct)
        {
            if (await db.Find<int>("SELECT COUNT(*) FROM mdt_item WHERE referral_id = @Id AND status = 'Discussing'", new { referral.Id }, ct) > 0)
                throw new Refused("", "The team is talking about this family now: it cannot be withdrawn until the item is closed");
            // Before the list closes nobody was told of an invitation.
            foreach (var invited in await db.Query<Guid>("""
                SELECT v.id FROM mdt_invitation v JOIN mdt_item i ON i.id = v.item_id JOIN mdt_meeting m ON m.id = i.meeting_id
                WHERE i.referral_id = @Id AND i.status = 'Listed' AND v.withdrawn_at IS NULL AND m.status IN ('ListClosed', 'InProgress') ORDER BY v.id
                """, new { referral.Id }, ct))
                await outbox.Add(new MdtInvolvementEnded(invited, referral.HouseholdId, clock.Today()), ct);
            await db.Execute("""
                UPDATE mdt_invitation SET withdrawn_at = @now
                WHERE withdrawn_at IS NULL AND item_id IN (SELECT id FROM mdt_item WHERE referral_id = @Id AND status = 'Listed')
                """, new { referral.Id, now = clock.Now() }, ct);
            await db.Execute("""
                UPDATE mdt_item SET status = 'Removed', version = version + 1 WHERE referral_id = @Id AND status = 'Listed'
                """, new { referral.Id }, ct);
        }

        /// <summary>A case that only this referral opened, and that was never talked about, has nothing left to stand on.</summary>
        private async Task CloseIfNothingElse(Guid caseId, CancellationToken ct)
        {
            var only = await db.Find<int>("""
                SELECT COUNT(*) FROM mdt_case c
                WHERE c.id = @caseId AND c.closed_on IS NULL
                  AND NOT EXISTS (SELECT 1 FROM mdt_item i WHERE i.case_id = c.id AND i.status <> 'Removed')
                  AND NOT EXISTS (SELECT 1 FROM mdt_action a WHERE a.case_id = c.id)
                  AND NOT EXISTS (SELECT 1 FROM mdt_referral r WHERE r.case_id = c.id AND r.status <> 'Withdrawn')
                """, new { caseId }, ct);
            if (only == 0) return;
            await cases.Close(caseId, CaseEnd.Withdrawn, "The referral that opened it was withdrawn", ct);
        }
    }

    [Allows(Permissions.Refer, On = nameof(ReferralId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : ReferralStepPage(send)
    {
        public string? Reason { get; set; }

        public Task<IActionResult> OnGet(CancellationToken ct) => ShowStep(ReferralStatus.Withdrawn, ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(ReferralId, Reason, Version), ct);
    }
}
