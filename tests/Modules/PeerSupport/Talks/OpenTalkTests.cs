using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.PeerSupport.Talks;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Talks;

public sealed class OpenTalkTests : ArrangedTalk
{
    [Fact]
    public async Task The_page_says_what_the_supporter_is_called_and_nothing_else_of_them()
    {
        var talk = await Talking();
        await Writes(talk, "Hello");
        var open = (await Opens(talk))!;
        Assert.Equal((OpenTalk.Stands.Open, "Robin", true), (open.Stands, open.KnownAs, open.Unread));
        var read = System.Text.Json.JsonSerializer.Serialize(open);
        Assert.DoesNotContain(talk.Supporter.ToString(), read, StringComparison.Ordinal);
        Assert.DoesNotContain(talk.As.Id.ToString(), read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_never_was_what_contact_stopped_and_what_fell_through_read_the_same()
    {
        Assert.Null(await Nobody.Ask(new OpenTalk.Query("never was")));
        var stopped = await Talking();
        await World.AsSystem().With(async scope =>
        {
            await scope.GetRequiredService<Neighbourhood.Kernel.ISend>().Send(new EndMatch.Command(stopped.Match, EndCode.GoalMet, false, null));
            return true;
        });
        await World.Arrange("UPDATE peersupport_match SET end_code = 'System' WHERE id = @Match", new { stopped.Match });
        Assert.Null(await Opens(stopped));
        var fell = await Talking(MatchStatus.Matched);
        await fell.As.Send(new EndOwnMatch.Command(fell.Match, EndCode.Unsuitable));
        Assert.Null(await Opens(fell));
        var given = await Talking();
        await Coordinator.Send(new GiveWayIn.Command(given.Match, "another"));
        Assert.Null(await Opens(given)); // a new one ends the old one
    }

    [Fact]
    public async Task Addresses_that_never_were_count_against_a_network_for_an_hour()
    {
        var talk = await Talking();
        Settings["access.triesPerAddress"] = "2";
        var from = await World.AsSystem().With(scope => Task.FromResult(scope.GetRequiredService<TalkTries>().Of(IPAddress.Parse("192.0.2.7"))!));
        Task<bool> Full() => World.AsSystem().With(scope => scope.GetRequiredService<TalkTries>().AreTooMany(from, default));
        await Nobody.Send(new OpenTalk.Failed("never was", from));
        await Nobody.Send(new OpenTalk.Failed(talk.Digest, from)); // was one
        Assert.False(await Full());
        await Nobody.Send(new OpenTalk.Failed("nor was this", from));
        Assert.True(await Full());
        World.Clock.Advance(TimeSpan.FromHours(1));
        Assert.False(await Full());
    }
}
