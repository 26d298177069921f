using Neighbourhood.Contact.Contracts;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sessions;

public sealed class ChangeSessionTests : ArrangedSession
{
    private async Task<ChangeSession.Command> Same(Guid session)
    {
        var s = (await Worker.Ask(new SeeSession(session))).Session;
        return new(session, s.Day, When.OfDay(s.StartsAt), (int)(s.EndsAt - s.StartsAt).TotalMinutes, s.RoomId, s.Place, s.Link, s.Capacity, s.Topic, s.Notes, s.Version);
    }

    [Fact]
    public async Task Another_time_tells_every_family_that_is_booked_and_nobody_who_waits_once()
    {
        var session = await Session(starts: World.Clock.Now().AddDays(2));
        await Booked(session);
        await Booked(session, "Waiting");
        await Booked(session, "CancelledByFamily");
        var change = await Same(session) with { Day = Today.AddDays(3), StartsAt = new TimeOnly(13, 30) };
        Assert.Equal(0, (await Worker.Send(change)).NotTold);
        await Worker.Send(change); // a second press
        var told = Assert.Single(Sent("session-changed"));
        Assert.Equal(("Stay and play", "Thursday 5 March", "1:30pm", "Acorn Hub"), (told.Values!["group"], told.Values["day"], told.Values["time"], told.Values["place"]));
        Assert.True(told.Asked);
    }

    [Fact]
    public async Task Another_place_is_told_and_another_topic_is_not()
    {
        var session = await Session(starts: World.Clock.Now().AddDays(2));
        await Booked(session);
        await Worker.Send(await Same(session) with { Topic = "Sand and water", Notes = "Bring towels" });
        Assert.Empty(Queued);
        await Worker.Send(await Same(session) with { Place = "The park" });
        Assert.Single(Sent("session-changed"));
        var view = await Worker.Ask(new SeeSession(session));
        Assert.Equal(("Sand and water", "Bring towels", "The park (Acorn Hub)"), (view.Session.Topic, view.Session.Notes, view.Where));
    }

    [Fact]
    public async Task Whom_the_gate_refuses_is_counted_for_the_worker()
    {
        var session = await Session(starts: World.Clock.Now().AddDays(2));
        await Booked(session);
        Refusing[(await World.Sql<Guid>("SELECT person_id FROM familyhubs_booking_person WHERE told = 1")).Single()] = ContactRefusal.NoSafeWay;
        Assert.Equal(1, (await Worker.Send(await Same(session) with { StartsAt = new TimeOnly(14, 0) })).NotTold);
    }

    [Fact]
    public async Task Fewer_places_than_are_booked_is_refused_with_the_number_and_the_very_number_is_not()
    {
        var session = await Session(capacity: 12);
        for (var i = 0; i < 4; i++) await Booked(session);
        await Refused("Capacity", "8 places are booked already: enter 8 or more", async () => await Worker.Send(await Same(session) with { Capacity = 7 }));
        await Worker.Send(await Same(session) with { Capacity = 8 });
        Assert.Equal(8, (await Worker.Ask(new SeeSession(session))).Session.Capacity);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(null)]
    public async Task More_places_go_to_who_waits(int? capacity)
    {
        var session = await Session(capacity: 2);
        await Booked(session);
        var waiting = await Booked(session, "Waiting");
        await Worker.Send(await Same(session) with { Capacity = capacity });
        Assert.Equal("Booked", (await World.Sql<string>("SELECT status FROM familyhubs_booking WHERE id = @waiting", new { waiting })).Single());
        Assert.Single(Sent("place-free"));
    }

    [Fact]
    public async Task A_room_that_is_taken_then_is_refused_and_its_own_time_is_no_clash()
    {
        var (activity, room) = (await Activity(), await Room());
        await Worker.Send(OneOff(activity, room: room));
        var second = await Worker.Send(OneOff(activity, at: new TimeOnly(14, 0), room: room));
        await Refused("RoomId", "Room 1 is taken", async () => await Worker.Send(await Same(second) with { StartsAt = new TimeOnly(9, 0) }));
        await Worker.Send(await Same(second) with { StartsAt = new TimeOnly(14, 30) });
    }

    [Fact]
    public async Task Once_it_has_begun_its_time_and_places_stay_and_topic_and_notes_may_still_be_written()
    {
        var session = await Session(status: SessionStatus.Running);
        await Refused("", "has begun", async () => await Worker.Send(await Same(session) with { StartsAt = new TimeOnly(15, 0) }));
        await Refused("", "has begun", async () => await Worker.Send(await Same(session) with { Capacity = 40 }));
        await Worker.Send(await Same(session) with { Notes = "Noisy, and good" });
        Assert.Equal("Noisy, and good", (await Worker.Ask(new SeeSession(session))).Session.Notes);
    }

    [Fact]
    public async Task A_start_that_no_form_can_show_to_the_second_is_no_change()
    {
        var session = await Session(status: SessionStatus.Running, starts: World.Clock.Now().AddSeconds(-25));
        await Worker.Send(await Same(session) with { StartsAt = new TimeOnly(9, 59), Topic = "Sand and water" });
        Assert.Equal("Sand and water", (await Worker.Ask(new SeeSession(session))).Session.Topic);
    }

    [Theory]
    [InlineData("Cancelled", "was cancelled")]
    [InlineData("RegisterClosed", "register of this session is closed")]
    [InlineData("Amended", "register of this session is closed")]
    public async Task What_is_cancelled_or_closed_stays(string status, string reason)
    {
        var session = await Session(status: Enum.Parse<SessionStatus>(status));
        await Refused("", reason, async () => await Worker.Send(await Same(session) with { Topic = "x" }));
    }

    [Fact]
    public async Task A_time_that_is_over_is_refused_a_stale_page_sees_both_and_another_hub_finds_nothing()
    {
        var session = await Session();
        var same = await Same(session);
        await Refused("Day", "later than now", () => Worker.Send(same with { Day = Today.AddDays(-1) }));
        await Refused("Minutes", "from 15 to 720", () => Worker.Send(same with { Minutes = 0 }));
        var conflict = await Assert.ThrowsAsync<Conflict>(() => Worker.Send(same with { Topic = "Mine", Version = 9 }));
        Assert.Equal("Mine", conflict.Sent["Topic"]);
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Send(same with { Topic = "Mine" }));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(same with { Topic = "Mine" }));
        Assert.Equal(1, await VersionOf(session));
    }

    [Fact]
    public async Task A_session_of_a_series_that_was_moved_is_not_made_again_on_its_old_day()
    {
        var series = await Worker.Send(Weekly(await Activity()));
        var session = await SessionOn(series, Today.AddDays(14));
        await Worker.Send(await Same(session) with { Day = Today.AddDays(15) });
        World.Clock.Advance(TimeSpan.FromHours(2));
        await World.Tick();
        var days = await DaysOf(series);
        Assert.DoesNotContain(Today.AddDays(14), days);
        Assert.Contains(Today.AddDays(15), days);
        Assert.Equal(12, days.Count);
    }

    [Fact]
    public async Task No_session_goes_onto_a_day_on_which_its_place_is_closed_its_activity_is_over_or_its_room_is_out_of_use()
    {
        var (activity, room) = (await Activity(), await Room());
        var session = await Worker.Send(OneOff(activity, Today.AddDays(2), room: room));
        await World.Arrange("UPDATE familyhubs_site SET closed_on = @on WHERE id = @Hub", new { on = Today.AddDays(10), Hub });
        await Refused("Day", "closed from 12 March 2026 on", async () => await Worker.Send(await Same(session) with { Day = Today.AddDays(10) }));
        await World.Arrange("UPDATE familyhubs_activity SET retired_on = @on", new { on = Today.AddDays(8) });
        await Refused("Day", "not offered from 10 March 2026 on", async () => await Worker.Send(await Same(session) with { Day = Today.AddDays(8) }));
        await World.Arrange("UPDATE familyhubs_room SET retired_on = @on", new { on = Today.AddDays(6) });
        await Refused("RoomId", "in use on that day", async () => await Worker.Send(await Same(session) with { Day = Today.AddDays(6) }));
        await World.Arrange("UPDATE familyhubs_site SET opened_on = @on WHERE id = @Hub", new { on = Today.AddDays(2), Hub });
        await Refused("Day", "opens on 4 March 2026", async () => await Worker.Send(await Same(session) with { Day = Today.AddDays(1) }));
        await Worker.Send(await Same(session) with { Day = Today.AddDays(5) });
    }
}
