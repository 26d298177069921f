using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.PeerSupport.Talks;
using Neighbourhood.PeerSupport.Concerns;
using Neighbourhood.PeerSupport.Talks;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Concerns;

public sealed class RaiseConcernInTalkTests : ArrangedConcerns
{
    private const string Secret = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private Task<ParentsDoor.Match?> Find(string secret = Secret) => World.AsSystem().With(scope =>
        scope.GetRequiredService<ParentsDoor>().Find(WayIn.Digest(scope.GetRequiredService<DigestKey>(), secret), default));

    private async Task GiveWayIn() => await World.Arrange("""
        INSERT INTO peersupport_way_in (id, match_id, secret_digest, made_at, ends_at) VALUES (@id, @Match, @digest, @now, @until)
        """, new
    {
        id = World.NewId(),
        Match,
        digest = await World.AsSystem().With(scope => Task.FromResult(WayIn.Digest(scope.GetRequiredService<DigestKey>(), Secret))),
        now = World.Clock.Now(),
        until = World.Clock.Now().AddDays(30),
    });

    [Fact]
    public async Task A_parent_is_heard_at_once_the_supporter_is_not_told_and_the_messages_stop()
    {
        await InTouch();
        await GiveWayIn();
        var (match, id) = ((await Find())!, World.NewId());
        Assert.Equal((Match, (Guid?)Sale), (match.Id, match.NeighbourhoodId));
        await Nobody.With(async scope =>
        {
            await scope.GetRequiredService<ParentsDoor>().Raise(new(id, match.Id, null, "My supporter asked for money.", ConcernKind.Exploitation, false, World.Clock.Now()), default);
            return 0;
        });
        Assert.Equal(Mother, Assert.Single(Concerns).PersonIds.Single());
        Assert.Equal(AlertSide.Parent, (await Coordinator.Ask(new AnswerAlert.Query(id))).FromSide);
        Assert.Equal([Coordinator.Id], Assert.Single(await Notices()).UserIds);
        Assert.False(await Robin.With(scope => scope.GetRequiredService<Channel>().MayTalk(Match, default)));
        await Answered(id);
        Assert.True(await Robin.With(scope => scope.GetRequiredService<Channel>().MayTalk(Match, default)));
    }

    [Fact]
    public async Task What_was_typed_stays_when_the_page_was_open_for_long_and_is_one_concern()
    {
        await InTouch();
        await GiveWayIn();
        await using var site = await TalkSite.Start(World);
        var path = $"{WayIn.Path(Secret)}/concern";
        var page = await site.AsksAgain(path, "[name=Seen]", new() { ["Seen"] = "My supporter asked for money.", ["Kind"] = nameof(ConcernKind.Exploitation), ["ImmediateDanger"] = "false" }, "Tell somebody",
            () => Task.FromResult(Concerns.Count));
        Assert.Contains("is saved", page.Title, StringComparison.Ordinal);
        Assert.Equal(Mother, Assert.Single(Concerns).PersonIds.Single());
    }

    [Fact]
    public async Task Some_months_after_the_end_it_is_still_heard_and_then_no_more()
    {
        await InTouch();
        await GiveWayIn();
        await World.Arrange("UPDATE peersupport_match SET status = 'Ended', ended_at = @now WHERE id = @Match", new { Match, now = World.Clock.Now() });
        Assert.NotNull(await Find());
        World.Clock.Advance(TimeSpan.FromDays(91));
        Assert.Null(await Find());
        Assert.Null(await Find("another"));
    }

    [Fact]
    public async Task Wrong_addresses_that_others_tried_from_the_same_network_keep_no_parent_from_being_heard()
    {
        await InTouch();
        await GiveWayIn();
        await World.AsSystem().With(async scope =>
        {
            var (send, from) = (scope.GetRequiredService<ISend>(), scope.GetRequiredService<TalkTries>().Of(System.Net.IPAddress.Loopback)!);
            for (var n = 0; n < 31; n++) await send.Send(new OpenTalk.Failed($"wrong {n}", from));
            Assert.True(await scope.GetRequiredService<TalkTries>().AreTooMany(from, default));
            return 0;
        });
        Assert.NotNull(await Find());
    }
}
