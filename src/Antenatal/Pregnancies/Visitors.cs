using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>
/// Her health visitors work with her household too: from 28+0 or the birth, so that they read whom they visit, until the pregnancy is closed and no baby of it is
/// young enough to be visited any more.
/// </summary>
internal sealed class Visitors(Db db, IOutbox outbox, TimeProvider clock)
{
    private sealed record Row(Guid PersonId, Guid? HouseholdId, bool TeamMayKnow, Guid? VisitorInvolvementId, Guid? HvUserId, PregnancyStatus Status, DateOnly? AgreedEdd, int Living);

    private sealed record Receiver(Guid? ToUserId, Guid? ToTeamId);

    /// <summary>Whoever is named on it, from the day on which they may read it; whoever was before is not involved any more.</summary>
    internal async Task Follow(Guid pregnancyId, CancellationToken ct)
    {
        var row = await Find(pregnancyId, ct);
        await End(pregnancyId, ct);
        if (row is { HvUserId: { } visitor } && IsDue(row)) await Begin(pregnancyId, clock.NewId(), visitor, null, ct);
    }

    /// <summary>From today, under this id.</summary>
    internal async Task Begin(Guid pregnancyId, Guid id, Guid? userId, Guid? teamId, CancellationToken ct)
    {
        await End(pregnancyId, ct);
        if (await Find(pregnancyId, ct) is not { HouseholdId: { } household } row) return;
        await db.Execute("UPDATE antenatal_pregnancy SET visitor_involvement_id = @id WHERE id = @pregnancyId", new { id, pregnancyId }, ct);
        await outbox.Add(new MaternityInvolvementBegan(id, household, row.PersonId, null, teamId, userId, Involvements.Kind, clock.Today(), row.TeamMayKnow), ct);
    }

    /// <summary>She is back, or lives elsewhere: whoever received the family, or is named on it, under another id.</summary>
    internal async Task Renew(Guid pregnancyId, CancellationToken ct)
    {
        if (await db.Query<Receiver>("""
            SELECT to_user_id, to_team_id FROM antenatal_handover WHERE pregnancy_id = @pregnancyId AND withdrawn_on IS NULL ORDER BY sent_on DESC, id DESC
            """, new { pregnancyId }, ct) is [var to, ..]) await Begin(pregnancyId, clock.NewId(), to.ToUserId, to.ToTeamId, ct);
        else await Follow(pregnancyId, ct);
    }

    internal async Task End(Guid pregnancyId, CancellationToken ct)
    {
        if (await Find(pregnancyId, ct) is not { HouseholdId: { } household, VisitorInvolvementId: { } id }) return;
        await db.Execute("UPDATE antenatal_pregnancy SET visitor_involvement_id = NULL WHERE id = @pregnancyId", new { pregnancyId }, ct);
        await outbox.Add(new MaternityInvolvementEnded(id, household, clock.Today()), ct);
    }

    private bool IsDue(Row row) => row.Living > 0 ? row.Status is PregnancyStatus.Born or PregnancyStatus.HandedOver
        : Pregnancy.IsExpecting(row.Status) && Gestation.Of(row.AgreedEdd, clock.Today())?.Days >= 7 * Seen.Weeks;

    private Task<Row?> Find(Guid pregnancyId, CancellationToken ct) => db.Find<Row>("""
        SELECT p.person_id, p.household_id, p.team_may_know, p.visitor_involvement_id, p.hv_user_id, p.status, p.agreed_edd,
            (SELECT COUNT(*) FROM antenatal_baby b WHERE b.pregnancy_id = p.id AND b.state = 'Born' AND b.died_on IS NULL) AS living
        FROM antenatal_pregnancy p WHERE p.id = @pregnancyId
        """, new { pregnancyId }, ct);
}

/// <summary>Health visitors come to work with a household at 28+0, and no longer do once it is closed and the last of their visits is over.</summary>
internal sealed class MovesVisitors(Db db, ISend send, Visitors visitors, TimeProvider clock) : ITimed
{
    private const int Batch = 50;

    public string Name => "antenatal.visitors.move";

    public TimeSpan Period => TimeSpan.FromHours(1);

    public async Task Run(CancellationToken ct)
    {
        foreach (var id in await db.Query<Guid>("""
            SELECT p.id FROM antenatal_pregnancy p
            WHERE p.hv_user_id IS NOT NULL AND p.household_id IS NOT NULL AND p.visitor_involvement_id IS NULL
              AND ((p.status IN ('Notified', 'Booked', 'Ongoing') AND p.agreed_edd <= @due)
                OR (p.status IN ('Born', 'HandedOver') AND EXISTS (SELECT 1 FROM antenatal_baby b WHERE b.pregnancy_id = p.id AND b.state = 'Born' AND b.died_on IS NULL)))
            ORDER BY p.id OFFSET 0 ROWS FETCH NEXT @Batch ROWS ONLY
            """, new { due = clock.Today().AddDays(Gestation.Term - (7 * Seen.Weeks)), Batch }, ct))
            await db.InOne(() => visitors.Follow(id, ct), ct);
        // A living baby is theirs until the last visit, also where the midwife's part is over or the mother has died.
        var visited = clock.Today().AddMonths(-(await send.Span("antenatal.secondYearVisitMonths", ct: ct)).Most);
        foreach (var id in await db.Query<Guid>("""
            SELECT p.id FROM antenatal_pregnancy p
            WHERE p.status = 'Closed' AND p.visitor_involvement_id IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM antenatal_baby b WHERE b.pregnancy_id = p.id AND b.state = 'Born' AND b.died_on IS NULL AND b.born_on >= @visited)
            ORDER BY p.id OFFSET 0 ROWS FETCH NEXT @Batch ROWS ONLY
            """, new { visited, Batch }, ct))
            await db.InOne(() => visitors.End(id, ct), ct);
    }
}
