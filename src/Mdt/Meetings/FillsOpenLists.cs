using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>What becomes due, is accepted or loses its meeting while a list is open comes to it as well, as long as there is room.</summary>
internal sealed class FillsOpenLists(Db db, MeetingSteps steps, ListBuilder list, TimeProvider clock) : ITimed
{
    public string Name => "mdt.lists.fill";

    public TimeSpan Period => TimeSpan.FromMinutes(30);

    public async Task Run(CancellationToken ct)
    {
        foreach (var meeting in await db.Query<Guid>("SELECT id FROM mdt_meeting WHERE status = 'ListOpen' AND ends_at > @now ORDER BY starts_at, id", new { now = clock.Now() }, ct))
            await db.InOne(() => Fill(meeting, ct), ct);
    }

    private async Task Fill(Guid meetingId, CancellationToken ct)
    {
        var stands = await steps.Find(meetingId, ct);
        if (stands.Status == MeetingStatus.ListOpen) await list.Fill(meetingId, stands.MdtId, stands.StartsAt.LondonDay(), ct);
    }
}
