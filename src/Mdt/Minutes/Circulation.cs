using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Minutes;

/// <summary>Sends approved minutes: keeps who gets which version, and tells each that there is something to read.</summary>
internal sealed class Circulation(Db db, MeetingSteps steps, Recipients recipients, IOutbox outbox, TimeProvider clock)
{
    private sealed record Reader(Guid UserId, VersionKind Kind);

    /// <summary>False when they were sent already from the same page.</summary>
    internal async Task<bool> Send(Guid meetingId, int version, CancellationToken ct)
    {
        if (!await steps.To(meetingId, MeetingStatus.Circulated, version, null, ct)) return false;
        var paper = (await MinutesPaper.Of(db, meetingId, ct))!;
        var to = (await recipients.Versions(paper, ct)).Where(v => v.Version.HasAnything).Select(v => v.To).ToList();
        foreach (var recipient in to)
            await db.Execute("""
                INSERT INTO mdt_circulation (meeting_id, user_id, kind, sent_at) VALUES (@meetingId, @UserId, @Kind, @now)
                """, new { meetingId, recipient.UserId, recipient.Kind, now = clock.Now() }, ct);
        await Tell(meetingId, [.. to.Select(r => r.UserId)], ct);
        return true;
    }

    /// <summary>Something was added after they were sent: who reads it is told again, and nobody who may not.</summary>
    /// <param name="aboutItemId">Null for the meeting as a whole.</param>
    internal async Task TellAgain(Guid meetingId, Guid? aboutItemId, CancellationToken ct)
    {
        var sent = (await db.Query<Reader>("SELECT user_id, kind FROM mdt_circulation WHERE meeting_id = @meetingId ORDER BY user_id", new { meetingId }, ct))
            .Where(r => r.Kind == VersionKind.Whole).Select(r => r.UserId).ToHashSet();
        var paper = (await MinutesPaper.Of(db, meetingId, ct))!;
        var readers = (await recipients.Versions(paper, ct))
            .Where(v => sent.Contains(v.To.UserId) && v.Version.Kind == VersionKind.Whole && (aboutItemId is null || v.Version.Parts.Any(p => p.Of.ItemId == aboutItemId && p.Text is not null)))
            .Select(v => v.To.UserId).ToList();
        await db.Execute("UPDATE mdt_circulation SET told_again_at = @now WHERE meeting_id = @meetingId AND user_id IN @readers", new { meetingId, readers, now = clock.Now() }, ct);
        await Tell(meetingId, readers, ct);
    }

    private Task Tell(Guid meetingId, List<Guid> userIds, CancellationToken ct) =>
        userIds.Count == 0 ? Task.CompletedTask : outbox.Add(new MdtNoticeGiven(clock.NewId(), MdtNoticeKind.MinutesReady, userIds, meetingId), ct);
}
