using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Devices;

/// <summary>Entries of devices that differ or were refused, for who leads the session: in the one list of what waits for them.</summary>
internal sealed class AnswerGatherMyDoorWork(Db db, CurrentUser user, TimeProvider clock) : IGatherHandler<GatherMyWork, GatherMyWork.Part>
{
    private sealed record Row(Guid Id, string Title, DateOnly Day, int Entries);

    public async Task<IReadOnlyList<GatherMyWork.Part>> Handle(GatherMyWork question, CancellationToken ct)
    {
        if (question.UserId != user.Id || !user.May(Permissions.TakeRegister)) return [];
        var rows = await db.Query<Row>("""
            SELECT s.id, a.title, s.day, COUNT(*) AS entries
            FROM familyhubs_device_entry e JOIN familyhubs_session s ON s.id = e.session_id JOIN familyhubs_activity a ON a.id = s.activity_id
                JOIN familyhubs_session_lead l ON l.session_id = s.id AND l.user_id = @UserId
            WHERE e.settled_at IS NULL AND (e.conflict_code IS NOT NULL OR e.outcome = 'Refused') AND s.day >= @from
            GROUP BY s.id, a.title, s.day ORDER BY s.day, s.id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
            """, new { question.UserId, from = clock.Today().AddYears(-1), GatherMyWork.Most }, ct);
        return [.. rows.Select(r => new GatherMyWork.Part(
            "Family hubs", $"{(r.Entries == 1 ? "1 entry" : $"{r.Entries} entries")} of a device to look at: {r.Title}, {When.ShortDate(r.Day)}",
            null, $"/familyhubs/sessions/{r.Id}/entries", WorkPriority.Medium))];
    }
}
