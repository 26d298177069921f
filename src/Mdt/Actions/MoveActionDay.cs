using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Actions;

/// <summary>A coordinator or chair gives an action another day, or keeps the one that stands where its owner asked for another; with a reason.</summary>
internal static class MoveActionDay
{
    /// <param name="DueOn">The day that stands says no to whoever asked for another.</param>
    [Allows(Permissions.ManageActions, On = nameof(TeamActionId))]
    internal sealed record Command(Guid TeamActionId, DateOnly? DueOn, string? Reason, int Version) : ICommand;

    internal sealed class Handler(Db db, ActionSteps steps, History history, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = await steps.Find(command.TeamActionId, ct);
            var (today, last) = (clock.Today(), await steps.LastDay(now, ct));
            var kept = command.DueOn == now.DueOn;
            new Refusals()
                .If(command.DueOn is null, "DueOn", "Enter the day by which it is done")
                .If(kept && now.AskedDueOn is null, "DueOn", "It is due on this day already: enter another one")
                .If(!kept && command.DueOn < today, "DueOn", "The day must be today or later")
                .If(!kept && command.DueOn > last, "DueOn", $"The day must not be after {last.InWords()}, when the team looks at it again")
                .Text(command.Reason, "Reason", 500, "Say why")
                .Throw();
            var from = steps.Same(now);
            var to = ActionState.Of(null, null, command.DueOn!.Value, today);
            steps.Check(now, ActionState.IsOpen(from) ? to : ActionStatus.Open, ActionActor.Coordinator | ActionActor.Chair, command.Version);
            await db.ExecuteVersioned("""
                UPDATE mdt_action SET due_on = @DueOn, asked_due_on = NULL, asked_reason = NULL, version = version + 1 WHERE id = @TeamActionId AND version = @Version
                """, new { command.TeamActionId, command.Version, command.DueOn }, ct: ct);
            await history.Add(Subject.Action, now.Id, from.ToString(), kept ? nameof(ActionNote.DayKept) : nameof(ActionNote.DayMoved), command.Reason!.Trim(), ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ManageActions, On = nameof(TeamActionId))]
    internal sealed class Page(ISend send) : TeamActionPage(send)
    {
        public DateOnly? DueOn { get; set; }
        public string? Reason { get; set; }

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(TeamActionId, DueOn, Reason, Version), ct);

        protected override void Begin() => DueOn = Action.AskedDueOn;
    }
}
