using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.PeerSupport.Programmes;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>After a month without contact the supporter is asked, and each month again; after two the coordinator looks at the match with them. Nobody is asked to get in touch where contact is stopped.</summary>
internal sealed class LooksAtSilentMatches(Db db, ProgrammeOf programmes, Channel channel, Pager pager, ISend send, TimeProvider clock) : ITimed
{
    private const int Batch = 100;

    private sealed record Silent(Guid Id, Guid ProgrammeId, DateOnly LastContactOn);

    public string Name => "peersupport.matches.silent";

    public TimeSpan Period => TimeSpan.FromHours(1);

    public async Task Run(CancellationToken ct)
    {
        await Prompt(clock.Today().AddMonths(-await send.Number("peer.noContactPromptM", ct: ct)), ct);
        await Review(clock.Today().AddMonths(-await send.Number("peer.endReviewM", ct: ct)), ct);
    }

    private async Task Prompt(DateOnly before, CancellationToken ct)
    {
        var silent = await db.Query<Guid>("""
            SELECT id FROM peersupport_match WHERE status = 'Active' AND paused_code IS NULL AND last_contact_on <= @before AND (prompted_on IS NULL OR prompted_on <= @before)
            ORDER BY last_contact_on, id OFFSET 0 ROWS FETCH NEXT @Batch ROWS ONLY
            """, new { before, Batch }, ct);
        if (silent.Count == 0) return;
        // Marked also where contact is stopped, so that the next are reached: the supporter sees and hears nothing of it while it is.
        var open = await channel.Open(silent, ct);
        await db.InOne(async () =>
        {
            foreach (var id in silent)
                if (await db.Execute("UPDATE peersupport_match SET prompted_on = @today WHERE id = @id AND status = 'Active' AND last_contact_on <= @before AND (prompted_on IS NULL OR prompted_on <= @before)",
                    new { id, before, today = clock.Today() }, ct) > 0 && open.Contains(id)) await pager.Tell(id, PeerNoticeKind.StillInTouch, ct);
        }, ct);
    }

    private async Task Review(DateOnly before, CancellationToken ct)
    {
        var silent = await db.Query<Silent>("""
            SELECT m.id, r.programme_id, m.last_contact_on FROM peersupport_match m JOIN peersupport_request r ON r.id = m.request_id
            WHERE m.status = 'Active' AND m.review_on IS NULL AND m.last_contact_on <= @before ORDER BY m.last_contact_on, m.id OFFSET 0 ROWS FETCH NEXT @Batch ROWS ONLY
            """, new { before, Batch }, ct);
        foreach (var match in silent)
            await db.InOne(async () =>
            {
                var task = clock.NewId();
                if (await db.Execute("UPDATE peersupport_match SET review_on = @today, review_task_id = @task WHERE id = @Id AND status = 'Active' AND review_on IS NULL AND last_contact_on <= @before",
                    new { match.Id, task, before, today = clock.Today() }, ct) == 0) return;
                var programme = await programmes.By(match.ProgrammeId, ct);
                await send.Send(new OpenTask(task, "Nobody has been in touch in a match for two months: ask both, and end it kindly if it is over", "peersupport.review", null, null, clock.Today().AddDays(7),
                    TaskPriority.Medium, programme.CoordinatorUserId, programme.CoordinatorUserId is null ? programme.Id : null, $"/peersupport/matches/{match.Id}"), ct);
            }, ct);
    }
}
