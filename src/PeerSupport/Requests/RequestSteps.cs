using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>Takes a request from one state to the next: checked against the list of steps, and kept in the history.</summary>
internal sealed class RequestSteps(Db db, History history)
{
    internal sealed record Now(
        Guid Id, Guid ProgrammeId, Guid PersonId, Guid? HouseholdId, RequestStatus Status, RequestSource Source, Guid? DecisionId, Guid? PregnancyId, Channel Channel, DateOnly? ShareAgreedOn,
        DateOnly? DueOn, Guid? InvolvementId, int Version);

    /// <summary>The request as it stands.</summary>
    internal async Task<Now> Find(Guid requestId, CancellationToken ct) => await db.Find<Now>("""
        SELECT id, programme_id, person_id, household_id, status, source, decision_id, pregnancy_id, channel, share_agreed_on, due_on, involvement_id, version
        FROM peersupport_request WHERE id = @requestId
        """, new { requestId }, ct) ?? throw new NotFound("The request");

    /// <summary>A step that somebody takes from a page; false when it was taken already from the same page, and there is nothing more to do.</summary>
    internal async Task<bool> To(Guid requestId, RequestStatus to, int version, string? reason, CancellationToken ct)
    {
        var now = await Find(requestId, ct);
        if (now.Status == to && now.Version == version + 1) return false;
        if (now.Version != version)
            throw new Conflict("Somebody else has changed this request. Look at what stands now, then try again.",
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["It is"] = Request.Label(now.Status) },
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["It is"] = Request.Label(to) });
        Request.Check(now.Status, to);
        await Take(now, to, reason, ct);
        return true;
    }

    /// <summary>A step that time or another module brings: nothing where it is there already, or the list has no such step.</summary>
    internal async Task<bool> Brought(Guid requestId, RequestStatus to, string? reason, CancellationToken ct)
    {
        var now = await Find(requestId, ct);
        if (!Request.May(now.Status, to)) return false;
        await Take(now, to, reason, ct);
        return true;
    }

    private async Task Take(Now now, RequestStatus to, string? reason, CancellationToken ct)
    {
        await db.ExecuteVersioned("UPDATE peersupport_request SET status = @to, version = version + 1 WHERE id = @Id AND version = @Version", new { now.Id, to, now.Version }, ct: ct);
        await history.Add(Subject.Request, now.Id, now.Status.ToString(), to.ToString(), reason, ct);
    }
}
