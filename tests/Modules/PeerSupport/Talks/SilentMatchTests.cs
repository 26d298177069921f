using Neighbourhood.Families.Contracts;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.PeerSupport.Talks;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Talks;

/// <summary>LooksAtSilentMatches and EmptiesTalks.</summary>
public sealed class SilentMatchTests : ArrangedTalk
{
    private IEnumerable<OpenTask> Reviews => Tasks.Where(t => t.KindCode == "peersupport.review");

    [Fact]
    public async Task After_a_month_the_supporter_is_asked_and_after_two_the_coordinator_looks_once()
    {
        var talk = await Talking();
        World.Clock.Advance(TimeSpan.FromDays(30));
        await World.Tick();
        Assert.False((await Sees(talk)).Ask);
        World.Clock.Advance(TimeSpan.FromDays(1));
        await World.Tick();
        Assert.True((await Sees(talk)).Ask);
        Assert.Equal([PeerNoticeKind.StillInTouch], Notices(talk));
        Assert.Empty(Reviews);
        World.Clock.Advance(TimeSpan.FromDays(31));
        await World.Tick();
        World.Clock.Advance(TimeSpan.FromDays(1));
        await World.Tick();
        var task = Assert.Single(Reviews);
        Assert.Equal((Coordinator.Id, null, $"/peersupport/matches/{talk.Match}"), (task.AssigneeUserId, task.PersonId, task.Path));
        await Writes(talk, "How are you?");
        Assert.False((await Sees(talk)).Ask);
        Assert.Equal(task.TaskId, Assert.Single(ClosedTasks).TaskId);
        World.Clock.Advance(TimeSpan.FromDays(63));
        await World.Tick();
        Assert.Equal(2, Reviews.Count());
    }

    [Fact]
    public async Task Nobody_is_asked_to_be_in_touch_where_contact_is_stopped()
    {
        var talk = await Talking();
        await Hold(Mother);
        World.Clock.Advance(TimeSpan.FromDays(32));
        await World.Tick();
        Assert.False((await Sees(talk)).Ask);
        Assert.Empty(Notices(talk));
        Assert.False(Assert.Single((await talk.As.Ask(new ListMine.Query())).Rows).Ask);
    }

    [Fact]
    public async Task What_was_written_is_emptied_some_time_after_the_end()
    {
        var talk = await Talking();
        await Writes(talk, "Hello");
        await talk.As.Send(new EndOwnMatch.Command(talk.Match, EndCode.GoalMet));
        World.Clock.Advance(TimeSpan.FromDays(89));
        await World.Tick();
        Assert.Equal(1, (await World.Sql<int>("SELECT COUNT(*) FROM peersupport_message WHERE words IS NOT NULL")).Single());
        World.Clock.Advance(TimeSpan.FromDays(2));
        await World.Tick();
        Assert.Equal(0, (await World.Sql<int>("SELECT COUNT(*) FROM peersupport_message WHERE words IS NOT NULL")).Single());
    }
}
