using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Actions;

/// <summary>A coordinator or chair gives an action to somebody else, whom it then is told.</summary>
internal static class ReassignAction
{
    /// <param name="Owner">A worker, or the organisation of somebody who was invited to the item.</param>
    /// <param name="DueOn">Null for the day that stands; a day that has passed is not handed on.</param>
    [Allows(Permissions.ManageActions, On = nameof(TeamActionId))]
    internal sealed record Command(Guid TeamActionId, Guid? Owner, DateOnly? DueOn, string? Reason, int Version) : ICommand;

    internal sealed class Handler(Db db, ActionSteps steps, ActionOwners owners, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = await steps.Find(command.TeamActionId, ct);
            var (today, due, last) = (clock.Today(), command.DueOn ?? now.DueOn, await steps.LastDay(now, ct));
            var to = command.Owner is { } chosen ? await owners.Of(now.Place, chosen, ct) : null;
            new Refusals()
                .If(command.Owner is null, "Owner", "Choose who will do it")
                .If(command.Owner is not null && to is null, "Owner", "Choose a member of the team, or somebody who was invited to the item")
                .If(to is not null && to == now.Owner, "Owner", "It is theirs already: choose somebody else")
                .If(due < today, "DueOn", command.DueOn is null ? "Its day has passed: enter a new one" : "The day must be today or later")
                .If(command.DueOn is not null && due > last, "DueOn", $"The day must not be after {last.InWords()}, when the team looks at it again")
                .Text(command.Reason, "Reason", 500, "Say why somebody else does it")
                .Throw();
            steps.Check(now, due < today ? ActionStatus.Overdue : ActionStatus.Open, ActionActor.Coordinator | ActionActor.Chair, command.Version);
            await db.ExecuteVersioned("""
                UPDATE mdt_action SET owner_user_id = @UserId, owner_organisation_id = @OrganisationId, due_on = @due, handed_back_reason = NULL, asked_due_on = NULL, asked_reason = NULL,
                    version = version + 1
                WHERE id = @Id AND version = @Version
                """, new { now.Id, command.Version, to!.UserId, to.OrganisationId, due }, ct: ct);
            await steps.Given(now, to, due, ActionNote.Reassigned, command.Reason!.Trim(), ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ManageActions, On = nameof(TeamActionId))]
    internal sealed class Page(ISend send) : TeamActionPage(send)
    {
        public Guid? Owner { get; set; }
        public DateOnly? DueOn { get; set; }
        public string? Reason { get; set; }

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(TeamActionId, Owner, DueOn, Reason, Version), ct);

        protected override void Begin() => DueOn = Action.Status == ActionStatus.Overdue ? null : Action.DueOn;
    }
}
