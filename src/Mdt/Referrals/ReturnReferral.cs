using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Referrals;

/// <summary>A coordinator or chair sends a referral back to the referrer with a question; the team's clock pauses.</summary>
internal static class ReturnReferral
{
    [Allows(Permissions.Triage, On = nameof(ReferralId))]
    internal sealed record Command(Guid ReferralId, string? Question, int Version) : ICommand;

    internal sealed class Handler(Db db, ReferralDesk desk, History history, ReferralNotices notices) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var referral = await desk.Check(command.ReferralId, ReferralStatus.ReturnedForInfo, command.Version, ct);
            new Refusals().Text(command.Question, "Question", 1000, "Write your question").Throw();
            var question = command.Question!.Trim();
            // triage_due_on stays: with the day of this step it says how many working days were left (AnswerQuestion).
            await db.ExecuteVersioned("""
                UPDATE mdt_referral SET status = 'ReturnedForInfo', question = @question, answer = NULL, version = version + 1
                WHERE id = @ReferralId AND version = @Version
                """, new { question, command.ReferralId, command.Version }, ct: ct);
            await history.Add(Subject.Referral, command.ReferralId, nameof(ReferralStatus.Submitted), nameof(ReferralStatus.ReturnedForInfo), question, ct);
            await notices.Referrer(MdtNoticeKind.ReferralReturned, referral, ct);
            return default;
        }
    }

    [Allows(Permissions.Triage, On = nameof(ReferralId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : ReferralStepPage(send)
    {
        public string? Question { get; set; }

        public Task<IActionResult> OnGet(CancellationToken ct) => ShowStep(ReferralStatus.ReturnedForInfo, ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(ReferralId, Question, Version), ct);
    }
}
