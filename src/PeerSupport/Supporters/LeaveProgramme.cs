using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>A supporter leaves: their matches are handed over first, then their account ends, and what they declared and wrote goes.</summary>
internal static class LeaveProgramme
{
    [Allows(Permissions.WriteSupporters, On = nameof(SupporterId))]
    internal sealed record Command(Guid SupporterId, int Version, LeaveReason? Why) : ICommand;

    internal sealed class Handler(Db db, SupporterSteps steps, Wellbeing wellbeing, ISend send, TimeProvider clock) : ICommandHandler<Command>
    {
        private sealed record Care(Guid? CareTaskId);

        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (command.Why is not { } why || !Enum.IsDefined(why)) throw new Refused("Why", "Choose why");
            var open = await db.Find<int>("SELECT COUNT(*) FROM peersupport_match WHERE supporter_id = @SupporterId AND status IN ('Offered', 'Matched', 'Active')", command, ct);
            if (open > 0) throw new Refused("", $"Look after their matches first, so that nobody is left waiting: {open} {(open == 1 ? "is" : "are")} open");
            var now = await steps.Find(command.SupporterId, ct);
            if (!await steps.To(now.Id, SupporterStatus.Left, command.Version, Departures.Label(why), ct)) return default;
            var care = await db.Find<Care>("SELECT care_task_id FROM peersupport_supporter WHERE id = @Id AND care_from IS NOT NULL AND care_given_on IS NULL", now, ct);
            await db.Execute("UPDATE peersupport_supporter SET left_on = @today, rest_until = NULL, care_given_on = CASE WHEN care_from IS NULL THEN NULL ELSE COALESCE(care_given_on, @today) END WHERE id = @Id", new { now.Id, today = clock.Today() }, ct);
            await db.Execute("DELETE FROM peersupport_declared WHERE supporter_id = @Id", now, ct);
            await Enquiring.Empty(db, clock, now.Id, ct);
            await wellbeing.End(now.Id, "They have left", ct);
            if (care?.CareTaskId is { } task) await send.Send(new CloseTask(task, TaskOutcome.NoLongerNeeded, "They have left"), ct);
            if (now.UserId is { } user) await send.Send(new EndSupporterAccount(user), ct);
            return default;
        }
    }

    [Allows(Permissions.WriteSupporters, On = nameof(SupporterId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : SupporterPage(send)
    {
        public LeaveReason? Why { get; set; }

        public Task OnGet(CancellationToken ct) => Begin(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(SupporterId, Version, Why), ct);
    }
}
