using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Actions;

/// <summary>Who looks after a team's actions: those whose owner asks for another day.</summary>
internal sealed class AskedOfTeam(Db db, CurrentUser user)
{
    internal sealed record Row(Guid Id, Guid CaseId, DateOnly DueOn);

    internal async Task<IReadOnlyList<Row>> Rows(CancellationToken ct)
    {
        var rows = await db.Query<Row>("""
            SELECT a.id, a.case_id, a.due_on FROM mdt_action a JOIN mdt_case c ON c.id = a.case_id
            WHERE a.asked_due_on IS NOT NULL AND a.done_at IS NULL AND a.cancelled_at IS NULL
              AND (@Everywhere = 1 OR c.mdt_id IN @Scopes OR EXISTS (SELECT 1 FROM mdt_team_neighbourhood n WHERE n.mdt_id = c.mdt_id AND n.neighbourhood_id IN @Scopes))
            ORDER BY a.due_on, a.id
            """, Limit.Of(user, Permissions.ManageActions), ct);
        var barred = await Conflicts.Of(db, user.Id, ct);
        return [.. rows.Where(r => !barred.Contains(r.CaseId))];
    }
}

/// <summary>On the first page of a coordinator or chair: how many owners ask for more time.</summary>
internal sealed class WaitingTeamActions(AskedOfTeam asked) : IWaiting
{
    public string Path => "/mdt/actions/team";

    public async Task<string?> Says(CancellationToken ct) => (await asked.Rows(ct)).Count switch
    {
        0 => null,
        1 => "1 owner asks for more time.",
        var count => $"{count} owners ask for more time.",
    };
}

/// <summary>The same in the one list of what waits for a coordinator or chair: to be answered while the day stands.</summary>
internal sealed class AnswerGatherMyWorkOfTeam(AskedOfTeam asked, CurrentUser user) : IGatherHandler<GatherMyWork, GatherMyWork.Part>
{
    public async Task<IReadOnlyList<GatherMyWork.Part>> Handle(GatherMyWork question, CancellationToken ct) =>
        question.UserId != user.Id || !user.May(Permissions.ManageActions) ? []
        : [.. (await asked.Rows(ct)).Take(GatherMyWork.Most).Select(a => new GatherMyWork.Part("Case meetings", "Somebody asks for more time for an action", a.DueOn, $"/mdt/actions/{a.Id}/due", WorkPriority.None))];
}
