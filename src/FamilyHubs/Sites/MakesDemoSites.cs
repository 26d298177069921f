using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sites;

/// <summary>Who runs the demo's hub and its places, who pays, who else works there, and its rooms.</summary>
internal sealed class MakesDemoSites(Db db, ISend send, TimeProvider clock) : IDemoPart
{
    /// <summary>By the keys of the places: where they lie, how one rings and gets there, and what is there.</summary>
    private static readonly (string Key, string? Locality, string Telephone, string Way, string[] Needs)[] Places =
    [
        ("marram", "Saltpan", "01632 960101", "Bus 7 to the quay, then the blue door beside the bakery.", ["wheelchair", "accessible-toilet", "baby-changing", "hearing-loop", "bus-stop"]),
        ("beacon", "Lanternhill", "01632 960102", "The side door in Beacon Street; prams can stay in the hall.", ["partial-wheelchair", "baby-changing", "parking-nearby"]),
        ("online", null, "01632 960101", "", []),
    ];

    private static readonly (string Site, string Name, int Capacity, bool? StepFree)[] Rooms =
        [("marram", "Garden room", 40, true), ("marram", "Quiet room", 6, true), ("marram", "Kitchen", 10, true), ("beacon", "Watch room", 24, null)];

    public int Order => 41;

    public string Says => "who runs the hub, who pays, and its rooms";

    public async Task Make(Kernel.Demo demo, CancellationToken ct)
    {
        var places = new List<(Guid Id, string Postcode, SiteArea Area, string Telephone, string Way, string[] Needs)>();
        foreach (var (key, locality, telephone, way, needs) in Places)
        {
            var postcode = locality is null ? null : await In(demo, locality, ct);
            places.Add((demo.Ids[$"site:{key}"], postcode ?? "", await SiteArea.Of(send, postcode, clock.Today(), ct), telephone, way, needs));
        }
        await db.InOne(async () =>
        {
            foreach (var place in places) await Place(place.Id, place.Postcode, place.Area, place.Telephone, place.Way, place.Needs, ct);
            foreach (var (site, name, capacity, stepFree) in Rooms)
                await db.Execute("INSERT INTO familyhubs_room (id, site_id, name, capacity, step_free, version) VALUES (@id, @site, @name, @capacity, @stepFree, 1)",
                    new { id = demo.Ids[$"room:{name}"] = clock.NewId(), site = demo.Ids[$"site:{site}"], name, capacity, stepFree }, ct);
            await Arrangements(demo, demo.Ids["site:marram"], clock.Today(), ct);
            // Whoever entered a place looks after it: the hub's manager, who holds the role for the hub itself.
            if (demo.Accounts.TryGetValue("hubmanager", out var manager))
                await db.Execute("UPDATE familyhubs_site SET added_by = @manager WHERE id IN @ids", new { manager, ids = (Guid[])[demo.Ids["site:beacon"], demo.Ids["site:online"]] }, ct);
        }, ct);
    }

    private async Task<string?> In(Kernel.Demo demo, string locality, CancellationToken ct)
    {
        foreach (var postcode in demo.Postcodes)
            if ((await SiteArea.Of(send, postcode, clock.Today(), ct)).Locality == locality) return postcode;
        return demo.Postcodes.FirstOrDefault();
    }

    private Task<int> Place(Guid id, string postcode, SiteArea area, string telephone, string way, string[] needs, CancellationToken ct) => postcode.Length == 0
        ? db.Execute("UPDATE familyhubs_site SET telephone = @telephone WHERE id = @id", new { id, telephone }, ct)
        : db.Execute("""
            UPDATE familyhubs_site SET postcode = @postcode, locality_id = @LocalityId, locality = @Locality, neighbourhood_id = COALESCE(@NeighbourhoodId, neighbourhood_id), area_version_id = @AreaVersionId,
                telephone = @telephone, getting_there = @way, accessibility = @needs, source = 'The council''s list of places'
            WHERE id = @id
            """, new { id, postcode, area.LocalityId, area.Locality, area.NeighbourhoodId, area.AreaVersionId, telephone, way, needs = Codes.Write(needs) }, ct);

    private async Task Arrangements(Kernel.Demo demo, Guid site, DateOnly today, CancellationToken ct)
    {
        if (demo.Ids.TryGetValue("organisation:Lantern Tide Trust", out var charity))
            await db.Execute("""
                INSERT INTO familyhubs_site_provider (id, site_id, organisation_id, contract, from_on, to_on, ended_why) VALUES (@id, @site, @charity, 'Children''s centre contract', @from, @to, 'The contract ended and the council took the hub in house.')
                """, new { id = clock.NewId(), site, charity, from = today.AddYears(-3), to = today.AddYears(-1) }, ct);
        if (demo.Ids.TryGetValue("organisation:Marram Family Hub", out var hub))
            await db.Execute("""
                INSERT INTO familyhubs_site_provider (id, site_id, organisation_id, contract, from_on) VALUES (@id, @site, @hub, 'Run by the council itself', @from)
                """, new { id = clock.NewId(), site, hub, from = today.AddYears(-1).AddDays(1) }, ct);
        foreach (var (strand, age, spend, months) in ((string, string, decimal, int)[])[("Start for Life", "Pregnancy to 2 years", 42_000m, 16), ("Parenting support", "0 to 5 years", 18_500m, 2)])
            await db.Execute("""
                INSERT INTO familyhubs_site_funding (id, site_id, strand, from_on, to_on, age_focus, spend) VALUES (@id, @site, @strand, @from, @to, @age, @spend)
                """, new { id = clock.NewId(), site, strand, from = today.AddYears(-1), to = today.AddMonths(months), age, spend }, ct);
        if (charity != Guid.Empty)
            await db.Execute("""
                INSERT INTO familyhubs_site_team (id, site_id, organisation_id, team, days, from_on) VALUES (@id, @site, @charity, 'Housing and money advice', 'Mon,Thu', @from)
                """, new { id = clock.NewId(), site, charity, from = today.AddMonths(-8) }, ct);
        await db.Execute("""
            INSERT INTO familyhubs_site_check (id, site_id, reported_by, reported_status, observed_on, observed_status, difference, noted_at)
            VALUES (@id, @beacon, 'The council''s list of places', 'Open', @on, 'PartlyOpen', 'Open on two mornings only while the yard is mended.', @now)
            """, new { id = clock.NewId(), beacon = demo.Ids["site:beacon"], on = today.AddDays(-9), now = clock.Now() }, ct);
    }
}
