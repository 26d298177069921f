using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Routing;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>A coordinator puts a team's meeting in the diary.</summary>
internal static class ScheduleMeeting
{
    /// <param name="StartsAt">On London's clocks.</param>
    /// <param name="Place">A room, or the link of a call.</param>
    [Allows(Permissions.Schedule, On = nameof(MdtId))]
    internal sealed record Command(Guid Id, Guid MdtId, string? Title, DateOnly? HeldOn, TimeOnly? StartsAt, int? Minutes, string? Place) : ICommand<Guid>;

    internal sealed class Handler(Db db, History history, IOutbox outbox, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var (today, last) = (clock.Today(), clock.Today().AddYears(2));
            // The first and last days of all have no place on a clock.
            var starts = command is { HeldOn: { } day, StartsAt: { } time } && day >= today && day <= last ? day.AtLondon(time) : (DateTimeOffset?)null;
            new Refusals().HasId(command.Id)
                .Text(command.Title, "Title", 120, "Enter a title")
                .If(command.HeldOn is null, "HeldOn", "Enter the day of the meeting")
                .If(command.HeldOn < today, "HeldOn", "The day must be today or later")
                .If(command.HeldOn > last, "HeldOn", "The day must be within two years")
                .If(command.StartsAt is null, "StartsAt", "Enter the time at which it starts, like 9:30am")
                .If(command.HeldOn == today && starts < clock.Now(), "StartsAt", "The time must be later than now")
                .If(command.Minutes is null, "Minutes", "Enter how many minutes it takes")
                .If(command.Minutes is < 15 or > 480, "Minutes", "The meeting must take between 15 minutes and 8 hours (480 minutes)")
                .Text(command.Place, "Place", 200, "Enter a room, or the link of the call")
                .Throw();

            await db.Execute("""
                INSERT INTO mdt_meeting (id, mdt_id, title, starts_at, ends_at, place, status, version)
                VALUES (@Id, @MdtId, @title, @starts, @ends, @place, 'Planned', 1)
                """, new { command.Id, command.MdtId, title = command.Title!.Trim(), starts, ends = starts!.Value.AddMinutes(command.Minutes!.Value), place = command.Place!.Trim() }, ct);
            await history.Add(Subject.Meeting, command.Id, null, nameof(MeetingStatus.Planned), ct: ct);
            await outbox.Add(new MeetingScheduled(command.Id, command.MdtId, starts.Value), ct);
            return command.Id;
        }
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/mdt/meetings", async (Command command, ISend send, CancellationToken ct) =>
            Results.Created($"/api/mdt/meetings/{await send.Send(command, ct)}", null));

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.Schedule, Unscoped = "the teams to choose from are the person's own, and the command checks the one that was chosen")]
    internal sealed class Page(ISend send, Db db, CurrentUser user, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid? MdtId { get; set; }
        public string? Title { get; set; }
        public DateOnly? HeldOn { get; set; }
        public TimeOnly? StartsAt { get; set; }
        public int? Minutes { get; set; }
        public string? Place { get; set; }

        internal IReadOnlyList<SelectListItem> Teams { get; private set; } = [];

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            (Id, Minutes) = (clock.NewId(), Minutes ?? 90);
            await Show(ct);
            if (Teams is [var only]) MdtId ??= Guid.Parse(only.Value);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            if (MdtId is not { } team) throw new Refused("MdtId", "Choose a team");
            return Redirect($"/mdt/meetings/{await send.Send(new Command(Id, team, Title, HeldOn, StartsAt, Minutes, Place), ct)}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            var mine = user.ScopesFor(Permissions.Schedule);
            Teams = [.. (await db.Query<Team>("SELECT id, name FROM mdt_team ORDER BY name", ct: ct))
                .Where(t => mine?.Contains(t.Id) != false).Select(t => new SelectListItem(t.Name, t.Id.ToString()))];
        }

        private sealed record Team(Guid Id, string Name);
    }
}
