using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Programmes;

namespace Neighbourhood.PeerSupport.People;

/// <summary>Looks again at what stood when a match was made: whether supporter and parent know one another, and which programme looks after whom. The coordinator decides.</summary>
internal sealed class Rechecks(Db db, Aliases aliases, ProgrammeOf programmes, Matches.Conflicts conflicts, Looks looks)
{
    internal sealed record Pair(Guid MatchId, Guid RequestId, Guid ProgrammeId, Guid PersonId, Guid SupporterId, Guid? SupporterPersonId);

    private sealed record Request(Guid ProgrammeId, Guid SubjectId, Guid PersonId);

    /// <summary>For every open match in which one of these is the parent, or the supporter: where they know one another now, the conversation falls silent.</summary>
    internal async Task Conflicts(IReadOnlyList<Guid> personIds, CancellationToken ct)
    {
        if (personIds.Count == 0) return;
        foreach (var pair in await db.Query<Pair>("""
            SELECT m.id AS match_id, m.request_id, r.programme_id, m.person_id, m.supporter_id, s.person_id AS supporter_person_id
            FROM peersupport_match m JOIN peersupport_request r ON r.id = m.request_id JOIN peersupport_supporter s ON s.id = m.supporter_id
            WHERE m.status IN ('Offered', 'Matched', 'Active') AND (m.person_id IN @ids OR s.person_id IN @ids) ORDER BY m.id
            """, new { ids = await aliases.AllOf(personIds, ct) }, ct))
        {
            if (!await Connected(pair, ct)) continue;
            await db.Execute("UPDATE peersupport_match SET paused_code = @code WHERE id = @MatchId AND paused_code IS NULL", new { pair.MatchId, code = Silences.Conflict }, ct);
            await looks.Ask(new(pair.ProgrammeId, pair.MatchId, pair.PersonId, pair.RequestId, pair.SupporterId), LookWhy.Connected, ct);
        }
    }

    /// <summary>Whether the two of this match know one another now, as far as is recorded.</summary>
    internal async Task<bool> StillConnected(Guid matchId, CancellationToken ct) => await db.Find<Pair>("""
        SELECT m.id AS match_id, m.request_id, r.programme_id, m.person_id, m.supporter_id, s.person_id AS supporter_person_id
        FROM peersupport_match m JOIN peersupport_request r ON r.id = m.request_id JOIN peersupport_supporter s ON s.id = m.supporter_id
        WHERE m.id = @matchId AND m.status IN ('Offered', 'Matched', 'Active')
        """, new { matchId }, ct) is { } pair && await Connected(pair, ct);

    /// <summary>The family lives elsewhere: where another programme looks after that place, both are for the coordinator to see.</summary>
    internal async Task Programmes(Guid householdId, IReadOnlyList<Guid> memberIds, Guid? neighbourhoodId, CancellationToken ct)
    {
        if (await programmes.Area(neighbourhoodId, ct) is not { } there) return;
        foreach (var request in await db.Query<Request>("""
            SELECT programme_id, id AS subject_id, person_id FROM peersupport_request
            WHERE (household_id IN @homes OR person_id IN @ids) AND status IN ('Proposed', 'New', 'Screening', 'Matched', 'Active') ORDER BY id
            """, new { homes = await aliases.AllOf(householdId, ct), ids = await aliases.AllOf(memberIds, ct) }, ct))
            if (request.ProgrammeId != there.Id) await looks.Ask(new(request.ProgrammeId, request.SubjectId, request.PersonId, request.SubjectId, null), LookWhy.Moved, ct);
    }

    /// <summary>One whose record turned out to be the parent's own is no supporter of theirs.</summary>
    private async Task<bool> Connected(Pair pair, CancellationToken ct) =>
        (pair.SupporterPersonId is { } known && (await aliases.AllOf(known, ct)).Contains(pair.PersonId)) || await conflicts.Between(pair.SupporterId, pair.PersonId, ct);
}

/// <summary>A family has another address: who is near whom, and which programme looks after them, is looked at again.</summary>
internal sealed class RechecksPeersWhenHouseholdMoved(Rechecks rechecks, ISend send) : IWhen<HouseholdMoved>
{
    public async Task Handle(HouseholdMoved happened, CancellationToken ct)
    {
        List<Guid> members = [.. ((await send.Ask(new GetHousehold(happened.HouseholdId), ct))?.Members ?? []).Select(m => m.PersonId)];
        await rechecks.Conflicts(members, ct);
        await rechecks.Programmes(happened.HouseholdId, members, happened.ToNeighbourhoodId, ct);
    }
}

/// <summary>Somebody joined or left a family: who knows whom is looked at again, for all who live there.</summary>
internal sealed class RechecksPeersWhenMembershipChanged(Rechecks rechecks, ISend send) : IWhen<MembershipChanged>
{
    public async Task Handle(MembershipChanged happened, CancellationToken ct) => await rechecks.Conflicts(
        [.. ((await send.Ask(new GetHousehold(happened.HouseholdId), ct))?.Members ?? []).Select(m => m.PersonId).Append(happened.PersonId).Distinct()], ct);
}
