using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>Takes a pregnancy from one state to the next: checked against the list of steps, and kept in the history.</summary>
internal sealed class PregnancySteps(Db db, History history, Ending ending)
{
    /// <param name="AgreedEdd">Null for not known yet: then no gestation is shown and nothing is counted from it.</param>
    internal sealed record Now(
        Guid Id, Guid PersonId, Guid? HouseholdId, PregnancyStatus Status, PregnancyStatus? StatusBefore, DateOnly NotifiedOn, DateOnly? AgreedEdd, Parity Parity, Multiple Multiple,
        DateOnly? BookingOn, Guid? MidwifeUserId, Guid? TeamId, Guid? NeighbourhoodId, Guid? InvolvementId, int Version);

    /// <summary>The pregnancy as it stands.</summary>
    internal async Task<Now> Find(Guid pregnancyId, CancellationToken ct) => await db.Find<Now>("""
        SELECT id, person_id, household_id, status, status_before, notified_on, agreed_edd, parity, multiple, booking_on, midwife_user_id, team_id, neighbourhood_id, involvement_id, version
        FROM antenatal_pregnancy WHERE id = @pregnancyId
        """, new { pregnancyId }, ct) ?? throw new NotFound("The pregnancy");

    /// <summary>A step that somebody takes from a page; false when it was taken already from the same page, and there is nothing more to do.</summary>
    internal async Task<bool> To(Guid pregnancyId, PregnancyStatus to, int version, string? reason, CancellationToken ct)
    {
        var now = await Find(pregnancyId, ct);
        if (now.Status == to && now.Version == version + 1) return false;
        if (now.Version != version)
            throw Stale.Of(("It is", Pregnancy.Label(now.Status), Pregnancy.Label(to)));
        Pregnancy.Check(now.Status, to);
        await Take(now, to, reason, ct);
        return true;
    }

    /// <summary>A step that time or another module brings: nothing where it is there already, or the list has no such step.</summary>
    internal async Task<bool> Brought(Guid pregnancyId, PregnancyStatus to, CancellationToken ct)
    {
        var now = await Find(pregnancyId, ct);
        if (!Pregnancy.May(now.Status, to)) return false;
        await Take(now, to, null, ct);
        return true;
    }

    private async Task Take(Now now, PregnancyStatus to, string? reason, CancellationToken ct)
    {
        // Where it stood is kept for a way back, and only there.
        var before = to is PregnancyStatus.LossRecorded or PregnancyStatus.MovedAway ? now.Status : (PregnancyStatus?)null;
        await db.ExecuteVersioned("""
            UPDATE antenatal_pregnancy SET status = @to, status_before = @before, version = version + 1 WHERE id = @Id AND version = @Version
            """, new { now.Id, to, before, now.Version }, ct: ct);
        await history.Add(Subject.Pregnancy, now.Id, now.Status.ToString(), to.ToString(), reason, ct);
        await ending.After(now.Id, now.Status, to, ct);
    }
}
