using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.PeerSupport.Talks;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Talks;

public sealed class AnswerAfterTests : ArrangedTalk
{
    [Fact]
    public async Task Once_within_two_weeks_of_the_end_and_not_where_contact_was_stopped()
    {
        var talk = await Talking();
        await Assert.ThrowsAsync<Refused>(() => Nobody.Send(new AnswerAfter(talk.Digest, 4)));
        await talk.As.Send(new EndOwnMatch.Command(talk.Match, EndCode.GoalMet));
        Assert.Equal(OpenTalk.Stands.Ended, (await Opens(talk))!.Stands);
        Assert.Equal("SomeoneNow", (await Assert.ThrowsAsync<Refused>(() => Nobody.Send(new AnswerAfter(talk.Digest, null)))).Input);
        await Nobody.Send(new AnswerAfter(talk.Digest, 4));
        await Nobody.Send(new AnswerAfter(talk.Digest, 1));
        Assert.Equal(4, await After(talk)); // what was said first stands
        Assert.Equal(OpenTalk.Stands.Thanked, (await Opens(talk))!.Stands);

        var late = await Talking();
        await late.As.Send(new EndOwnMatch.Command(late.Match, EndCode.GoalMet));
        World.Clock.Advance(TimeSpan.FromDays(WayIn.AsksFor + 1));
        Assert.Null(await Opens(late));
        await Assert.ThrowsAsync<Refused>(() => Nobody.Send(new AnswerAfter(late.Digest, 4)));
    }
}
