using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.PeerSupport.Talks;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Talks;

public sealed class EndMatchTests : ArrangedTalk
{
    [Fact]
    public async Task A_coordinator_ends_it_with_what_the_parent_says_now()
    {
        var talk = await Talking();
        await World.Arrange("UPDATE peersupport_request SET someone_before = 2 WHERE id = @Request", new { talk.Request });
        Assert.Equal(new EndMatch.Answer(MatchStatus.Active, 2), await Coordinator.Ask(new EndMatch.Query(talk.Match)));
        await Coordinator.Send(new EndMatch.Command(talk.Match, EndCode.SteppedUp, false, 4));
        Assert.Equal((MatchStatus.Ended, 4), (await MatchIs(talk.Match), await After(talk)));
        Assert.Equal(OpenTalk.Stands.Thanked, (await Opens(talk))!.Stands);
    }

    [Fact]
    public async Task Before_first_contact_it_looks_again_or_ends_where_they_want_nobody()
    {
        var (again, last) = (await Talking(MatchStatus.Matched), await Talking(MatchStatus.Offered));
        await Coordinator.Send(new EndMatch.Command(again.Match, EndCode.Unsuitable, false, null));
        await Coordinator.Send(new EndMatch.Command(last.Match, EndCode.WantedToStop, true, null));
        Assert.Equal((RequestStatus.Screening, RequestStatus.Ended), (await RequestIs(again.Request), await RequestIs(last.Request)));
    }

    [Fact]
    public async Task After_first_contact_somebody_who_would_like_another_supporter_has_a_new_request_with_what_they_asked_for_once()
    {
        var talk = await Talking();
        await World.Arrange("UPDATE peersupport_request SET prefer_sex = 'Female' WHERE id = @Request", new { talk.Request });
        await Coordinator.Send(new EndMatch.Command(talk.Match, EndCode.WantedToStop, false, 4, Again: true));
        await Coordinator.Send(new EndMatch.Command(talk.Match, EndCode.WantedToStop, false, 4, Again: true));
        Assert.Equal((MatchStatus.Ended, RequestStatus.Ended), (await MatchIs(talk.Match), await RequestIs(talk.Request)));
        var again = Assert.Single(await World.Sql<Guid>("SELECT n.id FROM peersupport_request n JOIN peersupport_request o ON o.person_id = n.person_id WHERE o.id = @Request AND n.id <> @Request AND n.prefer_sex = 'Female'", new { talk.Request }));
        Assert.Equal(RequestStatus.New, await RequestIs(again));
    }

    [Fact]
    public async Task It_is_refused_without_a_reason_and_is_not_found_elsewhere()
    {
        var talk = await Talking();
        foreach (var why in new EndCode?[] { null, EndCode.System })
            Assert.Equal("Because", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new EndMatch.Command(talk.Match, why, false, null)))).Input);
        Assert.Equal("SomeoneNow", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new EndMatch.Command(talk.Match, EndCode.GoalMet, false, 0)))).Input);
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(new EndMatch.Command(talk.Match, EndCode.GoalMet, false, null)));
        await Assert.ThrowsAsync<Denied>(() => talk.As.Send(new EndMatch.Command(talk.Match, EndCode.GoalMet, false, null)));
    }
}
