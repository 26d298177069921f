using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Referrals;

/// <summary>A chair declines a referral, and tells the referrer why and what else may help the family.</summary>
internal static class DeclineReferral
{
    [Allows(Permissions.Decline, On = nameof(ReferralId))]
    internal sealed record Command(Guid ReferralId, string? Reason, string? Suggestion, int Version) : ICommand;

    internal sealed class Handler(Db db, ReferralDesk desk, History history, ReferralNotices notices, IOutbox outbox, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var referral = await desk.Check(command.ReferralId, ReferralStatus.Declined, command.Version, ct);
            new Refusals()
                .Text(command.Reason, "Reason", 500, "Say why the team will not take this")
                .Text(command.Suggestion, "Suggestion", 500, "Suggest what else may help this family")
                .Throw();
            var (reason, suggestion) = (command.Reason!.Trim(), command.Suggestion!.Trim());
            await db.ExecuteVersioned("""
                UPDATE mdt_referral SET status = 'Declined', decline_reason = @reason, suggestion = @suggestion, version = version + 1
                WHERE id = @ReferralId AND version = @Version
                """, new { reason, suggestion, command.ReferralId, command.Version }, ct: ct);
            await history.Add(Subject.Referral, command.ReferralId, referral.Status.ToString(), nameof(ReferralStatus.Declined), reason, ct);
            await outbox.Add(new MdtReferralDeclined(command.ReferralId, referral.HouseholdId, clock.Today()), ct);
            await outbox.Add(new MdtInvolvementEnded(command.ReferralId, referral.HouseholdId, clock.Today()), ct);
            await notices.Referrer(MdtNoticeKind.ReferralDeclined, referral, ct);
            return default;
        }
    }

    [Allows(Permissions.Decline, On = nameof(ReferralId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : ReferralStepPage(send)
    {
        public string? Reason { get; set; }
        public string? Suggestion { get; set; }

        public Task<IActionResult> OnGet(CancellationToken ct) => ShowStep(ReferralStatus.Declined, ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(ReferralId, Reason, Suggestion, Version), ct);
    }
}
