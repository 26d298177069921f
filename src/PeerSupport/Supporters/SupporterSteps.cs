using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>Takes a supporter from one state to the next: checked against the list of steps, and kept in the history.</summary>
internal sealed class SupporterSteps(Db db, History history)
{
    internal sealed record Now(
        Guid Id, Guid ProgrammeId, SupporterStatus Status, RoleKind RoleKind, Guid? UserId, Guid? PersonId, string? KnownAs, int MaxMatches, Guid? SupervisorUserId, DateOnly? SupervisedOn, int Version);

    /// <summary>The supporter as it stands.</summary>
    internal async Task<Now> Find(Guid supporterId, CancellationToken ct) => await db.Find<Now>("""
        SELECT id, programme_id, status, role_kind, user_id, person_id, known_as, max_matches, supervisor_user_id, supervised_on, version
        FROM peersupport_supporter WHERE id = @supporterId
        """, new { supporterId }, ct) ?? throw new NotFound("The supporter");

    /// <summary>A step that somebody takes from a page; false when it was taken already from the same page, and there is nothing more to do.</summary>
    internal async Task<bool> To(Guid supporterId, SupporterStatus to, int version, string? reason, CancellationToken ct)
    {
        var now = await Find(supporterId, ct);
        if (now.Status == to && now.Version == version + 1) return false;
        if (now.Version != version)
            throw new Conflict("Somebody else has changed this supporter. Look at what stands now, then try again.",
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["It is"] = Supporter.Label(now.Status) },
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["It is"] = Supporter.Label(to) });
        Supporter.Check(now.Status, to);
        await Take(now, to, reason, ct);
        return true;
    }

    /// <summary>A step that time or another module brings: nothing where it is there already, or the list has no such step.</summary>
    internal async Task<bool> Brought(Guid supporterId, SupporterStatus to, string? reason, CancellationToken ct)
    {
        var now = await Find(supporterId, ct);
        if (!Supporter.May(now.Status, to)) return false;
        await Take(now, to, reason, ct);
        return true;
    }

    /// <summary>The supporter, of whom something is noted: not of one who has left.</summary>
    /// <exception cref="Refused">They have left.</exception>
    internal async Task<Now> Here(Guid supporterId, CancellationToken ct)
    {
        var now = await Find(supporterId, ct);
        return now.Status == SupporterStatus.Left ? throw new Refused("", "This supporter has left: nothing more is noted of them") : now;
    }

    /// <summary>Something of theirs changes that is no step, from a page that was shown at this version.</summary>
    internal Task Changed(Guid supporterId, int version, CancellationToken ct) =>
        db.ExecuteVersioned("UPDATE peersupport_supporter SET version = version + 1 WHERE id = @supporterId AND version = @version", new { supporterId, version }, ct: ct);

    private async Task Take(Now now, SupporterStatus to, string? reason, CancellationToken ct)
    {
        await db.ExecuteVersioned("UPDATE peersupport_supporter SET status = @to, version = version + 1 WHERE id = @Id AND version = @Version", new { now.Id, to, now.Version }, ct: ct);
        await history.Add(Subject.Supporter, now.Id, now.Status.ToString(), to.ToString(), reason, ct);
    }
}
