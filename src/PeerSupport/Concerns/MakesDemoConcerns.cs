using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Concerns;

/// <summary>A made-up concern that waits for the coordinator, of a match that stands still for it, and one that was answered. Their ids are left as "peer:alert" and "peer:alert:answered".</summary>
internal sealed class MakesDemoConcerns(Db db, ISend send, CurrentUser user, TimeProvider clock) : IDemoPart
{
    public int Order => 65;

    public string Says => "concerns in peer support";

    public async Task Make(Kernel.Demo demo, CancellationToken ct)
    {
        if (!demo.Accounts.TryGetValue("peersupporter", out var supporter) || !demo.Accounts.TryGetValue("peercoordinator", out var coordinator)) return;
        user.IsSystemFor(supporter);
        var answered = demo.Ids["peer:alert:answered"] = await Raise(null, "Somebody at the group said that a neighbour shouts at her children every night.", ConcernKind.Emotional, ct);
        Guid? match = demo.Ids.TryGetValue("peer:match:matched", out var matched) ? matched : null;
        if (match is not null && await db.Query<Guid>("SELECT s.user_id FROM peersupport_supporter s JOIN peersupport_match m ON m.supporter_id = s.id WHERE m.id = @match AND s.user_id IS NOT NULL", new { match }, ct) is [var own])
            user.IsSystemFor(own);
        var waits = await Raise(match, "She said that she has not slept for a week and that nobody helps her. I could hear the baby cry the whole time.", ConcernKind.Neglect, ct);
        demo.Ids["peer:alert"] = waits;
        user.IsSystemFor(coordinator);
        await send.Send(new AnswerAlert.Command(answered, AlertAnswer.LeadHasIt, null, 1), ct);
        user.IsSystemFor(null);
    }

    private Task<Guid> Raise(Guid? match, string seen, ConcernKind kind, CancellationToken ct) => send.Send(new RaisePeerConcern.Command(clock.NewId(), match, null, seen, kind, false, clock.Now()), ct);
}
