using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.FamilyHubs.Sites;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Demo;

/// <summary>A made-up hub with two places where it goes, what it offers, and sessions around today. Other parts of the demo stand on it by their agreed names.</summary>
internal sealed class MakesDemoHubs(Db db, TimeProvider clock) : IDemoPart
{
    /// <summary>Their ids are left as "site:marram" …</summary>
    private static readonly (string Key, string Name, SiteKind Kind, HostBuilding? Building, string? Address)[] Places =
    [
        ("marram", "Marram Family Hub", SiteKind.FamilyHub, HostBuilding.PurposeBuilt, "1 Marram Way"),
        ("beacon", "Beacon Street fire station", SiteKind.OutreachPoint, HostBuilding.FireStation, "40 Beacon Street"),
        ("online", "Marram online", SiteKind.Virtual, null, null),
    ];

    /// <summary>Their ids are left as "activity:stay-and-play" …</summary>
    private static readonly (string Key, string Title, string About, Strand Strand, Audience Audience, int? From, int? To, Bookable Bookable, int? Capacity)[] Offers =
    [
        ("stay-and-play", "Stay and play", "Toys, songs and a hot drink. Come when you like and stay as long as you like.", Strand.Universal, Audience.AllCarers, 0, 59, Bookable.DropIn, null),
        ("baby-massage", "Baby massage", "Five mornings to learn gentle massage with your baby.", Strand.Universal, Audience.AllCarers, 1, 9, Bookable.Book, 8),
        ("dads", "Saturday dads", "Breakfast and play for dads, grandads and other men who look after children.", Strand.Universal, Audience.Fathers, 0, 71, Bookable.DropIn, null),
        ("talking-together", "Talking together", "Eight small-group sessions for toddlers who are slow to talk, and their parents.", Strand.Targeted, Audience.AllCarers, 18, 42, Bookable.ReferralOnly, 6),
        ("bump-club", "Bump club", "Meet others who are expecting, with a midwife to ask.", Strand.Universal, Audience.Expectant, null, null, Bookable.Book, 12),
    ];

    public int Order => 40;

    public string Says => "a family hub, where it goes, and what it offers";

    public async Task Make(Kernel.Demo demo, CancellationToken ct) => await db.InOne(async () =>
    {
        foreach (var place in Places) await Place(demo, place, ct);
        foreach (var offer in Offers) await Offer(demo, offer, ct);
        // Yesterday's register waits to be closed, today's is open, and the next weeks' can be booked.
        await Meet(demo, "session:yesterday", "stay-and-play", "marram", -1, 10, SessionStatus.Held, ct);
        await Meet(demo, "session:today", "stay-and-play", "marram", 0, 10, SessionStatus.Open, ct);
        foreach (var week in (int[])[1, 2, 3, 4])
        {
            await Meet(demo, $"session:play+{week}", "stay-and-play", "beacon", 7 * week, 10, SessionStatus.Open, ct);
            await Meet(demo, $"session:massage+{week}", "baby-massage", "marram", (7 * week) + 1, 13, SessionStatus.Open, ct);
            await Meet(demo, $"session:talking+{week}", "talking-together", "marram", (7 * week) + 2, 9, SessionStatus.Open, ct);
            await Meet(demo, $"session:bump+{week}", "bump-club", "online", (7 * week) + 3, 18, SessionStatus.Open, ct);
        }
    }, ct);

    private Guid Id(Kernel.Demo demo, string key) => demo.Ids.TryGetValue(key, out var known) ? known : demo.Ids[key] = clock.NewId();

    private Task<int> Place(Kernel.Demo demo, (string Key, string Name, SiteKind Kind, HostBuilding? Building, string? Address) place, CancellationToken ct) => db.Execute("""
        INSERT INTO familyhubs_site (id, name, folded_name, kind, host_building, address_line, postcode, link, opening_hours, accessibility, neighbourhood_id, trailblazer, opened_on, added_at, version)
        VALUES (@id, @Name, @folded, @Kind, @Building, @Address, @postcode, @link, @hours, '', @neighbourhood, 0, @opened, @now, 1)
        """, new
    {
        id = Id(demo, $"site:{place.Key}"),
        place.Name,
        folded = Folded.Text(place.Name),
        place.Kind,
        place.Building,
        place.Address,
        postcode = place.Address is null ? null : demo.Postcodes.FirstOrDefault(),
        link = place.Kind == SiteKind.Virtual ? "https://meet.example/marram" : null,
        hours = place.Kind == SiteKind.FamilyHub ? "Monday to Friday 9am to 5pm, Saturday 9am to 12 noon" : null,
        neighbourhood = demo.Areas.TryGetValue("Marram Bay", out var area) ? area : (Guid?)null,
        opened = clock.Today().AddYears(-3),
        now = clock.Now(),
    }, ct);

    private Task<int> Offer(Kernel.Demo demo, (string Key, string Title, string About, Strand Strand, Audience Audience, int? From, int? To, Bookable Bookable, int? Capacity) offer, CancellationToken ct) => db.Execute("""
        INSERT INTO familyhubs_activity (id, site_id, title, folded_title, about, strand, category, audience, age_from_months, age_to_months, bookable, capacity, minutes, cost_pence,
            languages, accessibility, evidence, principles, virtual, is_public, version)
        VALUES (@id, @site, @Title, @folded, @About, @Strand, 'baby-toddler', @Audience, @From, @To, @Bookable, @Capacity, 90, 0, '', '', 'None', '', @virtual, 1, 1)
        """, new
    {
        id = Id(demo, $"activity:{offer.Key}"),
        site = Id(demo, "site:marram"),
        offer.Title,
        folded = Folded.Text(offer.Title),
        offer.About,
        offer.Strand,
        offer.Audience,
        offer.From,
        offer.To,
        offer.Bookable,
        offer.Capacity,
        @virtual = offer.Key == "bump-club",
    }, ct);

    private async Task Meet(Kernel.Demo demo, string key, string offer, string place, int days, int hour, SessionStatus status, CancellationToken ct)
    {
        var (id, day) = (Id(demo, key), clock.Today().AddDays(days));
        var starts = day.AtLondon(new TimeOnly(hour, 0));
        await db.Execute("""
            INSERT INTO familyhubs_session (id, activity_id, site_id, day, starts_at, ends_at, status, capacity, version)
            VALUES (@id, @activity, @site, @day, @starts, @ends, @status, @capacity, 1)
            """, new
        {
            id,
            activity = Id(demo, $"activity:{offer}"),
            site = Id(demo, $"site:{place}"),
            day,
            starts,
            ends = starts.AddMinutes(90),
            status,
            capacity = Offers.Single(o => o.Key == offer).Capacity,
        }, ct);
        if (demo.Accounts.TryGetValue("hub", out var lead))
            await db.Execute("INSERT INTO familyhubs_session_lead (session_id, user_id, is_first) VALUES (@id, @lead, 1)", new { id, lead }, ct);
    }
}
