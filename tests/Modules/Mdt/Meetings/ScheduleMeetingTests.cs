using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Meetings;

public sealed class ScheduleMeetingTests : ArrangedMeeting
{
    private ScheduleMeeting.Command Good() => new(World.NewId(), Mdt, " Weekly MDT ", new DateOnly(2026, 4, 1), new TimeOnly(9, 30), 90, "Room 1");

    [Fact]
    public async Task The_first_and_the_last_day_of_all_are_refused()
    {
        foreach (var day in new[] { DateOnly.MinValue, DateOnly.MaxValue })
            await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new ScheduleMeeting.Command(World.NewId(), Mdt, "Sale", day, TimeOnly.MaxValue, 480, "Room")));
    }

    [Fact]
    public async Task A_meeting_is_planned_on_londons_clocks_and_told()
    {
        var command = Good();
        await Coordinator.Send(command);
        var view = await Chair.Ask(new SeeMeeting(command.Id));
        Assert.Equal(("Weekly MDT", MeetingStatus.Planned, 1), (view.Title, view.Status, view.Version));
        Assert.Equal(new DateTimeOffset(2026, 4, 1, 8, 30, 0, TimeSpan.Zero), view.StartsAt); // summer time
        Assert.Equal(view.StartsAt.AddMinutes(90), view.EndsAt);
        Assert.Equal(new MeetingScheduled(command.Id, Mdt, view.StartsAt), Assert.Single(Told<MeetingScheduled>()));
        Assert.Equal(["Planned"], await World.Sql<string>("SELECT to_status FROM mdt_step WHERE subject_id = @Id", new { command.Id }));
    }

    [Fact]
    public async Task A_second_press_answers_as_the_first_and_makes_nothing()
    {
        var command = Good();
        Assert.Equal(await Coordinator.Send(command), await Coordinator.Send(command));
        Assert.Single(Told<MeetingScheduled>());
        await Assert.ThrowsAsync<Conflict>(() => Coordinator.Send(command with { Title = "Another" }));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once_and_nothing_is_kept()
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new ScheduleMeeting.Command(World.NewId(), Mdt, " ", null, null, null, null)));
        Assert.Equal(["Title", "HeldOn", "StartsAt", "Minutes", "Place"], refused.Reasons.Select(r => r.Input));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_meeting"));
        Assert.Empty(World.Told);
    }

    [Fact]
    public async Task A_meeting_in_the_past_too_long_or_with_too_much_text_is_refused()
    {
        await IsRefused(Coordinator.Send(Good() with { HeldOn = Today.AddDays(-1) }), "HeldOn", "today or later");
        await IsRefused(Coordinator.Send(Good() with { HeldOn = Today.AddYears(3) }), "HeldOn", "two years");
        await IsRefused(Coordinator.Send(Good() with { HeldOn = Today, StartsAt = new TimeOnly(9, 0) }), "StartsAt", "later than now");
        await IsRefused(Coordinator.Send(Good() with { Minutes = 481 }), "Minutes", "8 hours");
        await IsRefused(Coordinator.Send(Good() with { Title = new string('x', 121) }), "Title", "120 characters");
        await IsRefused(Coordinator.Send(Good() with { Place = new string('x', 201) }), "Place", "200 characters");
    }

    [Fact]
    public async Task Only_for_ones_own_team()
    {
        await GuardedFor(who => who.Send(Good()));
        await Assert.ThrowsAsync<Denied>(() => Gp.Send(Good()));
    }
}
