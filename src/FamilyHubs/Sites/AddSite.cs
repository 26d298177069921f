using Microsoft.AspNetCore.Mvc;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sites;

/// <summary>A hub manager or named leader enters a hub, an outreach point or an online place; others hear that it opened.</summary>
internal static class AddSite
{
    [Allows(Permissions.OpenSites, Unscoped = "a new place lies in nothing yet; whoever entered it has it in their scope")]
    internal sealed record Command(Guid Id, SiteAnswers Site) : ICommand<Guid>;

    internal sealed class Handler(Db db, ISend send, IOutbox outbox, History history, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            if (command.Id == Guid.Empty) throw new Refused("", "This form came without its id: open it again, then send it");
            command.Site.Check(clock.Today());
            var site = command.Site.Tidy();
            await SiteNames.CheckFree(db, command.Id, site.Name!, ct);
            var area = await SiteArea.Of(send, site.Postcode, clock.Today(), ct);
            var row = SiteRow.Of(command.Id, site, area, 1) with { AddedBy = user.Id, AddedAt = clock.Now() };
            await db.Execute("""
                INSERT INTO familyhubs_site (id, name, folded_name, kind, host_building, address_line, postcode, link, telephone, opening_hours, getting_there, accessibility,
                    locality_id, locality, neighbourhood_id, area_version_id, trailblazer, opened_on, source, added_by, added_at, version)
                VALUES (@Id, @Name, @FoldedName, @Kind, @HostBuilding, @AddressLine, @Postcode, @Link, @Telephone, @OpeningHours, @GettingThere, @Accessibility,
                    @LocalityId, @Locality, @NeighbourhoodId, @AreaVersionId, @Trailblazer, @OpenedOn, @Source, @AddedBy, @AddedAt, @Version)
                """, row, ct);
            await history.Add(Subject.Site, command.Id, null, "Entered", ct: ct);
            await outbox.Add(new SiteOpened(command.Id, site.OpenedOn!.Value), ct);
            return command.Id;
        }
    }

    [BindProperties]
    [Allows(Permissions.OpenSites, Unscoped = "a new place lies in nothing yet; whoever entered it has it in their scope")]
    internal sealed class Page(ISend send, TimeProvider clock) : SiteFormPage
    {
        public Guid Id { get; set; }

        public void OnGet() => Id = clock.NewId();

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () => Redirect($"/familyhubs/sites/{await send.Send(new Command(Id, Answers), ct)}?said=added"));
    }
}
