using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Talks;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Talks;

public sealed class ListMineTests : ArrangedTalk
{
    private static Task<string?> Waits(Neighbourhood.Testing.Actor actor) => actor.With(scope => scope.GetServices<IWaiting>().Single(w => w.Path == "/peersupport/mine").Says(default));

    [Fact]
    public async Task A_supporter_sees_their_own_matches_alone_by_first_name()
    {
        var talk = await Talking(MatchStatus.Matched);
        FirstNames[Mother] = "Amara";
        var mine = await talk.As.Ask(new ListMine.Query());
        Assert.Equal("Robin", mine.KnownAs);
        var row = Assert.Single(mine.Rows);
        Assert.Equal((talk.Match, "Amara", true, World.Clock.Now().AddHours(48)), (row.MatchId, row.Name, row.Open, row.FirstContactBy!.Value));
        Assert.Equal("Somebody waits for your first message.", await Waits(talk.As));
        Assert.Equal("Write the first message", Assert.Single(await talk.As.Ask(new GatherMyWork(talk.As.Id, Today))).Title);
        await Writes(talk, "Hello");
        await Answers(talk, "Hello back");
        Assert.Equal("1 new message.", await Waits(talk.As));
        var (_, other) = await Supporting();
        Assert.Empty((await other.Ask(new ListMine.Query())).Rows);
        Assert.Null(await Waits(other));
        await Assert.ThrowsAsync<Denied>(() => Coordinator.Ask(new ListMine.Query()));
    }

    [Fact]
    public async Task Where_contact_is_stopped_there_is_no_name_and_nothing_waits()
    {
        var talk = await Talking();
        await Answers(talk, "Hello");
        await Hold(Mother);
        Assert.Equal(new ListMine.Row(talk.Match, SeeTalk.Somebody, MatchStatus.Active, false, 0, null, null, false), Assert.Single((await talk.As.Ask(new ListMine.Query())).Rows));
        Assert.Null(await Waits(talk.As));
        Assert.Empty(await talk.As.Ask(new GatherMyWork(talk.As.Id, Today)));
    }
}
