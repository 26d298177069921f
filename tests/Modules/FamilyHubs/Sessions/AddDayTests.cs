using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sessions;

public sealed class AddDayTests : ArrangedSession
{
    [Fact]
    public async Task The_day_stands_in_the_diary_at_the_plans_time_once()
    {
        var series = await Worker.Send(Weekly(await Activity()));
        await Worker.Send(new AddDay.Command(series, Today.AddDays(3), 1));
        await Worker.Send(new AddDay.Command(series, Today.AddDays(3), 1)); // a second press
        var first = (await Diary())[0];
        Assert.Equal((Today.AddDays(3), SessionStatus.Open, new TimeOnly(10, 0)), (first.Day, first.Status, When.OfDay(first.StartsAt)));
        Assert.Equal(13, (await DaysOf(series)).Count);
    }

    [Fact]
    public async Task A_day_that_was_left_out_is_taken_back_in()
    {
        var series = await Worker.Send(Weekly(await Activity()));
        await Worker.Send(new LeaveOutDay.Command(series, Today.AddDays(14), "Holidays", 1));
        await Worker.Send(new AddDay.Command(series, Today.AddDays(14), 2));
        Assert.Contains(Today.AddDays(14), await DaysOf(series));
    }

    [Fact]
    public async Task A_day_that_it_has_the_past_a_taken_room_after_its_end_and_another_hub_are_refused()
    {
        var (activity, room) = (await Activity(), await Room());
        var series = await Worker.Send(Weekly(activity, room: room));
        await Worker.Send(OneOff(activity, Today.AddDays(3), new TimeOnly(9, 0), room));
        await Refused("Day", "has that day already", () => Worker.Send(new AddDay.Command(series, Today.AddDays(7), 1)));
        await Refused("Day", "today or later", () => Worker.Send(new AddDay.Command(series, Today.AddDays(-1), 1)));
        await Refused("Day", "begun already", () => Worker.Send(new AddDay.Command(series, Today, 1)));
        await Refused("RoomId", "Room 1 is taken", () => Worker.Send(new AddDay.Command(series, Today.AddDays(3), 1)));
        await Assert.ThrowsAsync<Conflict>(() => Worker.Send(new AddDay.Command(series, Today.AddDays(4), 9)));
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Send(new AddDay.Command(series, Today.AddDays(4), 1)));
        await Worker.Send(new EndSeries.Command(series, Today.AddDays(30), 1));
        await Refused("Day", "plan one session instead", () => Worker.Send(new AddDay.Command(series, Today.AddDays(40), 2)));
    }

    [Fact]
    public async Task A_day_on_which_nothing_can_be_held_is_refused_and_not_swallowed()
    {
        var series = await Worker.Send(Weekly(await Activity()));
        await World.Arrange("UPDATE familyhubs_site SET closed_on = @on WHERE id = @Hub", new { on = Today.AddDays(20), Hub });
        await Refused("Day", "closed from 22 March 2026 on", () => Worker.Send(new AddDay.Command(series, Today.AddDays(22), 1)));
        await World.Arrange("UPDATE familyhubs_activity SET retired_on = @on", new { on = Today.AddDays(15) });
        await Refused("Day", "not offered from", () => Worker.Send(new AddDay.Command(series, Today.AddDays(15), 1)));
        await Worker.Send(new AddDay.Command(series, Today.AddDays(12), 1));
    }
}
