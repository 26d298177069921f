using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Areas.Hubs;

/// <summary>Data quality says from which day a hub serves a neighbourhood; a hub may serve several, and a neighbourhood may have several.</summary>
internal static class LinkHub
{
    [Allows(Permissions.LinkHubs, Unscoped = "data quality looks after all areas")]
    internal sealed record Command(Guid Id, Guid? SiteId, Guid? NeighbourhoodId, DateOnly? FromOn) : ICommand<Guid>;

    internal sealed class Handler(Db db, ISend send, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            new Refusals()
                .If(command.Id == Guid.Empty, "", "This form came without its id: open it again, then send it")
                .If(command.SiteId is null, "SiteId", "Choose a hub")
                .If(command.NeighbourhoodId is null, "NeighbourhoodId", "Choose a neighbourhood")
                .If(command.FromOn is null, "FromOn", "Enter the first day on which it serves the neighbourhood")
                .If(command.FromOn > clock.Today().AddYears(5), "FromOn", "The day must be within five years")
                .If(command.FromOn < new DateOnly(1990, 1, 1), "FromOn", "Enter a day after 1990").Throw();
            var (siteId, neighbourhoodId) = (command.SiteId!.Value, command.NeighbourhoodId!.Value);
            if (await send.Ask(new GetSites([siteId]), ct) is not [var site]) throw new Refused("SiteId", "Choose a hub from the list");
            if (await db.Find<int>("SELECT COUNT(*) FROM areas_neighbourhood WHERE id = @neighbourhoodId", new { neighbourhoodId }, ct) == 0) throw new Refused("NeighbourhoodId", "Choose a neighbourhood from the list");
            if (command.FromOn >= site.ClosedOn) throw new Refused("FromOn", "The hub is closed by then: choose a day before that");
            if (await db.Find<int>("""
                SELECT COUNT(*) FROM areas_hub_neighbourhood WHERE site_id = @siteId AND neighbourhood_id = @neighbourhoodId AND (to_on IS NULL OR to_on >= @FromOn)
                """, new { siteId, neighbourhoodId, command.FromOn }, ct) > 0)
                throw new Refused("NeighbourhoodId", "This hub serves this neighbourhood on that day already");
            await db.Execute("""
                INSERT INTO areas_hub_neighbourhood (id, site_id, neighbourhood_id, from_on) VALUES (@Id, @siteId, @neighbourhoodId, @FromOn)
                """, new { command.Id, siteId, neighbourhoodId, command.FromOn }, ct);
            return command.Id;
        }
    }

    [BindProperties]
    [Allows(Permissions.LinkHubs, Unscoped = "data quality looks after all areas")]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid? SiteId { get; set; }
        public Guid? NeighbourhoodId { get; set; }
        public DateOnly? FromOn { get; set; }

        internal IReadOnlyList<SelectListItem> Hubs { get; private set; } = [];

        internal IReadOnlyList<SelectListItem> Neighbourhoods { get; private set; } = [];

        public Task OnGet(CancellationToken ct)
        {
            Id = clock.NewId();
            return Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(Id, SiteId, NeighbourhoodId, FromOn), ct);
            return Redirect("/areas/hubs");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Hubs = [.. (await send.Ask(new GetSites(), ct)).Where(s => s.ClosedOn is null || s.ClosedOn > clock.Today()).Select(s => new SelectListItem(s.Name, s.SiteId.ToString()))];
            Neighbourhoods = [.. (await send.Ask(new GetNeighbourhoods(), ct)).Select(n => new SelectListItem(n.Name, n.Id.ToString()))];
        }
    }
}
