using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>The rhythm of a team and what follows from it.</summary>
/// <param name="Rhythm">Null where the team never had one.</param>
/// <param name="Next">The next planned day; null where the team has no rhythm, or it was stopped.</param>
/// <param name="Following">How many meetings are planned that follow it: their list is not open, and nobody changed them alone.</param>
internal sealed record RhythmView(string Team, int CadenceDays, RhythmPlan.Stands? Rhythm, DateOnly? Next, IReadOnlyList<RhythmView.Held> Meetings, int Following)
{
    /// <param name="PlannedOn">As the rhythm has it.</param>
    internal sealed record Held(Guid Id, string Title, DateTimeOffset StartsAt, string Place, MeetingStatus Status, DateOnly PlannedOn, bool Apart);
}

/// <summary>Asks for a team's rhythm.</summary>
[Allows(Permissions.Schedule, On = nameof(MdtId))]
internal sealed record SeeRhythm(Guid MdtId) : IQuery<RhythmView>;

internal sealed class AnswerSeeRhythm(Db db, RhythmPlan plan, TimeProvider clock) : IQueryHandler<SeeRhythm, RhythmView>
{
    private sealed record Team(string Name, int CadenceDays);

    public async Task<RhythmView> Handle(SeeRhythm query, CancellationToken ct)
    {
        var team = await db.Find<Team>("SELECT name, cadence_days FROM mdt_team WHERE id = @MdtId", query, ct) ?? throw new NotFound("The team");
        var rhythm = await plan.Find(query.MdtId, ct);
        var meetings = await db.Query<RhythmView.Held>("""
            SELECT m.id, m.title, m.starts_at, m.place, m.status, d.planned_on, d.apart FROM mdt_rhythm_day d JOIN mdt_meeting m ON m.id = d.meeting_id
            WHERE d.mdt_id = @MdtId AND (m.starts_at > @now OR d.planned_on >= @today) ORDER BY m.starts_at, m.id
            """, new { query.MdtId, now = clock.Now(), today = clock.Today() }, ct);
        var days = rhythm is { StoppedAt: null } ? await plan.Days(rhythm, ct) : [];
        return new(team.Name, team.CadenceDays, rhythm, days.Count == 0 ? null : days[0].Planned, meetings, await plan.CountFollowing(query.MdtId, ct));
    }
}
