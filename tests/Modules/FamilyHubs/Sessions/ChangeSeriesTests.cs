using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sessions;

public sealed class ChangeSeriesTests : ArrangedSession
{
    private ChangeSeries.Command To(Guid series, DateOnly from, string rule = "FREQ=WEEKLY;BYDAY=WE", Guid? room = null, int version = 1) =>
        new(World.NewId(), series, room, null, null, rule, from, new TimeOnly(13, 0), 60, 8, false, [Worker.Id], true, true, version);

    [Fact]
    public async Task Before_the_day_all_stays_and_from_it_on_they_are_made_anew()
    {
        var old = await Worker.Send(Weekly(await Activity()));
        var command = To(old, Today.AddDays(28));
        var changed = await Worker.Send(command);
        Assert.Equal(changed, await Worker.Send(command)); // a second press
        Assert.Equal([Today.AddDays(7), Today.AddDays(14), Today.AddDays(21)], await DaysOf(old));
        var coming = (await Worker.Ask(new SeeSeries(changed))).Coming;
        Assert.All(coming, s => Assert.Equal((DayOfWeek.Wednesday, new TimeOnly(13, 0)), (s.Day.DayOfWeek, When.OfDay(s.StartsAt))));
        Assert.Equal(Today.AddDays(30), coming[0].Day);
        Assert.Equal(9, World.Told.OfType<SessionCancelled>().Count()); // what named the old ones hears it
        Assert.Equal(Today.AddDays(27), (await Worker.Ask(new SeeSeries(old))).Series.EndedOn);
        await World.Tick();
        Assert.Equal(3, (await DaysOf(old)).Count);
    }

    [Fact]
    public async Task Sessions_with_bookings_stay_and_are_listed_until_a_person_has_settled_each()
    {
        var old = await Worker.Send(Weekly(await Activity()));
        var (booked, waiting) = (await SessionOn(old, Today.AddDays(35)), await SessionOn(old, Today.AddDays(42)));
        await Booked(booked);
        await Booked(waiting, "Waiting");
        var changed = await Worker.Send(To(old, Today.AddDays(28), "FREQ=WEEKLY"));
        Assert.Equal([booked, waiting], (await Worker.Ask(new SeeSeries(changed))).ToSettle.Select(s => s.Id));
        Assert.Empty(Queued); // nobody is told before somebody decides
        var days = await DaysOf(changed);
        Assert.DoesNotContain(Today.AddDays(35), days); // one session a day
        Assert.Contains(Today.AddDays(49), days);
        await Worker.Send(new CancelSession.Command(booked, "other", "Another time from now on", 1));
        Assert.Equal([waiting], (await Worker.Ask(new SeeSeries(changed))).ToSettle.Select(s => s.Id));
        await Worker.Send(new AddDay.Command(changed, Today.AddDays(35), 1));
        Assert.Contains(Today.AddDays(35), await DaysOf(changed));
    }

    [Fact]
    public async Task One_whose_bookings_were_taken_back_is_cancelled_and_kept_in_the_history()
    {
        var old = await Worker.Send(Weekly(await Activity()));
        var session = await SessionOn(old, Today.AddDays(35));
        await Booked(session, "CancelledByFamily");
        await Worker.Send(To(old, Today.AddDays(28)));
        Assert.Equal(SessionStatus.Cancelled, await StatusOf(session));
        Assert.Equal(["Planned", "Open", "Cancelled"], await StepsOf(session));
    }

    [Fact]
    public async Task Days_that_were_left_out_stay_out_and_the_plans_own_room_is_free_for_it()
    {
        var room = await Room();
        var old = await Worker.Send(Weekly(await Activity(), room: room));
        await Worker.Send(new LeaveOutDay.Command(old, Today.AddDays(35), "Half-term", 1));
        var changed = await Worker.Send(To(old, Today.AddDays(28), "FREQ=WEEKLY", room, 2) with { StartsAt = new TimeOnly(10, 30) });
        var days = await DaysOf(changed);
        Assert.DoesNotContain(Today.AddDays(35), days);
        Assert.Contains(Today.AddDays(28), days);
    }

    [Fact]
    public async Task A_clash_a_stale_page_a_day_after_its_end_and_another_hub_change_nothing()
    {
        var (activity, room) = (await Activity(), await Room());
        var old = await Worker.Send(Weekly(activity));
        await Worker.Send(OneOff(activity, Today.AddDays(30), new TimeOnly(13, 30), room));
        var before = await DaysOf(old);
        await Refused("RoomId", "Room 1 is taken", () => Worker.Send(To(old, Today.AddDays(28), room: room)));
        await Assert.ThrowsAsync<Conflict>(() => Worker.Send(To(old, Today.AddDays(28), version: 6)));
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Send(To(old, Today.AddDays(28))));
        await Refused("FirstOn", "today or later", () => Worker.Send(To(old, Today.AddDays(-2))));
        Assert.Equal(before, await DaysOf(old));
        await Worker.Send(new EndSeries.Command(old, Today.AddDays(20), 1));
        await Refused("FirstOn", "ends on", () => Worker.Send(To(old, Today.AddDays(28), version: 2)));
    }
}
