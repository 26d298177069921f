using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.People;
using Neighbourhood.PeerSupport.Programmes;
using Neighbourhood.PeerSupport.Requests;

namespace Neighbourhood.PeerSupport.Measures;

/// <summary>Gathers what figures are reckoned from. With whom contact is held, who died, and what a hold or a loss ended is in none of them.</summary>
internal sealed class MeasureFacts(Db db, DoNotContact contact, ProgrammeOf programmes)
{
    private sealed record Row(
        Guid Id, Guid PersonId, RequestStatus Status, Guid? LocalityId, DateOnly? ClockFrom, DateOnly? DueOn, DateOnly? MatchedOn, DateOnly? EndedOn, EndCode? EndCode, int? SomeoneBefore, int? SomeoneAfter,
        DateOnly AskedOn);

    private sealed record On(Guid RequestId, Topic Topic);

    private sealed record Pair(Guid RequestId, DateTimeOffset MatchedAt, DateTimeOffset FirstContactBy, DateTimeOffset? FirstContactAt);

    /// <param name="programmeIds">One's own; or none, with a neighbourhood.</param>
    internal async Task<Facts> Of(IReadOnlyList<Guid> programmeIds, Guid? neighbourhoodId, Terms terms, CancellationToken ct)
    {
        var rows = await db.Query<Row>("""
            SELECT id, person_id, status, locality_id, clock_from, due_on, matched_on, ended_on, end_code, someone_before, someone_after, asked_on FROM peersupport_request
            WHERE ((@neighbourhoodId IS NULL AND programme_id IN @programmeIds) OR (@neighbourhoodId IS NOT NULL AND neighbourhood_id = @neighbourhoodId))
              AND (end_code IS NULL OR end_code <> 'System')
              AND ((asked_on >= @From AND asked_on < @To) OR (clock_from >= @From AND clock_from < @To) OR (matched_on >= @From AND matched_on < @To) OR (ended_on >= @From AND ended_on < @To)
                OR status IN ('New', 'Screening', 'Matched', 'Active'))
            ORDER BY id
            """, new { programmeIds, neighbourhoodId, terms.From, terms.To }, ct);
        List<Guid> people = [.. rows.Select(r => r.PersonId).Distinct()];
        var silent = (await contact.Held(people, ct)).Concat(await contact.Died(people, ct)).ToHashSet();
        Dictionary<Guid, Row> free = rows.Where(r => !silent.Contains(r.PersonId)).ToDictionary(r => r.Id);
        List<Guid> ids = [.. free.Keys];
        var about = (await db.Query<On>("SELECT request_id, topic FROM peersupport_request_topic WHERE request_id IN @ids", new { ids }, ct)).ToLookup(t => t.RequestId, t => t.Topic);
        var pairs = await db.Query<Pair>("""
            SELECT request_id, matched_at, first_contact_by, first_contact_at FROM peersupport_match
            WHERE request_id IN @ids AND matched_at IS NOT NULL AND first_contact_by IS NOT NULL AND (first_contact_at IS NOT NULL OR status <> 'SaidNo') ORDER BY id
            """, new { ids }, ct);
        return new(
            [.. free.Values.Select(r => new Facts.Asked(
                r.LocalityId, r.Status is RequestStatus.Proposed or RequestStatus.Declined or RequestStatus.NotSuitable ? null : r.AskedOn, r.DueOn, r.MatchedOn, r.EndedOn, r.EndCode, r.SomeoneBefore, r.SomeoneAfter,
                r.Status is RequestStatus.New or RequestStatus.Screening, r.Status == RequestStatus.Active, [.. about[r.Id]]))],
            [.. pairs.Select(p => new Facts.Made(free[p.RequestId].LocalityId, p.MatchedAt.LondonDay(), p.FirstContactBy, p.FirstContactAt))],
            await Supporters(neighbourhoodId is null ? programmeIds : await programmes.Area(neighbourhoodId, ct) is { } there ? [there.Id] : [], ct));
    }

    private Task<IReadOnlyList<Facts.Supporting>> Supporters(IReadOnlyList<Guid> programmeIds, CancellationToken ct) => db.Query<Facts.Supporting>("""
        SELECT s.supervised_on, (SELECT COUNT(*) FROM peersupport_match m WHERE m.supporter_id = s.id AND m.status IN ('Matched', 'Active')) AS matches
        FROM peersupport_supporter s WHERE s.programme_id IN @programmeIds AND s.status = 'Active' ORDER BY s.id
        """, new { programmeIds }, ct);
}
