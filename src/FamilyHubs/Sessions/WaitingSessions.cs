using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>On the first page: what is on now, what is still to come today, and which registers of the last fortnight are still open, at the person's own places.</summary>
internal sealed class WaitingSessions(ISend send, TimeProvider clock) : IWaiting
{
    public string Path => "/familyhubs/sessions";

    public async Task<string?> Says(CancellationToken ct)
    {
        var (now, today) = (clock.Now(), clock.Today());
        var all = await send.Ask(new ListSessions.Query(today.AddDays(-14), today), ct);
        var sessions = all.Where(s => s.Day == today).ToList();
        var on = sessions.Where(s => s.Status == SessionStatus.Running).ToList();
        var coming = sessions.Where(s => s.Status is SessionStatus.Planned or SessionStatus.Open && s.StartsAt > now).ToList();
        var toClose = all.Count(s => s.Status == SessionStatus.Held);
        string?[] says =
        [
            on.Count == 0 ? null : on.Count == 1 ? $"{on[0].Title} is on now." : $"{on.Count} sessions are on now.",
            coming.Count == 0 ? null : coming.Count == 1 ? $"Today: {coming[0].Title} at {When.Time(coming[0].StartsAt)}." : $"{coming.Count} more today, the next at {When.Time(coming[0].StartsAt)}.",
            toClose == 0 ? null : $"{Fit.Count(toClose, "register", "registers")} to close.",
        ];
        return says.OfType<string>().ToList() is { Count: > 0 } told ? string.Join(" ", told) : null;
    }
}
