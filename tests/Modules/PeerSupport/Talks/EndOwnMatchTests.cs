using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.PeerSupport.Talks;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Talks;

public sealed class EndOwnMatchTests : ArrangedTalk
{
    [Fact]
    public async Task It_ends_once_and_the_channel_with_it()
    {
        var talk = await Talking();
        await talk.As.Send(new EndOwnMatch.Command(talk.Match, EndCode.WantedToStop));
        await talk.As.Send(new EndOwnMatch.Command(talk.Match, EndCode.WantedToStop));
        Assert.Equal((MatchStatus.Ended, RequestStatus.Ended), (await MatchIs(talk.Match), await RequestIs(talk.Request)));
        Assert.Equal("wanted-to-stop", Assert.Single(World.Told.OfType<PeerMatchEnded>()).ReasonCode);
        Assert.Empty((await talk.As.Ask(new ListMine.Query())).Rows);
        await Assert.ThrowsAsync<Refused>(() => Answers(talk, "Hello?"));
    }

    [Fact]
    public async Task Before_first_contact_somebody_else_is_looked_for()
    {
        var talk = await Talking(MatchStatus.Matched);
        await talk.As.Send(new EndOwnMatch.Command(talk.Match, EndCode.NoContact));
        Assert.Equal((MatchStatus.SaidNo, RequestStatus.Screening), (await MatchIs(talk.Match), await RequestIs(talk.Request)));
    }

    [Fact]
    public async Task A_reason_is_asked_for_and_what_is_the_programs_or_the_coordinators_is_none()
    {
        var talk = await Talking();
        foreach (var why in new EndCode?[] { null, EndCode.System, EndCode.SteppedUp, (EndCode)99 })
            Assert.Equal("Because", (await Assert.ThrowsAsync<Refused>(() => talk.As.Send(new EndOwnMatch.Command(talk.Match, why)))).Input);
        var (_, other) = await Supporting();
        await Assert.ThrowsAsync<NotFound>(() => other.Send(new EndOwnMatch.Command(talk.Match, EndCode.GoalMet)));
    }
}
