using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>Maternity care begins and ends to work with her household: told, so that the family is in her midwife's scope, and on its card where she agreed.</summary>
internal sealed class Involvements(Db db, IOutbox outbox, TimeProvider clock)
{
    internal const string Kind = "maternity";

    private sealed record Row(Guid PersonId, Guid? HouseholdId, Guid? MidwifeUserId, Guid? TeamId, bool TeamMayKnow, Guid? InvolvementId);

    /// <summary>From today. Nothing for somebody without a household, or without a midwife yet.</summary>
    internal async Task Begin(Guid pregnancyId, CancellationToken ct)
    {
        if (await Find(pregnancyId, ct) is not { HouseholdId: { } household, InvolvementId: null } row || (row.MidwifeUserId ?? row.TeamId) is null) return;
        var id = clock.NewId();
        await db.Execute("UPDATE antenatal_pregnancy SET involvement_id = @id WHERE id = @pregnancyId", new { id, pregnancyId }, ct);
        await Tell(id, household, row, ct);
    }

    /// <summary>Told again under another id where who looks after her changed, or what she agreed to.</summary>
    internal async Task Renew(Guid pregnancyId, CancellationToken ct)
    {
        await End(pregnancyId, ct);
        await Begin(pregnancyId, ct);
    }

    internal async Task End(Guid pregnancyId, CancellationToken ct)
    {
        if (await Find(pregnancyId, ct) is not { HouseholdId: { } household, InvolvementId: { } id }) return;
        await db.Execute("UPDATE antenatal_pregnancy SET involvement_id = NULL WHERE id = @pregnancyId", new { pregnancyId }, ct);
        await outbox.Add(new MaternityInvolvementEnded(id, household, clock.Today()), ct);
    }

    /// <summary>A midwife alone, or her team: both stand in one row.</summary>
    private Task Tell(Guid id, Guid household, Row row, CancellationToken ct) =>
        outbox.Add(new MaternityInvolvementBegan(id, household, row.PersonId, null, row.TeamId, row.MidwifeUserId, Kind, clock.Today(), row.TeamMayKnow), ct);

    private Task<Row?> Find(Guid pregnancyId, CancellationToken ct) => db.Find<Row>("""
        SELECT person_id, household_id, midwife_user_id, team_id, team_may_know, involvement_id FROM antenatal_pregnancy WHERE id = @pregnancyId
        """, new { pregnancyId }, ct);
}
