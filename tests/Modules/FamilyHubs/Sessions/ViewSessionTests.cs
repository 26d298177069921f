using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sessions;

public sealed class ViewSessionTests : ArrangedSession
{
    [Fact]
    public async Task A_session_at_a_place_that_is_closed_by_then_says_so_until_it_is_over_or_cancelled()
    {
        var session = await Session(starts: World.Clock.Now().AddDays(3));
        Assert.False((await Worker.Ask(new SeeSession(session))).PlaceIsClosed);
        await World.Arrange("UPDATE familyhubs_site SET closed_on = @on WHERE id = @Hub", new { on = Today.AddDays(3), Hub });
        Assert.True((await Worker.Ask(new SeeSession(session))).PlaceIsClosed);
        await World.Arrange("UPDATE familyhubs_session SET status = 'Cancelled' WHERE id = @session", new { session });
        Assert.False((await Worker.Ask(new SeeSession(session))).PlaceIsClosed);
    }

    [Fact]
    public async Task It_shows_where_it_stands_who_leads_it_and_its_places_in_numbers()
    {
        var session = await Session();
        await Booked(session, places: 5);
        await Booked(session, "Waiting");
        var view = await Worker.Ask(new SeeSession(session));
        Assert.Equal(("Stay and play", SessionStatus.Open, "5 of 12 places booked, 1 family waiting", "Acorn Hub"), (view.Title, view.Status, view.Places, view.Where));
        Assert.Equal($"Worker {Worker.Id}", Assert.Single(view.Leads).Name);
        Assert.Null(view.Ratio);
    }

    [Fact]
    public async Task More_children_than_its_leads_may_look_after_is_a_warning()
    {
        var activity = await Activity();
        await World.Arrange("UPDATE familyhubs_activity SET children_per_lead = 4 WHERE id = @activity", new { activity });
        var session = await Session(activity);
        await Booked(session, places: 5);
        Assert.Contains("1 lead can look after 4 children", (await Worker.Ask(new SeeSession(session))).Ratio, StringComparison.Ordinal);
        await Worker.Send(new SetLeads.Command(session, [Worker.Id, SecondWorker.Id], 1));
        Assert.Null((await Worker.Ask(new SeeSession(session))).Ratio);
    }

    [Fact]
    public async Task Another_hubs_worker_finds_nothing_and_nobody_else_may()
    {
        var session = await Session();
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Ask(new SeeSession(session)));
        await Assert.ThrowsAsync<NotFound>(() => Worker.Ask(new SeeSession(World.NewId())));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new SeeSession(session)));
    }

    [Fact]
    public async Task More_places_than_the_room_holds_or_the_activity_is_meant_for_are_warnings_until_it_is_over()
    {
        var (activity, room) = (await Activity(capacity: 12), await Room());
        await World.Arrange("UPDATE familyhubs_room SET capacity = 10");
        var session = await Session(activity, capacity: 14);
        async Task<IReadOnlyList<string>> Sizes() => (await Worker.Ask(new SeeSession(session))).Sizes;
        Assert.Equal("This activity is meant for 12 people, and this session has 14 places.", Assert.Single(await Sizes()));
        await World.Arrange("UPDATE familyhubs_session SET room_id = @room", new { room });
        Assert.Equal("Room 1 holds 10 people, and this session has 14 places: choose a larger room or fewer places.", (await Sizes())[0]);
        await World.Arrange("UPDATE familyhubs_session SET capacity = NULL");
        Assert.Empty(await Sizes());
        await Booked(session, places: 11);
        Assert.Contains("11 places are booked", Assert.Single(await Sizes()), StringComparison.Ordinal);
        await World.Arrange("UPDATE familyhubs_session SET status = 'Held'");
        Assert.Empty(await Sizes());
    }
}
