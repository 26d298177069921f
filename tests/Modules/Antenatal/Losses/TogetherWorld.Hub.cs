using Neighbourhood.Antenatal.HubLinks;
using Neighbourhood.FamilyHubs.After;
using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.FamilyHubs.Bookings;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Families;
using Neighbourhood.Testing;

namespace Neighbourhood.Modules.Antenatal.Losses;

/// <summary>What a hub does for her, by the pages that its workers use: nothing of it stands in.</summary>
internal sealed partial class TogetherWorld
{
    internal Actor HubWorker { get; private set; } = null!;
    internal Guid Site { get; private set; }
    internal Guid Child { get; private set; }

    /// <summary>For expectant parents, in three days.</summary>
    internal Guid Bumps { get; private set; }

    /// <summary>For small children, in three days.</summary>
    internal Guid Toddlers { get; private set; }

    /// <summary>Her midwife offers the hub, and she says yes.</summary>
    internal Task<Guid> Offer() => Midwife.Send(new OfferHub.Command(
        World.NewId(), Pregnancy, "ring", OfferAnswer.YesCallMe, null, null, false, ["due-month"], [], ["midwife"], PartnerWelcome.NotAsked, Site));

    internal async Task Accept()
    {
        if (await Link() is { } link) await HubWorker.Send(new AcceptLink.Command(link.Id, link.Version));
    }

    internal async Task Welcome()
    {
        if (await Link() is { } link) await HubWorker.Send(new WelcomeLink.Command(link.Id, WelcomeCode.Spoke, link.Version));
    }

    internal Task<Guid> Book(Guid session, params Guid[] people) => HubWorker.Send(new BookFamily.Command(World.NewId(), session, Household, people, BookingSource.Hub));

    /// <summary>She is linked and welcome at the hub, she and her partner are booked for what is for expectant parents, and her child into its own group. What was to be told has left.</summary>
    internal async Task Planned()
    {
        await Offer();
        await World.Deliver();
        await Accept();
        await World.Deliver();
        await Book(Bumps, Mother, Father);
        await Book(Toddlers, Child);
        await World.Deliver();
        await Dispatch();
    }

    internal async Task<string> BookingOf(Guid session) => string.Join(' ', await World.Sql<string>("SELECT CONCAT(status, COALESCE(ask_before, 0)) FROM familyhubs_booking WHERE session_id = @session ORDER BY id", new { session }));

    internal async Task<string> LinkState() => string.Join(' ', await World.Sql<string>("SELECT state FROM familyhubs_link WHERE pregnancy_id = @Pregnancy ORDER BY id", new { Pregnancy }));

    private async Task<LinkRow?> Link() => (await World.Sql<LinkRow>("SELECT id, version FROM familyhubs_link WHERE pregnancy_id = @Pregnancy ORDER BY id DESC", new { Pregnancy })) is [var newest, ..] ? newest : null;

    private async Task ArrangeHub()
    {
        Site = FamiliesWorld.Site;
        HubWorker = World.As(Roles.HubWorker, Site);
        Child = await World.AsSystem().Send(new Neighbourhood.Families.Households.AddMember.Command(World.NewId(), Household, "Cara", "Birch", false, "Child", World.Clock.Today().AddYears(-2)));
        await World.Involve(Household, team: Site, kind: "hub");
        await World.Arrange("""
            INSERT INTO familyhubs_site (id, name, folded_name, kind, host_building, accessibility, neighbourhood_id, trailblazer, opened_on, added_at, version)
            VALUES (@Site, 'Acorn Hub', 'acorn hub', 'FamilyHub', 'PurposeBuilt', '', @North, 0, @opened, @now, 1)
            """, new { Site, FamiliesWorld.North, opened = World.Clock.Today().AddYears(-2), now = World.Clock.Now() });
        (Bumps, Toddlers) = (await Session("Bumps", "Expectant"), await Session("Toddlers", "AllCarers"));
    }

    private async Task<Guid> Session(string title, string audience)
    {
        var (activity, session, starts) = (World.NewId(), World.NewId(), World.Clock.Now().AddDays(3));
        await World.Arrange("""
            INSERT INTO familyhubs_activity (id, site_id, title, folded_title, about, strand, category, audience, bookable, capacity, minutes, cost_pence, languages, accessibility, evidence, principles, virtual, is_public, version)
            VALUES (@activity, @Site, @title, @title, 'Tea and talk.', 'Universal', 'baby-toddler', @audience, 'Book', 12, 90, 0, '', '', 'None', '', 0, 1, 1)
            """, new { activity, Site, title, audience });
        await World.Arrange("""
            INSERT INTO familyhubs_session (id, activity_id, site_id, day, starts_at, ends_at, status, capacity, version) VALUES (@session, @activity, @Site, @day, @starts, @ends, 'Open', 12, 1)
            """, new { session, activity, Site, day = starts.LondonDay(), starts, ends = starts.AddMinutes(90) });
        return session;
    }

    private sealed record LinkRow(Guid Id, int Version);
}
