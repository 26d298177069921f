using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>A coordinator or supervisor notes that they asked a supporter how they are, after a match of theirs was ended, or after they said at a supervision that they are not well.</summary>
internal static class GiveCare
{
    [Allows(Permissions.Supervise, On = nameof(SupporterId))]
    internal sealed record Command(Guid SupporterId) : ICommand;

    internal sealed class Handler(Db db, SupporterSteps steps, Wellbeing wellbeing, CurrentUser user, Guard guard, ISend send, TimeProvider clock) : ICommandHandler<Command>
    {
        private sealed record Waiting(Guid? CareTaskId);

        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = await steps.Find(command.SupporterId, ct);
            if (now.SupervisorUserId != user.Id && !user.IsSystem && !await guard.Reaches(Permissions.WriteSupporters, nameof(command.SupporterId), now.Id, ct)) throw new NotFound("The supporter");
            await wellbeing.End(now.Id, null, ct);
            var waits = await db.Find<Waiting>("SELECT care_task_id FROM peersupport_supporter WHERE id = @SupporterId AND care_from IS NOT NULL AND care_given_on IS NULL", command, ct);
            if (waits is null) return default;
            await db.Execute("UPDATE peersupport_supporter SET care_given_on = @today WHERE id = @SupporterId AND care_given_on IS NULL", new { command.SupporterId, today = clock.Today() }, ct);
            if (waits.CareTaskId is { } task) await send.Send(new CloseTask(task, TaskOutcome.Done), ct);
            return default;
        }
    }

    [Allows(Permissions.Supervise, On = nameof(SupporterId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : SupporterPage(send)
    {
        public Task OnGet(CancellationToken ct) => Begin(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(SupporterId), ct);
    }
}
