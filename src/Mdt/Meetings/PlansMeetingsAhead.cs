using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>As time goes by the meetings of each team's rhythm come into the diary, half a year ahead and never fewer than three.</summary>
internal sealed class PlansMeetingsAhead(Db db, RhythmPlan plan) : ITimed
{
    public string Name => "mdt.meetings.plan";

    public TimeSpan Period => TimeSpan.FromHours(1);

    public async Task Run(CancellationToken ct)
    {
        foreach (var team in await db.Query<Guid>("SELECT mdt_id FROM mdt_rhythm WHERE stopped_at IS NULL ORDER BY mdt_id", ct: ct))
            await db.InOne(() => plan.Plan(team, ct), ct);
    }
}
