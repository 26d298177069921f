using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Talks;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Talks;

public sealed class SayInTalkTests : ArrangedTalk
{
    [Fact]
    public async Task A_parent_writes_without_an_account_and_it_is_not_the_supporters_first_contact()
    {
        var talk = await Talking(MatchStatus.Matched);
        var id = World.NewId();
        Assert.True(await Answers(talk, "Hello, are you there?", id));
        Assert.True(await Answers(talk, "Hello, are you there?", id));
        Assert.Equal(MatchStatus.Matched, await MatchIs(talk.Match));
        Assert.Equal("Hello, are you there?", Assert.Single((await Sees(talk)).Lines).Words);
        Assert.Empty(Queued);
    }

    [Fact]
    public async Task The_supporter_is_told_once_of_all_that_they_have_not_read_and_not_of_what_waits()
    {
        var (talk, held) = (await Talking(), World.NewId());
        await Answers(talk, "Ring me on 07700 900123", held);
        Assert.Empty(Notices(talk));
        await Coordinator.Send(new DecideMessage(held, Verdict.Without));
        await Answers(talk, "Are you there?");
        Assert.Equal([PeerNoticeKind.MessageArrived], Notices(talk));
        await talk.As.Send(new ReadMessages(talk.Match));
        await Answers(talk, "Good night");
        Assert.Equal(2, Notices(talk).Count());
    }

    [Fact]
    public async Task What_would_say_who_they_are_waits()
    {
        var talk = await Talking();
        Details.Add("Okafor");
        Assert.False(await Answers(talk, "I am Amara Okafor"));
        Assert.Empty((await Sees(talk)).Lines);
        Assert.Equal(HeldCode.Detail, Assert.Single((await Opens(talk))!.Lines).HeldFor);
    }

    [Fact]
    public async Task An_address_that_never_was_or_is_over_works_for_nothing()
    {
        var talk = await Talking();
        var over = WayIn.Over;
        Assert.Equal(over, (await Assert.ThrowsAsync<Refused>(() => Nobody.Send(new SayInTalk(World.NewId(), "never was", "Hello")))).Message);
        World.Clock.Advance(TimeSpan.FromDays(91));
        Assert.Equal(over, (await Assert.ThrowsAsync<Refused>(() => Answers(talk, "Hello"))).Message);
    }

    [Fact]
    public async Task Each_use_lets_the_address_live_on()
    {
        var talk = await Talking();
        World.Clock.Advance(TimeSpan.FromDays(80));
        Assert.True(await Answers(talk, "Hello"));
        World.Clock.Advance(TimeSpan.FromDays(80));
        Assert.True(await Answers(talk, "Hello again"));
    }
}
