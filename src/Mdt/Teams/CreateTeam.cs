using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Teams;

/// <summary>A coordinator or chair makes a team for one or more neighbourhoods, and becomes its coordinator.</summary>
internal static class CreateTeam
{
    /// <param name="CadenceDays">Days from one meeting to the next; like the three below it, the setting's value when null.</param>
    [Allows(Permissions.ManageTeams, Unscoped = "a new team lies in no scope yet; who makes it becomes its coordinator")]
    internal sealed record Command(
        Guid Id, string? Name, string? Kind, IReadOnlyList<Guid>? NeighbourhoodIds,
        int? CadenceDays, int? SlotMinutes, int? MaxCases, int? ListClosesHours) : ICommand<Guid>;

    internal sealed class Handler(Db db, ISend send, IOutbox outbox, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            List<Guid> chosen = [.. (command.NeighbourhoodIds ?? []).Distinct()];
            new Refusals().HasId(command.Id)
                .Text(command.Name, "Name", 120, "Enter the team's name")
                .If(MdtKinds.Find(command.Kind) is null, "Kind", "Choose what kind of team it is")
                .If(chosen.Count == 0, "NeighbourhoodIds", "Choose at least one neighbourhood")
                .If(command.CadenceDays is < 1 or > 365, "CadenceDays", "Enter a number of days from 1 to 365")
                .If(command.SlotMinutes is < 5 or > 120, "SlotMinutes", "Enter a number of minutes from 5 to 120")
                .If(command.MaxCases is < 1 or > 50, "MaxCases", "Enter a number of families from 1 to 50")
                .If(command.ListClosesHours is < 0 or > 336, "ListClosesHours", "Enter a number of hours from 0 to 336")
                .Throw();
            var known = await send.Ask(new GetNeighbourhoods(chosen), ct);
            if (chosen.Any(id => known.All(n => n.Id != id))) throw new Refused("NeighbourhoodIds", "Choose neighbourhoods from the list");

            Guid? area = chosen is [var only] ? only : null;
            await db.Execute("""
                INSERT INTO mdt_team (id, name, kind, cadence_days, slot_minutes, max_cases, list_closes_hours, created_at, version)
                VALUES (@Id, @name, @Kind, @cadence, @slot, @cases, @hours, @now, 1)
                """, new
            {
                command.Id,
                name = command.Name!.Trim(),
                command.Kind,
                cadence = command.CadenceDays ?? await send.Number("mdt.cadenceDays", area, ct),
                slot = command.SlotMinutes ?? await send.Number("mdt.slotMinutes", area, ct),
                cases = command.MaxCases ?? await send.Number("mdt.maxCases", area, ct),
                hours = command.ListClosesHours ?? await send.Number("mdt.listClosesHours", area, ct),
                now = clock.Now(),
            }, ct);
            foreach (var neighbourhood in chosen)
                await db.Execute("INSERT INTO mdt_team_neighbourhood (mdt_id, neighbourhood_id) VALUES (@Id, @neighbourhood)", new { command.Id, neighbourhood }, ct);

            if (user.Id is { } maker)
            {
                await db.Execute("""
                    INSERT INTO mdt_member (id, mdt_id, user_id, duty, profession, joined_on)
                    VALUES (@member, @Id, @maker, 'coordinator', 'coordination', @today)
                    """, new { member = clock.NewId(), command.Id, maker, today = clock.Today() }, ct);
                await outbox.Add(new MdtMemberJoined(command.Id, maker, Roles.Coordinator), ct);
            }
            return command.Id;
        }
    }

    [Allows(Permissions.ManageTeams, Unscoped = "a new team lies in no scope yet")]
    [BindProperties]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public string? Name { get; set; }
        public string? Kind { get; set; }
        public List<Guid> NeighbourhoodIds { get; set; } = [];
        public int? CadenceDays { get; set; }
        public int? SlotMinutes { get; set; }
        public int? MaxCases { get; set; }
        public int? ListClosesHours { get; set; }

        public IReadOnlyList<GetNeighbourhoods.Neighbourhood> Neighbourhoods { get; private set; } = [];

        public async Task OnGet(CancellationToken ct)
        {
            Id = clock.NewId();
            (CadenceDays, SlotMinutes) = (await send.Number("mdt.cadenceDays", ct: ct), await send.Number("mdt.slotMinutes", ct: ct));
            (MaxCases, ListClosesHours) = (await send.Number("mdt.maxCases", ct: ct), await send.Number("mdt.listClosesHours", ct: ct));
            await Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
            Redirect($"/mdt/teams/{await send.Send(new Command(Id, Name, Kind, NeighbourhoodIds, CadenceDays, SlotMinutes, MaxCases, ListClosesHours), ct)}"));

        protected override async Task Show(CancellationToken ct) => Neighbourhoods = await send.Ask(new GetNeighbourhoods(), ct);
    }
}
