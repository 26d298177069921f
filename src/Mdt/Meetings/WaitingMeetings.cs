using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Minutes;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>On the first page: the next meeting of the person's teams, and minutes that a chair has not approved, with those that are late.</summary>
internal sealed class WaitingMeetings(ISend send, MinutesClock minutesClock) : IWaiting
{
    public string Path => "/mdt/meetings";

    public async Task<string?> Says(CancellationToken ct)
    {
        var meetings = (await send.Ask(new ListMeetings.Query(Past: false), ct)).Meetings;
        var drafts = await minutesClock.ToApprove(ct);
        var (minutes, late) = (drafts.Count, drafts.Count(d => d.Late));
        var next = meetings.FirstOrDefault(m => m.Status != MeetingStatus.MinutesDraft);
        var says = new[]
        {
            next is null ? null : next.Status == MeetingStatus.InProgress ? $"{next.Title} is running now." : $"Next: {next.Title}, {next.StartsAt.InWords()}.",
            minutes == 0 ? null : $"Minutes of {(minutes == 1 ? "1 meeting" : $"{minutes} meetings")} to approve{(late == 0 ? "" : late == minutes ? ", late" : $", {late} late")}.",
        };
        return says.Any(s => s is not null) ? string.Join(" ", says.Where(s => s is not null)) : null;
    }
}
