using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Meetings;

public sealed class ListMeetingsTests : ArrangedMeeting
{
    [Fact]
    public async Task A_member_sees_the_meetings_of_their_own_teams_alone()
    {
        var (late, soon) = (await Planned(9), await Planned(1));
        Assert.Equal([soon, late], (await Gp.Ask(new ListMeetings.Query(false))).Meetings.Select(m => m.Id));
        Assert.Empty((await Gp.Ask(new ListMeetings.Query(true))).Meetings);
        Assert.Empty((await OtherChair.Ask(new ListMeetings.Query(false))).Meetings);
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new ListMeetings.Query(false)));
        await Assert.ThrowsAsync<Denied>(() => Guest.Ask(new ListMeetings.Query(false)));
    }

    [Fact]
    public async Task What_is_over_stands_apart_the_newest_first()
    {
        var (first, second) = (await Planned(1), await Planned(2));
        foreach (var meeting in new[] { first, second }) await Chair.Send(new CancelMeeting.Command(meeting, "Snow", 1));
        Assert.Equal([second, first], (await Gp.Ask(new ListMeetings.Query(true))).Meetings.Select(m => m.Id));
        Assert.Empty((await Gp.Ask(new ListMeetings.Query(false))).Meetings);
    }

    [Fact]
    public async Task Twenty_at_a_time()
    {
        for (var i = 1; i <= 21; i++) await Planned(i);
        var first = await Gp.Ask(new ListMeetings.Query(false));
        Assert.Equal((20, true), (first.Meetings.Count, first.More));
        var rest = await Gp.Ask(new ListMeetings.Query(false, 20));
        Assert.Equal((1, false), (rest.Meetings.Count, rest.More));
    }
}
