using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>On the first page: the next meeting of the person's teams, and minutes that a chair has not approved.</summary>
internal sealed class WaitingMeetings(ISend send, CurrentUser user) : IWaiting
{
    public string Path => "/mdt/meetings";

    public async Task<string?> Says(CancellationToken ct)
    {
        var meetings = (await send.Ask(new ListMeetings.Query(Past: false), ct)).Meetings;
        var minutes = user.May(Permissions.ApproveMinutes) ? meetings.Count(m => m.Status == MeetingStatus.MinutesDraft) : 0;
        var next = meetings.FirstOrDefault(m => m.Status != MeetingStatus.MinutesDraft);
        var says = new[]
        {
            next is null ? null : next.Status == MeetingStatus.InProgress ? $"{next.Title} is running now." : $"Next: {next.Title}, {next.StartsAt.InWords()}.",
            minutes == 0 ? null : minutes == 1 ? "Minutes of 1 meeting to approve." : $"Minutes of {minutes} meetings to approve.",
        };
        return says.Any(s => s is not null) ? string.Join(" ", says.Where(s => s is not null)) : null;
    }
}
