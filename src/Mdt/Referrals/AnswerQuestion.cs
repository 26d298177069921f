using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Referrals;

/// <summary>A referrer answers the team's question; the team's clock goes on with the working days that it had left.</summary>
internal static class AnswerQuestion
{
    [Allows(Permissions.Refer, On = nameof(ReferralId))]
    internal sealed record Command(Guid ReferralId, string? Answer, int Version) : ICommand;

    internal sealed class Handler(Db db, ISend send, ReferralDesk desk, History history, ReferralNotices notices, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var referral = await desk.Find(command.ReferralId, ct);
            if (referral.Status == ReferralStatus.Draft) throw new Refused("", "This referral was not sent yet: nobody has asked a question");
            await desk.Check(command.ReferralId, ReferralStatus.Submitted, command.Version, ct);
            new Refusals().Text(command.Answer, "Answer", 2000, "Write your answer").Throw();
            var asked = await db.Find<DateTimeOffset>("""
                SELECT MAX(at) FROM mdt_step WHERE subject_id = @ReferralId AND to_status = 'ReturnedForInfo'
                """, new { command.ReferralId }, ct);
            var due = await Resumed(asked.LondonDay(), referral.TriageDueOn ?? clock.Today(), ct);
            var answer = command.Answer!.Trim();
            await db.ExecuteVersioned("""
                UPDATE mdt_referral SET status = 'Submitted', answer = @answer, triage_due_on = @due, version = version + 1
                WHERE id = @ReferralId AND version = @Version
                """, new { answer, due, command.ReferralId, command.Version }, ct: ct);
            await history.Add(Subject.Referral, command.ReferralId, nameof(ReferralStatus.ReturnedForInfo), nameof(ReferralStatus.Submitted), answer.Length > 1000 ? answer[..1000] : answer, ct);
            var urgent = await db.Find<int>("SELECT COUNT(*) FROM mdt_referral WHERE id = @ReferralId AND urgency = 'Urgent'", new { command.ReferralId }, ct) > 0;
            await notices.Team(MdtNoticeKind.ReferralAnswered, command.ReferralId, referral.MdtId!.Value, referral.HouseholdId, urgent, ct);
            return default;
        }

        /// <summary>
        /// The day asked is the day the clock stopped: as many working days as lay between it and the day due then lie
        /// between today and the day due now. A referral that was late already is due today.
        /// </summary>
        private async Task<DateOnly> Resumed(DateOnly asked, DateOnly due, CancellationToken ct)
        {
            var left = 0;
            while (await send.Ask(new AddWorkingDays(asked, left), ct) < due) left++;
            return await send.Ask(new AddWorkingDays(clock.Today(), left), ct);
        }
    }

    [Allows(Permissions.Refer, On = nameof(ReferralId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : ReferralStepPage(send)
    {
        public string? Answer { get; set; }

        public async Task<IActionResult> OnGet(CancellationToken ct)
        {
            var shown = await ShowStep(ReferralStatus.Submitted, ct);
            return Head.Status == ReferralStatus.Draft ? Redirect($"/mdt/referrals/{ReferralId}/edit") : shown;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(ReferralId, Answer, Version), ct);
    }
}
