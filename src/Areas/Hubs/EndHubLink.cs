using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Areas.Hubs;

/// <summary>Data quality says on which day a hub last served a neighbourhood; what was before stays true.</summary>
internal static class EndHubLink
{
    /// <param name="ToOn">The last day on which it serves the neighbourhood.</param>
    [Allows(Permissions.LinkHubs, Unscoped = "data quality looks after all areas")]
    internal sealed record Command(Guid HubNeighbourhoodId, DateOnly? ToOn) : ICommand;

    internal sealed class Handler(Db db, TimeProvider clock) : ICommandHandler<Command>
    {
        private sealed record Row(DateOnly FromOn, DateOnly? ToOn);

        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var link = await db.Find<Row>("SELECT from_on, to_on FROM areas_hub_neighbourhood WHERE id = @HubNeighbourhoodId", command, ct) ?? throw new NotFound("The link");
            if (link.ToOn is { } ended)
            {
                if (ended == command.ToOn) return default; // a second press
                throw new Refused("ToOn", "This link has ended already");
            }
            new Refusals()
                .If(command.ToOn is null, "ToOn", "Enter the last day on which it serves the neighbourhood")
                .If(command.ToOn < link.FromOn, "ToOn", "The day must not be before the first")
                .If(command.ToOn > clock.Today().AddYears(5), "ToOn", "The day must be within five years").Throw();
            await db.Execute("UPDATE areas_hub_neighbourhood SET to_on = @ToOn WHERE id = @HubNeighbourhoodId AND to_on IS NULL", command, ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.LinkHubs, Unscoped = "data quality looks after all areas")]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid HubNeighbourhoodId { get; set; }
        public DateOnly? ToOn { get; set; }

        public void OnGet() => ModelState.Clear();

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(HubNeighbourhoodId, ToOn), ct);
            return Redirect("/areas/hubs");
        });
    }
}
