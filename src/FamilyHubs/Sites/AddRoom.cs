using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sites;

/// <summary>A hub manager adds a room in which sessions can be held.</summary>
internal static class AddRoom
{
    /// <param name="Capacity">How many people it holds; null where that is not known.</param>
    /// <param name="StepFree">Null where that is not known.</param>
    [Allows(Permissions.ManageSites, On = nameof(SiteId))]
    internal sealed record Command(Guid Id, Guid SiteId, string? Name, int? Capacity, bool? StepFree) : ICommand<Guid>;

    internal sealed class Handler(Db db, History history) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            RoomRow.Check(command.Name, command.Capacity).If(command.Id == Guid.Empty, "", "This form came without its id: open it again, then send it").Throw();
            var site = await SiteRow.Find(db, command.SiteId, ct);
            if (site.Kind == SiteKind.Virtual) throw new Refused("", "An online place has no rooms");
            await RoomRow.CheckFree(db, command.SiteId, command.Id, command.Name!, ct);
            await db.Execute("""
                INSERT INTO familyhubs_room (id, site_id, name, capacity, step_free, version) VALUES (@Id, @SiteId, @name, @Capacity, @StepFree, 1)
                """, new { command.Id, command.SiteId, name = command.Name!.Trim(), command.Capacity, command.StepFree }, ct);
            await history.Add(Subject.Site, command.SiteId, null, "Room added", ct: ct);
            return command.Id;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ManageSites, On = nameof(SiteId))]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid SiteId { get; set; }
        public string? Name { get; set; }
        [Display(Name = "How many people it holds")]
        public int? Capacity { get; set; }
        public bool? StepFree { get; set; }

        public void OnGet()
        {
            ModelState.Clear();
            Id = clock.NewId();
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(Id, SiteId, Name, Capacity, StepFree), ct);
            return Redirect($"/familyhubs/sites/{SiteId}?said=added");
        });
    }
}
