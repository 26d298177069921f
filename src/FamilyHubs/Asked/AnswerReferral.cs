using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A hub worker says what came of a family that somebody sent: welcomed, not reached, the family declined, or not here.</summary>
internal static class AnswerReferral
{
    /// <param name="Note">For the hub; the sender never reads it.</param>
    [Allows(Permissions.AnswerReferrals, On = nameof(GpReferralId))]
    internal sealed record Command(Guid GpReferralId, GpReferralAnswer? Answer, string? Note, int Version) : ICommand;

    internal sealed class Handler(
        Db db, ISend send, Referrals referrals, AskedSites sites, ReferralLog log, HubInvolvements involvements, History history, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = await referrals.Find(command.GpReferralId, ct);
            if (now.State == GpReferralState.Answered && now.AnsweredBy == user.Id && now.Version == command.Version + 1) return default; // pressed twice
            now = await referrals.ToEnd(command.GpReferralId, command.Version, ct);
            if (now.Registration == ReferralFamily.Held) throw new Refused("", "Someone will look at this first. Answer when that is done");
            new Refusals()
                .If(command.Answer is not { } said || !Enum.IsDefined(said), "Answer", "Choose what came of it")
                .If(now.Registration == ReferralFamily.Stopped && command.Answer is { } far && far != GpReferralAnswer.NotHere, "Answer", "Somebody has looked at this and it goes no further: answer that this hub cannot offer it")
                .Text(command.Note, "Note", 500)
                .Throw();
            var answer = command.Answer!.Value;
            await db.ExecuteVersioned("""
                UPDATE familyhubs_gp_referral SET state = 'Answered', answer = @answer, answer_note = @note, answered_at = @now, answered_by = @me, version = version + 1
                WHERE id = @GpReferralId AND version = @Version
                """, new { command.GpReferralId, command.Version, answer, note = string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim(), now = clock.Now(), me = user.Id }, ct: ct);
            await history.Add(Subject.GpReferral, now.Id, now.State.ToString(), nameof(GpReferralState.Answered), answer.ToString(), ct);
            if (answer == GpReferralAnswer.Welcomed) await involvements.Begin(now.HouseholdId, now.SiteId, ct);
            await sites.End(now.Id, ct);
            await log.Answered(now.Id, ct);
            if (now.TaskId is { } task) await send.Send(new CloseTask(task, TaskOutcome.Done), ct);
            return default;
        }
    }

    /// <summary>The request and, while it waits, its answer on one page.</summary>
    [Allows(Permissions.AnswerReferrals, On = nameof(GpReferralId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : AskedPage<SeeReferral.View>(send)
    {
        public Guid GpReferralId { get; set; }
        public GpReferralAnswer? Answer { get; set; }
        public string? Note { get; set; }

        private protected override IQuery<SeeReferral.View> Question => new SeeReferral(GpReferralId);

        private protected override string Own => $"/familyhubs/asked/referrals/{GpReferralId}";

        public Task OnGet(CancellationToken ct) => ShowNow(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(GpReferralId, Answer, Note, Version), ct);
    }
}
