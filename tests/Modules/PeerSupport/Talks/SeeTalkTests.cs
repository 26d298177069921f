using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Talks;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Talks;

public sealed class SeeTalkTests : ArrangedTalk
{
    [Fact]
    public async Task A_supporter_sees_a_first_name_and_their_messages_and_no_other_match()
    {
        var talk = await Talking();
        FirstNames[Mother] = "Amara";
        await Writes(talk, "Hello");
        await Answers(talk, "Hello back");
        var seen = await Sees(talk);
        Assert.Equal(("Amara", true, false), (seen.Name, seen.Open, seen.Calls));
        Assert.Equal(["Hello", "Hello back"], seen.Lines.Select(l => l.Words));
        var (_, other) = await Supporting();
        await Assert.ThrowsAsync<NotFound>(() => other.Ask(new SeeTalk(talk.Match)));
        await Assert.ThrowsAsync<Denied>(() => Coordinator.Ask(new SeeTalk(talk.Match)));
        await Assert.ThrowsAsync<NotFound>(() => talk.As.Ask(new SeeTalk(World.NewId())));
    }

    [Fact]
    public async Task An_offer_is_no_talk_yet_and_one_that_has_ended_says_so_and_no_more()
    {
        var offered = await Talking(MatchStatus.Offered);
        await Assert.ThrowsAsync<NotFound>(() => Sees(offered));
        var ended = await Sees(await Talking(MatchStatus.Ended));
        Assert.Equal((MatchStatus.Ended, SeeTalk.Somebody, false), (ended.Status, ended.Name, ended.Open));
    }
}
