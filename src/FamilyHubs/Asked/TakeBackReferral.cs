using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>Whoever sent a family to a hub takes it back while nobody has answered: sent by mistake, or the family thought again.</summary>
internal static class TakeBackReferral
{
    [Allows(Permissions.SendReferral, On = nameof(GpReferralId))]
    internal sealed record Command(Guid GpReferralId, int Version) : ICommand;

    internal sealed class Handler(Db db, ISend send, Referrals referrals, AskedSites sites, History history, CurrentUser user) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = await referrals.Find(command.GpReferralId, ct);
            if (now.SenderUserId != user.Id) throw new NotFound("This request");
            if (now.State == GpReferralState.Withdrawn && now.Version == command.Version + 1) return default; // pressed twice
            now = await referrals.ToEnd(command.GpReferralId, command.Version, ct);
            await db.ExecuteVersioned("""
                UPDATE familyhubs_gp_referral SET state = 'Withdrawn', version = version + 1 WHERE id = @GpReferralId AND version = @Version
                """, command, ct: ct);
            await history.Add(Subject.GpReferral, now.Id, now.State.ToString(), nameof(GpReferralState.Withdrawn), ct: ct);
            await sites.End(now.Id, ct);
            if (now.TaskId is { } task) await send.Send(new CloseTask(task, TaskOutcome.NoLongerNeeded, "Taken back by whoever sent it"), ct);
            return default;
        }
    }

    [Allows(Permissions.SendReferral, On = nameof(GpReferralId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid GpReferralId { get; set; }
        public int Version { get; set; }

        public IActionResult OnGet() => Redirect("/familyhubs/refer/sent");

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            await send.Send(new Command(GpReferralId, Version), ct);
            return Redirect("/familyhubs/refer/sent?said=taken-back");
        });
    }
}
