using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.PeerSupport.Talks;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Talks;

public sealed class StopTalkTests : ArrangedTalk
{
    private Task<Done> Stops(Talk talk, StopWish? wish, int? someone = null) => Nobody.Send(new StopTalk(talk.Digest, wish, someone));

    [Fact]
    public async Task Who_has_what_they_wanted_says_how_it_is_now_and_the_channel_closes()
    {
        var talk = await Talking();
        await Stops(talk, StopWish.GotWhatIWanted, 5);
        Assert.Equal((MatchStatus.Ended, RequestStatus.Ended, 5), (await MatchIs(talk.Match), await RequestIs(talk.Request), await After(talk)));
        Assert.Equal("GoalMet", (await World.Sql<string>("SELECT end_code FROM peersupport_match WHERE id = @Match", new { talk.Match })).Single());
        Assert.Equal(OpenTalk.Stands.Thanked, (await Opens(talk))!.Stands);
        Assert.False((await Sees(talk)).Open);
        await Assert.ThrowsAsync<Refused>(() => Stops(talk, StopWish.Nobody));
    }

    [Fact]
    public async Task Before_first_contact_somebody_else_is_looked_for_unless_they_want_nobody()
    {
        var talk = await Talking(MatchStatus.Matched);
        await Stops(talk, StopWish.SomebodyElse);
        Assert.Equal((MatchStatus.SaidNo, RequestStatus.Screening), (await MatchIs(talk.Match), await RequestIs(talk.Request)));
        var last = await Talking(MatchStatus.Matched);
        await Stops(last, StopWish.Nobody);
        Assert.Equal((MatchStatus.Ended, RequestStatus.Ended), (await MatchIs(last.Match), await RequestIs(last.Request)));
        Assert.DoesNotContain(Tasks, t => t.KindCode == "peersupport.another");
    }

    [Fact]
    public async Task Who_was_in_touch_and_would_like_somebody_else_has_a_new_request_with_what_they_asked_for()
    {
        var talk = await Talking();
        await Stops(talk, StopWish.SomebodyElse, 2);
        Assert.Equal(MatchStatus.Ended, await MatchIs(talk.Match));
        var next = Assert.Single(await World.Sql<Guid>("SELECT id FROM peersupport_request WHERE id <> @Request", new { talk.Request }));
        Assert.Equal(RequestStatus.New, await RequestIs(next));
        Assert.Equal(2, (await World.Sql<int>("""
            SELECT COUNT(*) FROM peersupport_request r WHERE r.person_id = (SELECT person_id FROM peersupport_match WHERE id = @Match) AND r.wants = (SELECT wants FROM peersupport_request WHERE id = @Request)
            """, new { talk.Match, talk.Request })).Single());
        Assert.DoesNotContain(Tasks, t => t.KindCode == "peersupport.another");
        Assert.Contains(Tasks, t => t.Path?.EndsWith($"{next}", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Where_nobody_may_be_asked_for_now_stopping_works_and_the_coordinator_is_asked()
    {
        var talk = await Talking();
        await Pause(talk);
        await Stops(talk, StopWish.SomebodyElse);
        var task = Assert.Single(Tasks, t => t.KindCode == "peersupport.another");
        Assert.Equal((Coordinator.Id, null, null), (task.AssigneeUserId, task.PersonId, task.HouseholdId));
        Assert.Equal(MatchStatus.Ended, await MatchIs(talk.Match));
        Assert.Single(await World.Sql<Guid>("SELECT id FROM peersupport_request"));
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_said_and_nothing_ends()
    {
        var talk = await Talking();
        Assert.Equal("Wish", (await Assert.ThrowsAsync<Refused>(() => Stops(talk, null))).Input);
        Assert.Equal("SomeoneNow", (await Assert.ThrowsAsync<Refused>(() => Stops(talk, StopWish.Nobody, 6))).Input);
        Assert.Equal(MatchStatus.Active, await MatchIs(talk.Match));
    }

    [Fact]
    public async Task They_may_stop_while_it_is_paused()
    {
        var talk = await Talking();
        await Pause(talk);
        await Stops(talk, StopWish.Nobody);
        Assert.Equal(MatchStatus.Ended, await MatchIs(talk.Match));
    }
}
