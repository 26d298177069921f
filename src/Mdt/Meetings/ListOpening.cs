using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>What the opening of a list brings with it, whoever or whatever opened it.</summary>
internal sealed class ListOpening(MeetingSteps steps, ListBuilder list)
{
    /// <summary>Opens the list and fills it; false when it was opened already from the same page.</summary>
    internal async Task<bool> Open(Guid meetingId, int version, CancellationToken ct)
    {
        if (!await steps.To(meetingId, MeetingStatus.ListOpen, version, null, ct)) return false;
        var meeting = await steps.Find(meetingId, ct);
        await list.Fill(meetingId, meeting.MdtId, meeting.StartsAt.LondonDay(), ct);
        return true;
    }
}
