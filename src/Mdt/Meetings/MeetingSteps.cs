using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>Takes a meeting from one state to the next: checked against the list of steps and the version, and kept in the history.</summary>
internal sealed class MeetingSteps(Db db, History history)
{
    internal sealed record Now(Guid MdtId, MeetingStatus Status, DateTimeOffset StartsAt, int Version);

    /// <summary>The meeting as it stands.</summary>
    internal async Task<Now> Find(Guid meetingId, CancellationToken ct) =>
        await db.Find<Now>("SELECT mdt_id, status, starts_at, version FROM mdt_meeting WHERE id = @meetingId", new { meetingId }, ct)
        ?? throw new NotFound("The meeting");

    /// <summary>Takes the step; false when it was taken already from the same page, and there is nothing more to do.</summary>
    internal async Task<bool> To(Guid meetingId, MeetingStatus to, int version, string? reason, CancellationToken ct)
    {
        var now = await Find(meetingId, ct);
        if (now.Status == to && now.Version == version + 1) return false;
        if (now.Version != version)
            throw new Conflict("Somebody else has changed this meeting. Look at what stands now, then try again.",
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["Meeting"] = Meeting.Label(now.Status) },
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["Meeting"] = Meeting.Label(to) });
        Meeting.Check(now.Status, to);
        await db.ExecuteVersioned("""
            UPDATE mdt_meeting SET status = @to, version = version + 1 WHERE id = @meetingId AND version = @version
            """, new { meetingId, to, version }, ct: ct);
        await history.Add(Subject.Meeting, meetingId, now.Status.ToString(), to.ToString(), reason, ct);
        return true;
    }
}
