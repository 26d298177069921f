using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.SelfReferrals;

/// <summary>A request as it stands. Its words are null where they were left out, and once it is emptied.</summary>
internal sealed record RequestRow(
    Guid Id, string? FirstName, string? FamilyName, AgeBand AgeBand, string? Postcode, Guid? NeighbourhoodId, ReachWay ReachBy, string? ReachValue, string? SafeWhen, string? Language, bool Interpreter,
    DateTimeOffset ReceivedAt, RequestStatus Status, Guid? MidwifeUserId, string? Outcome, Guid? PregnancyId, Guid? ConcernId, Guid? LeadTaskId, DateTimeOffset? EndedAt, DateTimeOffset? EmptiedAt, int Version);

/// <summary>Reads requests, takes them from one state to the next, and empties them.</summary>
internal sealed class RequestRows(Db db, History history, TimeProvider clock)
{
    internal async Task<RequestRow> Find(Guid id, CancellationToken ct) => await db.Find<RequestRow>("""
        SELECT id, first_name, family_name, age_band, postcode, neighbourhood_id, reach_by, reach_value, safe_when, language, interpreter, received_at, status, midwife_user_id, outcome, pregnancy_id,
            concern_id, lead_task_id, ended_at, emptied_at, version
        FROM antenatal_self_referral WHERE id = @id
        """, new { id }, ct) ?? throw new NotFound("This request");

    internal Task<IReadOnlyList<Try>> TriesOf(Guid id, CancellationToken ct) =>
        db.Query<Try>("SELECT way, tried_at, answered FROM antenatal_try WHERE self_referral_id = @id ORDER BY tried_at, id", new { id }, ct);

    /// <summary>The request at its step; null when the step was taken already from the same page, and there is nothing more to do.</summary>
    internal async Task<RequestRow?> Before(Guid id, RequestStatus to, int version, CancellationToken ct)
    {
        var now = await Find(id, ct);
        if (now.Status == to && now.Version == version + 1) return null;
        if (SelfReferral.IsOpen(now.Status) && now.Version != version)
            throw new Conflict("Somebody else has changed this request. Look at what stands now, then try again.",
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["It is"] = SelfReferral.Label(now.Status) },
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["It is"] = SelfReferral.Label(to) });
        SelfReferral.Check(now.Status, to);
        return now;
    }

    /// <summary>A step of the list; the last ones end it.</summary>
    internal async Task Step(RequestRow now, RequestStatus to, NotHerBecause? because, Guid? pregnancyId, CancellationToken ct)
    {
        SelfReferral.Check(now.Status, to);
        await db.ExecuteVersioned("""
            UPDATE antenatal_self_referral SET status = @to, outcome = @because, pregnancy_id = @pregnancyId, ended_at = @ended, version = version + 1 WHERE id = @Id AND version = @Version
            """, new { now.Id, now.Version, to, because, pregnancyId, ended = SelfReferral.IsOpen(to) ? (DateTimeOffset?)null : clock.Now() }, ct: ct);
        await history.Add(Subject.SelfReferral, now.Id, now.Status.ToString(), to.ToString(), because?.ToString(), ct);
    }

    /// <summary>What was written goes; that there was a request, when, and what came of it, stays.</summary>
    internal Task<int> Empty(IReadOnlyList<Guid> ids, CancellationToken ct) => db.Execute("""
        UPDATE antenatal_self_referral SET first_name = NULL, family_name = NULL, postcode = NULL, reach_value = NULL, safe_when = NULL, language = NULL, emptied_at = COALESCE(emptied_at, @now) WHERE id IN @ids
        """, new { ids, now = clock.Now() }, ct);
}
