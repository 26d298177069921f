using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Referrals;

/// <summary>A referrer sends a whole referral to the team, which has two working days to look at it.</summary>
internal static class SubmitReferral
{
    [Allows(Permissions.Refer, On = nameof(ReferralId))]
    internal sealed record Command : ReferralForm, ICommand
    {
        public Guid ReferralId { get; init; }
        public int Version { get; init; }
    }

    internal sealed class Handler(Db db, ReferralDesk desk, History history, ReferralNotices notices, IOutbox outbox, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command sent, CancellationToken ct)
        {
            var command = (Command)sent.Tidy();
            var referral = await desk.Find(command.ReferralId, ct);
            if (referral.Status == ReferralStatus.Submitted && referral.Version == command.Version + 1) return default; // a second press
            if (referral.Status == ReferralStatus.Draft && referral.Version != command.Version) throw await desk.Stale(command.ReferralId, command, ct);
            await desk.Check(command.ReferralId, ReferralStatus.Submitted, command.Version, ct);
            if (referral.Status != ReferralStatus.Draft) throw new Refused("", "Answer the team's question to send this referral again");
            command.IsComplete().Throw();
            await desk.CheckChoices(referral.HouseholdId, command, ct);
            await desk.CheckNobodyObjects(command.People(), ct);

            var mdtId = command.MdtId!.Value;
            var due = await desk.TriageDue(mdtId, ct);
            await desk.Keep(command.ReferralId, command.Version, command, ct);
            await db.Execute("UPDATE mdt_referral SET status = 'Submitted', submitted_at = @now, triage_due_on = @due WHERE id = @ReferralId",
                new { command.ReferralId, now = clock.Now(), due }, ct);
            await history.Add(Subject.Referral, command.ReferralId, nameof(ReferralStatus.Draft), nameof(ReferralStatus.Submitted), ct: ct);
            // So that the team's chair and coordinator reach the household that they are asked about.
            await outbox.Add(new MdtInvolvementBegan(command.ReferralId, referral.HouseholdId, null, mdtId, null, "referral", clock.Today(), Shown: true), ct);
            await notices.Team(MdtNoticeKind.ReferralReceived, command.ReferralId, mdtId, referral.HouseholdId, command.Urgency == ReferralUrgency.Urgent, ct);
            return default;
        }
    }

    [Allows(Permissions.Refer, On = nameof(ReferralId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : ReferralFormPage(send)
    {
        private readonly ISend _send = send;

        public IActionResult OnGet() => Redirect($"/mdt/referrals/{ReferralId}/edit");

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            await _send.Send(Filled(new Command { ReferralId = ReferralId, Version = Version }), ct);
            return Redirect($"/mdt/referrals/{ReferralId}");
        });
    }
}
