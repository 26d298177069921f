using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Talks;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Talks;

public sealed class ChannelTests : ArrangedTalk
{
    [Fact]
    public async Task It_is_open_from_both_yeses_to_the_end()
    {
        Assert.False(await MayTalk(await Talking(MatchStatus.Offered)));
        Assert.True(await MayTalk(await Talking(MatchStatus.Matched)));
        Assert.True(await MayTalk(await Talking()));
        Assert.False(await MayTalk(await Talking(MatchStatus.Ended)));
        Assert.False(await MayTalk(await Talking(MatchStatus.SaidNo)));
    }

    [Fact]
    public async Task Whatever_stands_against_it_silences_it_for_both_and_shows_the_supporter_nothing()
    {
        foreach (var stop in new Func<Talk, Task>[]
        {
            t => Pause(t),
            t => Hold(Mother),
            async _ => await World.Arrange("INSERT INTO peersupport_objection (objection_id, person_id) VALUES (@id, @Mother)", new { id = World.NewId(), Mother }),
            async _ => await World.Arrange("INSERT INTO peersupport_death (person_id, died_on) VALUES (@Mother, @Today)", new { Mother, Today }),
            async t => await World.Arrange("UPDATE peersupport_request SET share_agreed_on = NULL WHERE id = @Request", new { t.Request }),
            async t => await World.Arrange("UPDATE peersupport_supporter SET status = 'Left' WHERE id = @Supporter", new { t.Supporter }),
            _ =>
            {
                Said[Mother] = SharingBasis.Objection;
                return Task.CompletedTask;
            },
            _ =>
            {
                Said[Mother] = SharingBasis.SafeguardingOverride;
                return Task.CompletedTask;
            },
        })
        {
            var talk = await Talking();
            await Answers(talk, "Hello, this is me");
            await stop(talk);
            Assert.False(await MayTalk(talk));
            Assert.Equal(OpenTalk.Stands.Closed, (await Opens(talk))!.Stands);
            Assert.Empty((await Opens(talk))!.Lines);
            Assert.Contains("closed for now", (await Assert.ThrowsAsync<Refused>(() => Answers(talk, "Are you there?"))).Message, StringComparison.Ordinal);
            foreach (var table in new[] { "hold", "objection", "death" })
                await World.Arrange(table switch { "hold" => "DELETE FROM peersupport_hold", "objection" => "DELETE FROM peersupport_objection", _ => "DELETE FROM peersupport_death" });
            Said.Clear();
        }
        var held = await Talking();
        await Answers(held, "Hello, this is me");
        await Pause(held);
        var seen = await Sees(held);
        Assert.Equal((false, SeeTalk.Somebody, 0, 0), (seen.Open, seen.Name, seen.Lines.Count, seen.Notes.Count));
        await Assert.ThrowsAsync<Refused>(() => Writes(held, "Hello?"));
    }
}
