using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>Where a baby under one sleeps is another place: safer sleep is talked about again, and somebody has a task for it. Once for each day.</summary>
internal sealed class HomeChanges(Db db, ISend send, TimeProvider clock)
{
    internal const string TaskKind = "antenatal.sleep.home";
    private const int WithinDays = 7;

    private sealed record Carers(Guid? HvUserId, Guid? HvTeamId, Guid? MidwifeUserId, Guid? TeamId);

    internal async Task Ask(Guid pregnancyId, DateOnly on, CancellationToken ct)
    {
        if (await db.Find<int>("SELECT COUNT(*) FROM antenatal_home_change WHERE pregnancy_id = @pregnancyId AND moved_on = @on", new { pregnancyId, on }, ct) > 0) return;
        var by = (await db.Find<Carers>("SELECT hv_user_id, hv_team_id, midwife_user_id, team_id FROM antenatal_pregnancy WHERE id = @pregnancyId", new { pregnancyId }, ct))!;
        var user = by.HvUserId ?? (by.HvTeamId is null ? by.MidwifeUserId : null);
        var team = user is null ? by.HvTeamId ?? by.TeamId : null;
        var task = (user ?? team) is null ? (Guid?)null : await send.Send(new OpenTask(
            clock.NewId(), "Talk about safer sleep again: the home has changed", TaskKind, null, null, on.AddDays(WithinDays), TaskPriority.Medium, user, team, $"/antenatal/pregnancies/{pregnancyId}/safer-sleep"), ct);
        await db.Execute("INSERT INTO antenatal_home_change (pregnancy_id, moved_on, task_id) VALUES (@pregnancyId, @on, @task)", new { pregnancyId, on, task }, ct);
    }
}
