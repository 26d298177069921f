using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Losses;

/// <summary>What a midwife still has to do after contact was stopped, in the one list of what waits for her.</summary>
internal sealed class AnswerGatherMyWorkOfLosses(Db db, LossEntries entries, CurrentUser user) : IGatherHandler<GatherMyWork, GatherMyWork.Part>
{
    private sealed record Row(Guid Id, Guid? MidwifeUserId, Guid? TeamId, string What);

    public async Task<IReadOnlyList<GatherMyWork.Part>> Handle(GatherMyWork question, CancellationToken ct)
    {
        if (question.UserId != user.Id || !user.May(Permissions.RecordLoss)) return [];
        var mine = user.ScopesFor(Permissions.RecordLoss);
        var rows = await db.Query<Row>("""
            SELECT p.id, p.midwife_user_id, p.team_id, 'waits' AS what FROM antenatal_pregnancy p WHERE EXISTS (SELECT 1 FROM antenatal_loss_try t WHERE t.pregnancy_id = p.id AND t.ended_at IS NULL)
            UNION ALL SELECT p.id, p.midwife_user_id, p.team_id, 'not' AS what FROM antenatal_pregnancy p WHERE EXISTS (SELECT 1 FROM antenatal_loss_try t WHERE t.pregnancy_id = p.id AND t.ended_code = 'MovedOn')
            UNION ALL SELECT p.id, p.midwife_user_id, p.team_id, 'reread' AS what FROM antenatal_pregnancy p WHERE p.reread_from IS NOT NULL
            UNION ALL SELECT p.id, p.midwife_user_id, p.team_id, 'care' AS what FROM antenatal_pregnancy p
                WHERE p.status = 'LossRecorded' AND EXISTS (SELECT 1 FROM antenatal_loss l WHERE l.pregnancy_id = p.id AND l.corrected_at IS NULL AND l.care = 'NotYet')
            """, ct: ct);
        var hers = rows.Where(r => mine is null || new[] { r.MidwifeUserId, r.TeamId }.OfType<Guid>().Any(mine.Contains)).ToList();
        foreach (var row in hers.Where(r => r.What == "not").ToList())
            if (await entries.CouldNotBe(row.Id, ct) is null) hers.Remove(row);
        return [.. hers.Select(r => Part(r, question.On)).Take(GatherMyWork.Most)];
    }

    private static GatherMyWork.Part Part(Row row, DateOnly today)
    {
        var page = $"/antenatal/pregnancies/{row.Id}";
        return row.What switch
        {
            "waits" => new("Midwives", "All contact is stopped. The rest is not yet recorded: we will try again", today, $"{page}/loss", WorkPriority.High),
            "not" => new("Midwives", "All contact is stopped, and what you entered could not be recorded: read why", today, page, WorkPriority.High),
            "reread" => new("Midwives", "Read each message again before contact begins", null, $"{page}/loss/reread", WorkPriority.Medium),
            _ => new("Midwives", "Offer support, by a person, and note it", today, $"{page}/loss/care", WorkPriority.High),
        };
    }
}
