using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Meetings;

public sealed class StopRhythmTests : ArrangedMeeting
{
    private Task<Done> Given() => Coordinator.Send(new SetRhythm.Command(Mdt, Today.AddDays(7), 28, new TimeOnly(14, 0), 90, "Sale MDT", "Room 1", 0));

    private async Task<int> Count(string status) => (await World.Sql<int>("SELECT COUNT(*) FROM mdt_meeting WHERE status = @status", new { status })).Single();

    [Fact]
    public async Task What_is_planned_may_stay_and_nothing_more_comes()
    {
        await Given();
        await Coordinator.Send(new StopRhythm.Command(Mdt, false, 1));
        await Coordinator.Send(new StopRhythm.Command(Mdt, false, 1)); // a second press
        World.Clock.Advance(TimeSpan.FromDays(70));
        await World.Tick();
        Assert.Equal(7, (await World.Sql<int>("SELECT COUNT(*) FROM mdt_meeting")).Single());
        Assert.Null((await Chair.Ask(new SeeRhythm(Mdt))).Next);
    }

    [Fact]
    public async Task What_is_planned_may_be_cancelled_but_not_what_has_a_list_or_was_changed_alone_and_it_can_be_taken_up_again()
    {
        await Given();
        var ids = await World.Sql<Guid>("SELECT id FROM mdt_meeting ORDER BY starts_at");
        await Coordinator.Send(new OpenList.Command(ids[0], 1));
        await Coordinator.Send(new ChangeMeeting.Command(ids[1], "Sale MDT", Today.AddDays(40), new TimeOnly(9, 0), 90, "Hall", 1));
        await Coordinator.Send(new StopRhythm.Command(Mdt, true, 1));
        Assert.Equal((1, 1, 5), (await Count("ListOpen"), await Count("Planned"), await Count("Cancelled")));
        Assert.Equal(5, Told<MeetingCancelled>().Count);
        Assert.Single(Told<MdtNoticeGiven>(), n => n.Kind == MdtNoticeKind.MeetingCancelled);
        Assert.Contains("The team's rhythm was stopped", await World.Sql<string>("SELECT reason FROM mdt_step WHERE to_status = 'Cancelled'"));

        await Coordinator.Send(new SetRhythm.Command(Mdt, Today.AddDays(7), 28, new TimeOnly(14, 0), 90, "Sale MDT", "Room 1", 2));
        Assert.Equal((1, 6), (await Count("ListOpen"), await Count("Planned")));
    }

    [Fact]
    public async Task A_choice_is_asked_for_a_stale_page_changes_nothing_and_other_teams_are_not_reached()
    {
        await IsRefused(Coordinator.Send(new StopRhythm.Command(Mdt, true, 0)), "", "no rhythm");
        await Given();
        await IsRefused(Coordinator.Send(new StopRhythm.Command(Mdt, null, 1)), "CancelPlanned", "Choose");
        await Assert.ThrowsAsync<Conflict>(() => Coordinator.Send(new StopRhythm.Command(Mdt, true, 4)));
        await GuardedFor(who => who.Send(new StopRhythm.Command(Mdt, true, 1)));
        Assert.Empty(Told<MeetingCancelled>());
    }
}
