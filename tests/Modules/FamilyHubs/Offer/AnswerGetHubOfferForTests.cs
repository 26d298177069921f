using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Offer;

public sealed class AnswerGetHubOfferForTests : ArrangedOffer
{
    private Actor Midwife => World.As(Roles.Midwife);

    private async Task<string> Found(GetHubOfferFor query) => string.Join(", ", (await Midwife.Ask(query)).Select(s => s.Title).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Open_sessions_that_fit_by_age_for_whom_language_and_needs()
    {
        await Session(await Activity("Dads", audience: "Fathers", from: 0, to: 72));
        await Session(await Activity("Mums", audience: "Mothers", from: 0, to: 11));
        await Session(await Activity("Play", from: 12, to: 59));
        await Session(await Activity("Bump", audience: "Expectant", from: null, to: null));
        Assert.Equal("Bump, Dads, Mums, Play", await Found(new(null, null)));
        Assert.Equal("Dads, Mums", await Found(new(null, 6)));
        Assert.Equal("Dads, Play", await Found(new(null, 20, "fathers")));
        Assert.Equal("Mums", await Found(new(null, 6, "mothers")));
        Assert.Equal("Bump", await Found(new(null, -1)));
        Assert.Equal("Bump", await Found(new(null, null, "expectant")));
        await World.Arrange("UPDATE familyhubs_activity SET languages = 'Polish,Urdu', accessibility = 'bsl' WHERE title = 'Play'");
        await World.Arrange("UPDATE familyhubs_site SET accessibility = 'wheelchair' WHERE id = @Hub", new { Hub });
        Assert.Equal("Play", await Found(new(null, null, Language: "polish")));
        Assert.Equal("Bump, Dads, Mums, Play", await Found(new(null, null, Language: "English")));
        Assert.Equal("Play", await Found(new(null, null, Needs: ["bsl", "wheelchair"])));
        Assert.Equal("", await Found(new(null, null, Needs: ["hoist"])));
        await Assert.ThrowsAsync<Refused>(() => Found(new(null, null, "everyone")));
    }

    [Fact]
    public async Task Only_what_is_open_and_to_come_is_answered_the_earliest_first()
    {
        var activity = await Activity();
        var later = await Session(activity, starts: World.Clock.Now().AddDays(3));
        var soon = await Session(activity);
        foreach (var status in new[] { SessionStatus.Planned, SessionStatus.Cancelled, SessionStatus.Running }) await Session(activity, status);
        await Session(activity, starts: World.Clock.Now().AddHours(-1));
        await Session(activity, starts: World.Clock.Now().AddDays(90));
        Assert.Equal([soon, later], (await Midwife.Ask(new GetHubOfferFor(null, null))).Select(s => s.SessionId));
        Assert.Equal([later], (await Midwife.Ask(new GetHubOfferFor(null, null, From: Today.AddDays(1)))).Select(s => s.SessionId));
        await World.Arrange("UPDATE familyhubs_activity SET retired_on = @Today", new { Today });
        Assert.Empty(await Midwife.Ask(new GetHubOfferFor(null, null)));
    }

    [Fact]
    public async Task Places_that_are_left_are_those_that_nobody_has_booked()
    {
        var session = await Session(capacity: 5);
        await Session(capacity: null, starts: World.Clock.Now().AddDays(1));
        foreach (var (places, status) in new[] { (2, "Booked"), (1, "Waiting"), (2, "CancelledByFamily"), (1, "Attended") })
            await World.Arrange("""
                INSERT INTO familyhubs_booking (id, session_id, household_id, places, source, status, queued_at, version) VALUES (@id, @session, @household, @places, 'Hub', @status, @now, 1)
                """, new { id = World.NewId(), session, household = World.NewId(), places, status, now = World.Clock.Now() });
        Assert.Equal([2, null], (await Midwife.Ask(new GetHubOfferFor(null, null))).Select(s => s.PlacesLeft));
        await World.Arrange("UPDATE familyhubs_session SET capacity = 1 WHERE id = @session", new { session });
        Assert.Equal(0, (await Midwife.Ask(new GetHubOfferFor(null, null)))[0].PlacesLeft);
    }

    [Fact]
    public async Task A_neighbourhood_has_its_own_sites_and_virtual_groups_know_no_boundary()
    {
        await Session(await Activity("Near"));
        var online = await Activity("Online", site: OtherHub);
        await World.Arrange("UPDATE familyhubs_site SET neighbourhood_id = @other WHERE id = @OtherHub", new { other = World.NewId(), OtherHub });
        await World.Arrange("UPDATE familyhubs_activity SET virtual = 1 WHERE id = @online", new { online });
        await Session(online, site: OtherHub);
        await Session(await Activity("Far", site: OtherHub), site: OtherHub);
        Assert.Equal("Near, Online", await Found(new(Sale, null)));
        Assert.Equal("Far, Near, Online", await Found(new(null, null)));
    }

    [Fact]
    public async Task At_most_thirty_are_answered_also_where_the_fitting_ones_come_late()
    {
        var (play, dads) = (await Activity("Play"), await Activity("Dads", audience: "Fathers"));
        for (var i = 0; i < 205; i++) await Session(play, starts: World.Clock.Now().AddMinutes(10 + i));
        for (var i = 0; i < 2; i++) await Session(dads, starts: World.Clock.Now().AddDays(2));
        await World.Arrange("UPDATE familyhubs_activity SET audience = 'Mothers' WHERE id = @play", new { play });
        Assert.Equal(AnswerGetHubOfferFor.Most, (await Midwife.Ask(new GetHubOfferFor(null, null))).Count);
        Assert.Equal(["Dads", "Dads"], (await Midwife.Ask(new GetHubOfferFor(null, null, "fathers"))).Select(s => s.Title));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new GetHubOfferFor(null, null)));
    }

    [Fact]
    public async Task A_day_at_the_end_of_the_calendar_finds_nothing_and_is_no_error()
    {
        await Session(await Activity("Play"));
        Assert.Equal("", await Found(new(null, null, From: DateOnly.MaxValue)));
        Assert.Equal("Play", await Found(new(null, null, From: DateOnly.MinValue)));
    }

    [Fact]
    public async Task A_place_that_serves_the_neighbourhood_belongs_to_it_wherever_it_stands()
    {
        await World.Arrange("UPDATE familyhubs_site SET neighbourhood_id = @other WHERE id = @OtherHub", new { other = World.NewId(), OtherHub });
        await Session(await Activity("Beyond the river", site: OtherHub), site: OtherHub);
        Assert.Equal("", await Found(new(Sale, null)));
        Served.Add(new(OtherHub, Sale));
        Assert.Equal("Beyond the river", await Found(new(Sale, null)));
        Assert.Equal("", await Found(new(World.NewId(), null)));
    }

    [Fact]
    public async Task A_place_that_is_not_open_yet_offers_nothing_before_its_day()
    {
        await Session(starts: World.Clock.Now().AddDays(2));
        await World.Arrange("UPDATE familyhubs_site SET opened_on = @on WHERE id = @Hub", new { on = Today.AddDays(3), Hub });
        Assert.Empty(await Midwife.Ask(new GetHubOfferFor(null, null)));
    }

    [Fact]
    public async Task For_a_child_with_a_need_only_what_is_made_to_suit_them()
    {
        await Session(await Activity("Calm play"));
        await Session(await Activity("Play"));
        await World.Arrange("UPDATE familyhubs_activity SET send_needs = 'autism,hearing', accessibility = 'bsl' WHERE title = 'Calm play'");
        Assert.Equal("Calm play", await Found(new(null, null, Needs: ["autism"])));
        Assert.Equal("Calm play", await Found(new(null, null, Needs: ["hearing", "bsl"])));
        Assert.Equal("", await Found(new(null, null, Needs: ["mobility"])));
    }
}
