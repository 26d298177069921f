using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Talks;
using Neighbourhood.Testing;

namespace Neighbourhood.Modules.PeerSupport.Talks;

/// <summary>A supporter and a mother who are matched, and her own address.</summary>
public abstract class ArrangedTalk : ArrangedPeers
{
    internal sealed record Talk(Guid Match, Guid Request, Guid Supporter, Actor As, string Digest);

    internal async Task<Talk> Talking(MatchStatus status = MatchStatus.Active)
    {
        var (supporter, actor) = await Supporting();
        var (match, request) = await Matched(supporter, status);
        var digest = $"digest of {match}";
        if (Match.IsOpen(status)) await Coordinator.Send(new GiveWayIn.Command(match, digest));
        return new(match, request, supporter, actor, digest);
    }

    internal Task<bool> Writes(Talk talk, string words, Guid? id = null) => talk.As.Send(new WriteMessage.Command(id ?? World.NewId(), talk.Match, words));

    internal Task<bool> Answers(Talk talk, string words, Guid? id = null) => Nobody.Send(new SayInTalk(id ?? World.NewId(), talk.Digest, words));

    internal Task<SeeTalk.Answer> Sees(Talk talk) => talk.As.Ask(new SeeTalk(talk.Match));

    internal Task<OpenTalk.Answer?> Opens(Talk talk) => Nobody.Ask(new OpenTalk.Query(talk.Digest));

    /// <summary>As in the demo: the adapter that rings nobody works nowhere else.</summary>
    protected async Task CallsAreSimulated()
    {
        Settings["peer.callAdapter"] = "simulated";
        await World.Arrange("INSERT INTO kernel_mark (name, value, set_at) SELECT 'demo', 'yes', @now WHERE NOT EXISTS (SELECT 1 FROM kernel_mark WHERE name = 'demo')", new { now = World.Clock.GetUtcNow() });
    }

    internal Task Pause(Talk talk, string code = "concern") => World.Arrange("UPDATE peersupport_match SET paused_code = @code WHERE id = @Match", new { talk.Match, code });

    protected async Task Hold(Guid person)
    {
        await World.Happened(new ContactHeld(World.NewId(), [person], HoldKind.Other, Today));
        await World.Deliver();
    }

    /// <summary>What the supporter was told of this match.</summary>
    internal IEnumerable<PeerNoticeKind> Notices(Talk talk) => World.Told.OfType<PeerNoticeGiven>().Where(n => n.SubjectId == talk.Match && n.UserIds.SequenceEqual([talk.As.Id])).Select(n => n.Kind);

    internal Task<bool> MayTalk(Talk talk) => World.AsSystem().With(scope => scope.GetRequiredService<Channel>().MayTalk(talk.Match, default));

    internal async Task<string> State(Guid message) => (await World.Sql<string>("SELECT state FROM peersupport_message WHERE id = @message", new { message })).Single();

    internal async Task<int?> After(Talk talk) => (await World.Sql<int?>("SELECT someone_after FROM peersupport_request WHERE id = @Request", new { talk.Request })).Single();
}
