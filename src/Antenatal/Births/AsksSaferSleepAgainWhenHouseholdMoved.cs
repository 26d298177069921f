using Neighbourhood.Antenatal.People;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>A family with a baby under one has moved: where the baby sleeps is another place, so safer sleep is talked about again.</summary>
internal sealed class AsksSaferSleepAgainWhenHouseholdMoved(Db db, Aliases aliases, ISend send, TimeProvider clock) : IWhen<HouseholdMoved>
{
    internal const string TaskKind = "antenatal.sleep.home";

    private sealed record Row(Guid Id, DateOnly BornOn, Guid? HvUserId, Guid? HvTeamId, Guid? MidwifeUserId, Guid? TeamId);

    public async Task Handle(HouseholdMoved happened, CancellationToken ct)
    {
        foreach (var row in await db.Query<Row>("""
            SELECT p.id, MIN(b.born_on) AS born_on, p.hv_user_id, p.hv_team_id, p.midwife_user_id, p.team_id
            FROM antenatal_pregnancy p JOIN antenatal_baby b ON b.pregnancy_id = p.id AND b.state = 'Born' AND b.died_on IS NULL
            WHERE p.household_id IN @homes AND p.status IN ('Born', 'HandedOver', 'Closed') GROUP BY p.id, p.hv_user_id, p.hv_team_id, p.midwife_user_id, p.team_id ORDER BY p.id
            """, new { homes = await aliases.AllOf(happened.HouseholdId, ct) }, ct))
            if (happened.On >= row.BornOn && SaferSleep.IsUnderOne(row.BornOn, happened.On)) await Ask(row, happened.On, ct);
    }

    private async Task Ask(Row row, DateOnly on, CancellationToken ct)
    {
        if (await db.Find<int>("SELECT COUNT(*) FROM antenatal_home_change WHERE pregnancy_id = @Id AND moved_on = @on", new { row.Id, on }, ct) > 0) return;
        var user = row.HvUserId ?? (row.HvTeamId is null ? row.MidwifeUserId : null);
        var team = user is null ? row.HvTeamId ?? row.TeamId : null;
        var task = (user ?? team) is null ? (Guid?)null : await send.Send(new OpenTask(
            clock.NewId(), "Talk about safer sleep again: the home has changed", TaskKind, null, null, on.AddDays(7), TaskPriority.Medium, user, team, $"/antenatal/pregnancies/{row.Id}/safer-sleep"), ct);
        await db.Execute("INSERT INTO antenatal_home_change (pregnancy_id, moved_on, task_id) VALUES (@Id, @on, @task)", new { row.Id, on, task }, ct);
    }
}
