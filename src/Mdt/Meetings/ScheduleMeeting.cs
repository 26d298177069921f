using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Routing;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>A coordinator puts a team's meeting in the diary.</summary>
internal static class ScheduleMeeting
{
    /// <param name="StartsAt">On London's clocks.</param>
    /// <param name="Place">A room, or the link of a call.</param>
    [Allows(Permissions.Schedule, On = nameof(MdtId))]
    internal sealed record Command(Guid Id, Guid MdtId, string? Title, DateOnly? HeldOn, TimeOnly? StartsAt, int? Minutes, string? Place) : ICommand<Guid>;

    internal sealed class Handler(Diary diary, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var terms = MeetingTerms.Of(new Refusals().HasId(command.Id), command.Title, command.HeldOn, command.StartsAt, command.Minutes, command.Place, clock);
            await diary.Add(command.Id, command.MdtId, terms, ct);
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
