using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Meetings;

public sealed class PlansMeetingsAheadTests : ArrangedMeeting
{
    [Fact]
    public async Task As_time_goes_by_further_meetings_come_and_what_was_moved_or_cancelled_alone_does_not_come_back()
    {
        await Coordinator.Send(new SetRhythm.Command(Mdt, Today.AddDays(7), 28, new TimeOnly(14, 0), 90, "Sale MDT", "Room 1", 0));
        var ids = await World.Sql<Guid>("SELECT id FROM mdt_meeting ORDER BY starts_at");
        await Coordinator.Send(new ChangeMeeting.Command(ids[1], "Sale MDT", Today.AddDays(40), new TimeOnly(9, 0), 90, "Hall", 1));
        await Chair.Send(new CancelMeeting.Command(ids[2], "No chair", 1));
        for (var week = 0; week < 8; week++)
        {
            World.Clock.Advance(TimeSpan.FromDays(7));
            await World.Tick();
        }
        Assert.Equal(9, (await World.Sql<int>("SELECT COUNT(*) FROM mdt_meeting")).Single());
        Assert.Equal(9, (await World.Sql<int>("SELECT COUNT(*) FROM mdt_rhythm_day")).Single());
        Assert.Equal(2, (await World.Sql<int>("SELECT COUNT(*) FROM mdt_step WHERE to_status = 'Planned' AND by_user IS NULL")).Single()); // nobody did it
    }

    [Fact]
    public async Task A_rare_rhythm_has_three_meetings_in_the_diary()
    {
        await Coordinator.Send(new SetRhythm.Command(Mdt, Today.AddDays(7), 180, new TimeOnly(14, 0), 90, "Sale MDT", "Room 1", 0));
        Assert.True((await World.Sql<int>("SELECT COUNT(*) FROM mdt_meeting")).Single() >= Rhythm.Least);
    }
}
