using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Tasks;

/// <summary>A worker writes down what is to be done for a family that they work with, for themselves or one of their teams.</summary>
internal static class AddTask
{
    /// <param name="PersonId">A member whom it is about; null for the whole family.</param>
    /// <param name="TeamId">One of the user's own teams; null for the user.</param>
    [Allows(Permissions.DoTasks, On = nameof(HouseholdId))]
    internal sealed record Command(Guid Id, Guid HouseholdId, Guid? PersonId, string? Title, DateOnly? Due, TaskPriority? Priority, Guid? TeamId) : ICommand<Guid>;

    internal sealed class Handler(Db db, TaskKeeper tasks, TaskLines lines, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var today = clock.Today();
            var belongs = command.PersonId is not { } person || await db.Find<int>("""
                SELECT COUNT(*) FROM families_member WHERE household_id = @HouseholdId AND person_id = @person AND from_on <= @today AND (to_on IS NULL OR to_on > @today)
                """, new { command.HouseholdId, person, today }, ct) > 0;
            new Refusals()
                .Text(command.Title, nameof(command.Title), FamilyTask.LongestTitle, "Say what is to be done")
                .If(command.Due is null, nameof(command.Due), "Enter the day by which it should be done")
                .If(command.Due < today, nameof(command.Due), "The day must be today or later")
                .If(command.Priority is { } priority && !Enum.IsDefined(priority), nameof(command.Priority), "Choose a priority from the list")
                .If(!belongs, nameof(command.PersonId), "Choose somebody of this family")
                .If(command.TeamId is { } team && !lines.MyTeams.Contains(team), nameof(command.TeamId), "Choose yourself or one of your teams")
                .Throw();
            await tasks.Open(new(command.Id, command.Title!, FamilyTask.ByHand, command.HouseholdId, command.PersonId, command.Due!.Value, command.Priority ?? TaskPriority.None,
                command.TeamId is { } holder ? new(null, holder) : TaskHolder.User(user.Id), null), ct);
            return command.Id;
        }
    }

    [Allows(Permissions.DoTasks, On = nameof(HouseholdId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TaskLines lines, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid HouseholdId { get; set; }
        public Guid? PersonId { get; set; }
        public string? Title { get; set; }
        public DateOnly? Due { get; set; }
        public TaskPriority? Priority { get; set; }
        public Guid? TeamId { get; set; }

        public GetHousehold.Answer Family { get; private set; } = null!;

        public IReadOnlyList<SelectListItem> Teams { get; private set; } = [];

        public Task OnGet(CancellationToken ct)
        {
            Id = clock.NewId();
            return Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(Id, HouseholdId, PersonId, Title, Due, Priority, TeamId), ct);
            return Redirect($"/household/{HouseholdId}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Family = await send.Ask(new GetHousehold(HouseholdId), ct) ?? throw new NotFound("This household");
            var names = await lines.Teams(lines.MyTeams, ct);
            Teams = [.. lines.MyTeams.Select(id => new SelectListItem(names(id), id.ToString())).DistinctBy(t => t.Text)];
        }
    }
}
