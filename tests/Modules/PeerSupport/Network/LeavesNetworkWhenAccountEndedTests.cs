using Neighbourhood.Access.Contracts;
using Neighbourhood.PeerSupport.Network;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Network;

public sealed class LeavesNetworkWhenAccountEndedTests : ArrangedNetwork
{
    [Fact]
    public async Task Nobody_is_sent_to_whoever_left_what_they_asked_is_closed_and_what_they_answered_stays()
    {
        await Knows(Hub, NetworkTopic.Housing);
        await Hub.Send(new GoOnCall.Command(World.NewId(), NetworkTopic.Housing, [Today.DayOfWeek], null, new(0, 0), new(0, 0), "01632 960 001"));
        var (_, answer) = await Kept();
        var asked = await Asks(Hub);
        Assert.Single((await Midwife.Ask(new PhoneFriend.Query(null))).Friends);
        for (var twice = 0; twice < 2; twice++)
        {
            await World.Happened(new AccountEnded(Hub.Id, Today));
            await World.Deliver();
        }
        Assert.Empty((await Midwife.Ask(new PhoneFriend.Query(null))).Friends);
        Assert.Empty(await World.Sql<string>("SELECT topic FROM peersupport_knows"));
        Assert.Equal(QuestionStatus.Closed, await QuestionIs(asked));
        Assert.Equal(answer, Assert.Single(await Midwife.Ask(new FindAnswers(null, NetworkTopic.Housing))).ReplyId);
    }
}
