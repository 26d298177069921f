using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Minutes;

/// <summary>Approved minutes that nobody has sent go by themselves, so many working days after the approval.</summary>
internal sealed class SendsApprovedMinutes(Db db, MeetingSteps steps, Circulation circulation, MinutesClock days, TimeProvider clock) : ITimed
{
    private const int AtOnce = 20;

    public string Name => "mdt.minutes.send";

    public TimeSpan Period => TimeSpan.FromMinutes(15);

    private sealed record Waiting(Guid Id, DateTimeOffset ApprovedAt);

    public async Task Run(CancellationToken ct)
    {
        foreach (var meeting in await db.Query<Waiting>("""
            SELECT id, approved_at FROM mdt_meeting WHERE status = 'MinutesApproved' AND approved_at IS NOT NULL ORDER BY approved_at, id OFFSET 0 ROWS FETCH NEXT @AtOnce ROWS ONLY
            """, new { AtOnce }, ct))
            if (await days.After(meeting.ApprovedAt, ct) <= clock.Today()) await db.InOne(() => Send(meeting.Id, ct), ct);
    }

    /// <summary>As it stands in this transaction: the coordinator may have been first.</summary>
    private async Task Send(Guid meetingId, CancellationToken ct)
    {
        var now = await steps.Find(meetingId, ct);
        if (now.Status == MeetingStatus.MinutesApproved) await circulation.Send(meetingId, now.Version, ct);
    }
}
