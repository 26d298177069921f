using Neighbourhood.Access.Contracts;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Supporters;

namespace Neighbourhood.PeerSupport.People;

/// <summary>What a supporter, a supervisor or a coordinator leaves who has no account any more: nobody is left alone in a conversation that nobody answers.</summary>
internal sealed class Leavers(Db db, MatchDesk matches, SupporterSteps supporters, Wellbeing wellbeing, Looks looks, ISend send, TimeProvider clock)
{
    private const string Why = "The supporter has left";

    private sealed record Held(Guid Id, Guid RequestId, Guid PersonId, Guid ProgrammeId, MatchStatus Status);

    private sealed record Cared(Guid? CareTaskId);

    private sealed record Supervised(Guid Id, Guid ProgrammeId);

    /// <summary>Whom they would leave: open matches of theirs, and supporters whom they supervise.</summary>
    internal async Task<(int Matches, int Supervised, int Programmes)> Count(Guid userId, CancellationToken ct) => (
        await db.Find<int>("SELECT COUNT(*) FROM peersupport_match m JOIN peersupport_supporter s ON s.id = m.supporter_id WHERE s.user_id = @userId AND m.status IN ('Offered', 'Matched', 'Active')", new { userId }, ct),
        await db.Find<int>("SELECT COUNT(*) FROM peersupport_supporter WHERE supervisor_user_id = @userId AND status <> 'Left'", new { userId }, ct),
        await db.Find<int>("SELECT COUNT(*) FROM peersupport_programme WHERE closed_on IS NULL AND (coordinator_user_id = @userId OR deputy_user_id = @userId)", new { userId }, ct));

    /// <summary>A supporter goes. Before a first contact the request looks for somebody else at once; afterwards the coordinator speaks with the parent. They have left when nobody is left.</summary>
    internal async Task Leave(Guid supporterId, CancellationToken ct)
    {
        foreach (var match in await db.Query<Held>("""
            SELECT m.id, m.request_id, m.person_id, r.programme_id, m.status FROM peersupport_match m JOIN peersupport_request r ON r.id = m.request_id
            WHERE m.supporter_id = @supporterId AND m.status IN ('Offered', 'Matched', 'Active') ORDER BY m.id
            """, new { supporterId }, ct))
        {
            if (match.Status != MatchStatus.Active)
            {
                await matches.FellThrough(match.Id, Why, ct);
                continue;
            }
            await db.Execute("UPDATE peersupport_match SET paused_code = COALESCE(paused_code, @code) WHERE id = @Id", new { match.Id, code = Silences.Left }, ct);
            await looks.Ask(new(match.ProgrammeId, match.Id, match.PersonId, match.RequestId, supporterId), LookWhy.SupporterLeft, ct);
        }
        if (!await HasLeft(supporterId, ct) && await supporters.Brought(supporterId, SupporterStatus.Paused, Why, ct))
            await db.Execute("UPDATE peersupport_supporter SET paused_on = COALESCE(paused_on, @today) WHERE id = @supporterId", new { supporterId, today = clock.Today() }, ct);
    }

    /// <summary>Whether all are handed over, and so they have left.</summary>
    internal async Task<bool> HasLeft(Guid supporterId, CancellationToken ct)
    {
        if (await db.Find<int>("SELECT COUNT(*) FROM peersupport_match WHERE supporter_id = @supporterId AND status IN ('Offered', 'Matched', 'Active')", new { supporterId }, ct) > 0) return false;
        if (!await supporters.Brought(supporterId, SupporterStatus.Left, Why, ct)) return true;
        var care = await db.Find<Cared>("SELECT care_task_id FROM peersupport_supporter WHERE id = @supporterId AND care_given_on IS NULL", new { supporterId }, ct);
        await db.Execute("""
            UPDATE peersupport_supporter SET left_on = COALESCE(left_on, @today), rest_until = NULL, care_given_on = CASE WHEN care_from IS NULL THEN NULL ELSE COALESCE(care_given_on, @today) END WHERE id = @supporterId
            """, new { supporterId, today = clock.Today() }, ct);
        // Nobody is asked how they are who cannot answer any more.
        await wellbeing.End(supporterId, "They have left", ct);
        if (care?.CareTaskId is { } task) await send.Send(new CloseTask(task, TaskOutcome.NoLongerNeeded, "They have left"), ct);
        await EndAccount(supporterId, ct);
        await db.Execute("DELETE FROM peersupport_declared WHERE supporter_id = @supporterId", new { supporterId }, ct);
        await Enquiring.Empty(db, clock, supporterId, ct);
        return true;
    }

    /// <summary>Nobody signs in as them from now.</summary>
    internal async Task EndAccount(Guid supporterId, CancellationToken ct)
    {
        foreach (var user in await db.Query<Guid>("SELECT user_id FROM peersupport_supporter WHERE id = @supporterId AND user_id IS NOT NULL", new { supporterId }, ct))
            await send.Send(new EndSupporterAccount(user), ct);
    }

    internal async Task EndOf(Guid userId, CancellationToken ct)
    {
        foreach (var supporter in await db.Query<Guid>("SELECT id FROM peersupport_supporter WHERE user_id = @userId AND status <> 'Left' ORDER BY id", new { userId }, ct)) await Leave(supporter, ct);
        foreach (var one in await db.Query<Supervised>("SELECT id, programme_id FROM peersupport_supporter WHERE supervisor_user_id = @userId AND status <> 'Left' ORDER BY id", new { userId }, ct))
        {
            await db.Execute("UPDATE peersupport_supporter SET supervisor_user_id = NULL WHERE id = @Id", new { one.Id }, ct);
            await looks.Ask(new(one.ProgrammeId, one.Id, null, null, one.Id), LookWhy.SupervisorLeft, ct);
        }
        await Programmes(userId, ct);
    }

    /// <summary>The deputy hears first from now, and the programme's people are asked to name whoever is missing.</summary>
    private async Task Programmes(Guid userId, CancellationToken ct)
    {
        foreach (var id in await db.Query<Guid>("SELECT id FROM peersupport_programme WHERE closed_on IS NULL AND (coordinator_user_id = @userId OR deputy_user_id = @userId) ORDER BY id", new { userId }, ct))
        {
            await db.Execute("UPDATE peersupport_programme SET deputy_user_id = NULL, version = version + 1 WHERE id = @id AND deputy_user_id = @userId", new { id, userId }, ct);
            await db.Execute("UPDATE peersupport_programme SET coordinator_user_id = deputy_user_id, deputy_user_id = NULL, version = version + 1 WHERE id = @id AND coordinator_user_id = @userId", new { id, userId }, ct);
            await send.Send(new OpenTask(
                clock.NewId(), "A colleague has left: say who coordinates peer support from now, and who is the deputy", "peersupport.hand-over", null, null,
                await send.Ask(new AddWorkingDays(clock.Today(), 1), ct), TaskPriority.High, null, id, "/peersupport/programmes"), ct);
        }
    }
}

/// <summary>Somebody has left: whom they supported, supervised and coordinated for is handed over.</summary>
internal sealed class HandsOverPeersWhenAccountEnded(Leavers leavers) : IWhen<AccountEnded>
{
    public Task Handle(AccountEnded happened, CancellationToken ct) => leavers.EndOf(happened.UserId, ct);
}

/// <summary>The last match of a supporter who is leaving has ended, on whichever page: they have left.</summary>
internal sealed class LetsSupporterGoWhenPeerMatchEnded(Db db, Leavers leavers) : IWhen<PeerMatchEnded>
{
    public async Task Handle(PeerMatchEnded happened, CancellationToken ct)
    {
        foreach (var supporter in await db.Query<Guid>("""
            SELECT supporter_id FROM peersupport_look WHERE subject_id = @MatchId AND why = 'SupporterLeft' AND supporter_id IS NOT NULL
            """, happened, ct))
            await leavers.HasLeft(supporter, ct);
    }
}

/// <summary>What somebody would leave here when their account ends.</summary>
internal sealed class AnswerGatherHandOver(Leavers leavers, CurrentUser user) : IGatherHandler<GatherHandOver, GatherHandOver.Part>
{
    public async Task<IReadOnlyList<GatherHandOver.Part>> Handle(GatherHandOver question, CancellationToken ct)
    {
        if (!user.IsSignedIn) return [];
        var (matches, supervised, programmes) = await leavers.Count(question.UserId, ct);
        return
        [
            .. One(matches, "1 person whom they support", $"{matches} people whom they support", "/peersupport/look", "Are listed for the coordinator of peer support"),
            .. One(supervised, "1 supporter whom they supervise", $"{supervised} supporters whom they supervise", "/peersupport/look", "Are listed for the coordinator of peer support"),
            .. One(programmes, "1 programme of peer support", $"{programmes} programmes of peer support", "/peersupport/programmes", "Are the deputy's, and the programme's people name another"),
        ];
    }

    private static IEnumerable<GatherHandOver.Part> One(int count, string one, string many, string path, string then) => count == 0 ? [] : [new(count == 1 ? one : many, path, then)];
}
