using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sites;

/// <summary>A hub manager corrects what is known of a room.</summary>
internal static class EditRoom
{
    [Allows(Permissions.ManageSites, On = nameof(SiteId))]
    internal sealed record Command(Guid SiteId, Guid RoomId, string? Name, int? Capacity, bool? StepFree, int Version) : ICommand;

    [Allows(Permissions.ManageSites, On = nameof(SiteId))]
    internal sealed record Query(Guid SiteId, Guid RoomId) : IQuery<RoomRow>;

    internal sealed class Answers(Db db) : IQueryHandler<Query, RoomRow>
    {
        public Task<RoomRow> Handle(Query query, CancellationToken ct) => RoomRow.Find(db, query.SiteId, query.RoomId, ct);
    }

    internal sealed class Handler(Db db) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            RoomRow.Check(command.Name, command.Capacity).Throw();
            var (stands, name) = (await RoomRow.Find(db, command.SiteId, command.RoomId, ct), command.Name!.Trim());
            var same = (stands.Name, stands.Capacity, stands.StepFree) == (name, command.Capacity, command.StepFree);
            if (same && stands.Version == command.Version + 1) return default; // a second press
            if (stands.RetiredOn is { } retired) throw new Refused("", $"This room is not used from {When.Date(retired)} on, so it is not changed");
            await RoomRow.CheckFree(db, command.SiteId, command.RoomId, name, ct);
            await db.ExecuteVersioned("""
                UPDATE familyhubs_room SET name = @name, capacity = @Capacity, step_free = @StepFree, version = version + 1 WHERE id = @RoomId AND version = @Version
                """, new { command.RoomId, command.Version, name, command.Capacity, command.StepFree }, ct: ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ManageSites, On = nameof(SiteId))]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid SiteId { get; set; }
        public Guid RoomId { get; set; }
        public string? Name { get; set; }
        [Display(Name = "How many people it holds")]
        public int? Capacity { get; set; }
        public bool? StepFree { get; set; }
        public int Version { get; set; }

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            var room = await send.Ask(new Query(SiteId, RoomId), ct);
            (Name, Capacity, StepFree, Version) = (room.Name, room.Capacity, room.StepFree, room.Version);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(SiteId, RoomId, Name, Capacity, StepFree, Version), ct);
            return Redirect($"/familyhubs/sites/{SiteId}?said=saved");
        });
    }
}
