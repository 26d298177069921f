using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>
/// The list of a meeting opens and closes by itself, and its members are told a day before it closes. A meeting that is over is left as it is: whether it
/// was held, only people know. Where the host was down, what should have happened happens in its order.
/// </summary>
internal sealed class OpensAndClosesLists(Db db, MeetingSteps steps, ListClock times, ListOpening opening, ListClosing closing, ListBuilder list, MeetingNotices notices, TimeProvider clock) : ITimed
{
    /// <summary>No list opens longer before its meeting than this.</summary>
    private const int MostDays = 92;

    public string Name => "mdt.lists.open-close";

    public TimeSpan Period => TimeSpan.FromMinutes(1);

    public async Task Run(CancellationToken ct)
    {
        var now = clock.Now();
        foreach (var meeting in await db.Query<Guid>("""
            SELECT id FROM mdt_meeting WHERE status IN ('Planned', 'ListOpen') AND ends_at > @now AND starts_at <= @far ORDER BY starts_at, id
            """, new { now, far = now.AddDays(MostDays) }, ct))
        {
            var due = await times.Of(meeting, ct);
            if (due.Opens > now) continue;
            await db.InOne(() => Open(meeting, ct), ct);
            await db.InOne(() => due.Closes <= now ? Close(meeting, ct) : due.Closes - ListTimes.Soon <= now ? Remind(meeting, now, ct) : Task.CompletedTask, ct);
        }
    }

    private async Task Open(Guid meetingId, CancellationToken ct)
    {
        var stands = await steps.Find(meetingId, ct);
        if (stands.Status == MeetingStatus.Planned) await opening.Open(meetingId, stands.Version, ct);
    }

    private async Task Close(Guid meetingId, CancellationToken ct)
    {
        var stands = await steps.Find(meetingId, ct);
        if (stands.Status != MeetingStatus.ListOpen) return;
        // What became due or was accepted since it was opened.
        await list.Fill(meetingId, stands.MdtId, stands.StartsAt.LondonDay(), ct);
        await closing.Close(meetingId, stands.Version, ct);
    }

    private async Task Remind(Guid meetingId, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Execute("""
            UPDATE mdt_meeting SET closes_soon_at = @now WHERE id = @meetingId AND status = 'ListOpen' AND closes_soon_at IS NULL
            """, new { meetingId, now }, ct) > 0)
            await notices.Members(MdtNoticeKind.ListClosesSoon, meetingId, (await steps.Find(meetingId, ct)).MdtId, ct);
    }
}
