using Microsoft.AspNetCore.Mvc;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sites;

/// <summary>A hub manager corrects what is known of a place of their own: its name, where it is, when it is open, how one gets there.</summary>
internal static class EditSite
{
    [Allows(Permissions.ManageSites, On = nameof(SiteId))]
    internal sealed record Command(Guid SiteId, SiteAnswers Site, int Version) : ICommand;

    [Allows(Permissions.ManageSites, On = nameof(SiteId))]
    internal sealed record Query(Guid SiteId) : IQuery<Answer>;

    internal sealed record Answer(SiteAnswers Site, int Version);

    internal sealed class Answers(Db db) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var stands = await SiteRow.Find(db, query.SiteId, ct);
            return new(stands.Answers, stands.Version);
        }
    }

    internal sealed class Handler(Db db, ISend send, IOutbox outbox, History history, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            command.Site.Check(clock.Today());
            var (site, stands) = (command.Site.Tidy(), await SiteRow.Find(db, command.SiteId, ct));
            var (sent, now) = (InWords(site), InWords(stands.Answers));
            var same = sent.All(pair => now[pair.Key] == pair.Value);
            if (same && stands.Version == command.Version + 1) return default; // a second press
            if (stands.Version != command.Version) throw new Conflict("Somebody else has changed this place. Look at what stands now, then try again.", Differing(now, sent), Differing(sent, now));
            if (same) return default;
            if (site.OpenedOn >= stands.ClosedOn) throw new Refused("OpenedOn", $"It closed on {When.Date(stands.ClosedOn!.Value)}: the day must be before that");
            if (stands.ClosedOn is null) await SiteNames.CheckFree(db, command.SiteId, site.Name!, ct);
            var area = site.Postcode == stands.Postcode ? new SiteArea(stands.LocalityId, stands.Locality, stands.NeighbourhoodId, stands.AreaVersionId) : await SiteArea.Of(send, site.Postcode, clock.Today(), ct);
            await db.ExecuteVersioned("""
                UPDATE familyhubs_site SET name = @Name, folded_name = @FoldedName, kind = @Kind, host_building = @HostBuilding, address_line = @AddressLine, postcode = @Postcode, link = @Link,
                    telephone = @Telephone, opening_hours = @OpeningHours, getting_there = @GettingThere, accessibility = @Accessibility, locality_id = @LocalityId, locality = @Locality,
                    neighbourhood_id = @NeighbourhoodId, area_version_id = @AreaVersionId, trailblazer = @Trailblazer, opened_on = @OpenedOn, source = @Source, version = version + 1
                WHERE id = @Id AND version = @Version
                """, SiteRow.Of(command.SiteId, site, area, command.Version), ct: ct);
            await history.Add(Subject.Site, command.SiteId, null, "Changed", string.Join(", ", Differing(sent, now).Keys), ct);
            // Whoever counts by the day hears of the right one.
            if (site.OpenedOn != stands.OpenedOn) await outbox.Add(new SiteOpened(command.SiteId, site.OpenedOn!.Value), ct);
            return default;
        }

        private static Dictionary<string, string?> InWords(SiteAnswers site) => new(StringComparer.Ordinal)
        {
            ["Name"] = site.Name,
            ["Kind"] = site.Kind is { } kind ? SiteWords.Of(kind) : null,
            ["Building"] = SiteWords.Of(site.HostBuilding),
            ["Address"] = site.AddressLine,
            ["Postcode"] = site.Postcode,
            ["Web address"] = site.Link,
            ["Telephone"] = site.Telephone,
            ["Opening hours"] = site.OpeningHours,
            ["Getting there"] = site.GettingThere,
            ["Accessibility"] = FamilyHubs.Accessibility.OfPlaces.Labels(Codes.Write(site.Accessibility)),
            ["Trailblazer"] = site.Trailblazer ? "Yes" : "No",
            ["Opened"] = site.OpenedOn is { } day ? When.Date(day) : null,
            ["Source"] = site.Source,
        };

        private static Dictionary<string, string?> Differing(Dictionary<string, string?> of, Dictionary<string, string?> from) =>
            of.Where(pair => from[pair.Key] != pair.Value).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ManageSites, On = nameof(SiteId))]
    internal sealed class Page(ISend send) : SiteFormPage
    {
        public Guid SiteId { get; set; }
        public int Version { get; set; }

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            var stands = await send.Ask(new Query(SiteId), ct);
            Fill(stands.Site);
            Version = stands.Version;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(SiteId, Answers, Version), ct);
            return Redirect($"/familyhubs/sites/{SiteId}?said=saved");
        });
    }
}
