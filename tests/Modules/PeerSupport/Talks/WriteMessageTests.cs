using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.PeerSupport.Talks;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Talks;

public sealed class WriteMessageTests : ArrangedTalk
{
    [Fact]
    public async Task The_first_message_is_the_first_contact_and_the_parent_is_told_once_that_there_is_something()
    {
        var talk = await Talking(MatchStatus.Matched);
        var id = World.NewId();
        Assert.True(await Writes(talk, " Hello, I am Robin ", id));
        Assert.True(await Writes(talk, " Hello, I am Robin ", id)); // pressed twice
        Assert.Equal((MatchStatus.Active, RequestStatus.Active), (await MatchIs(talk.Match), await RequestIs(talk.Request)));
        await Writes(talk, "I read my messages in the evening");
        var told = Assert.Single(Queued);
        Assert.Equal((Mother, "peer-message", true), (told.ToPersonId, told.TemplateCode, told.Asked));
        Assert.Equal(["Hello, I am Robin", "I read my messages in the evening"], (await Opens(talk))!.Lines.Select(l => l.Words));
        Assert.DoesNotContain("Robin", (await World.Sql<string>("SELECT words FROM peersupport_message WHERE id = @id", new { id })).Single(), StringComparison.Ordinal); // sealed
        await Nobody.Send(new ReadTalk(talk.Digest));
        await Writes(talk, "How was today?");
        Assert.Equal(2, Queued.Count);
    }

    [Fact]
    public async Task One_with_a_number_waits_and_is_no_contact_yet()
    {
        var talk = await Talking(MatchStatus.Matched);
        var id = World.NewId();
        Assert.False(await Writes(talk, "Ring me on 07700 900123", id));
        Assert.Equal(("Held", MatchStatus.Matched), (await State(id), await MatchIs(talk.Match)));
        Assert.Empty((await Opens(talk))!.Lines);
        var own = Assert.Single((await Sees(talk)).Lines);
        Assert.Equal((MessageState.Held, HeldCode.Number, null), (own.State, own.HeldFor, own.Words));
        Assert.Empty(Queued);
    }

    [Fact]
    public async Task The_name_of_their_account_waits_too_and_what_they_are_known_as_does_not()
    {
        var talk = await Talking();
        Assert.False(await Writes(talk, "I am Worker by name")); // the account's name begins with Worker
        Assert.True(await Writes(talk, "I am Robin"));
    }

    [Fact]
    public async Task It_is_refused_when_empty_too_long_or_ended_and_somebody_elses_match_is_not_found()
    {
        var talk = await Talking();
        Assert.Equal("Words", (await Assert.ThrowsAsync<Refused>(() => Writes(talk, "  "))).Input);
        Assert.Equal("Words", (await Assert.ThrowsAsync<Refused>(() => Writes(talk, new string('a', 1001)))).Input);
        var (_, other) = await Supporting();
        await Assert.ThrowsAsync<NotFound>(() => other.Send(new WriteMessage.Command(World.NewId(), talk.Match, "Hello")));
        await Assert.ThrowsAsync<Denied>(() => Coordinator.Send(new WriteMessage.Command(World.NewId(), talk.Match, "Hello")));
        await talk.As.Send(new EndOwnMatch.Command(talk.Match, EndCode.GoalMet));
        await Assert.ThrowsAsync<Refused>(() => Writes(talk, "Hello"));
    }
}
