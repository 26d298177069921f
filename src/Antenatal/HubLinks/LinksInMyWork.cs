using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.HubLinks;

/// <summary>What hubs told, and links that somebody has to look at, in the midwife's one list until she has read them.</summary>
internal sealed class LinksInMyWork(Db db, CurrentUser user) : IGatherHandler<GatherMyWork, GatherMyWork.Part>
{
    private sealed record Row(Guid Id, LinkStatus Status, string? ToLookAt);

    public async Task<IReadOnlyList<GatherMyWork.Part>> Handle(GatherMyWork question, CancellationToken ct)
    {
        if (question.UserId != user.Id || !user.May(Permissions.MakeLinks) || user.ScopesFor(Permissions.MakeLinks) is not { } mine) return [];
        return
        [
            .. (await db.Query<Row>("""
                SELECT l.id, l.status, l.to_look_at FROM antenatal_hub_link l JOIN antenatal_pregnancy p ON p.id = l.pregnancy_id
                WHERE (l.unread_since IS NOT NULL OR l.to_look_at IS NOT NULL) AND (p.midwife_user_id IN @mine OR p.team_id IN @mine)
                ORDER BY l.unread_since, l.id OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY
                """, new { mine = mine.ToList(), skip = 0, take = GatherMyWork.Most }, ct))
                .Select(r => new GatherMyWork.Part("Hubs", Title(r), null, $"/antenatal/links/{r.Id}", r.ToLookAt is not null || r.Status == LinkStatus.NotAccepted ? WorkPriority.High : WorkPriority.Medium)),
        ];
    }

    private static string Title(Row row) => row switch
    {
        { ToLookAt: not null } => "See whether another hub would be better",
        { Status: LinkStatus.NotAccepted } => "A hub could not take what you asked",
        { Status: LinkStatus.Ended } => "A hub’s part is over",
        _ => "A hub has told you something",
    };
}
