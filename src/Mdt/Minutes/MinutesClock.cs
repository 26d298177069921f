using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Minutes;

/// <summary>Rule 7: minutes are approved within so many working days of the meeting, and go by themselves as many after that.</summary>
internal sealed class MinutesClock(Db db, ISend send, CurrentUser user, TimeProvider clock)
{
    private sealed record Kept(Guid Id, string Title, DateTimeOffset Since);

    /// <param name="DueOn">The day by whose end it should be done.</param>
    internal sealed record Waiting(Guid MeetingId, string Title, DateOnly DueOn, bool Late);

    /// <summary>The last day for what began then.</summary>
    internal async Task<DateOnly> After(DateTimeOffset since, CancellationToken ct) =>
        await send.Ask(new AddWorkingDays(since.LondonDay(), await send.Number("mdt.minutesWd", ct: ct)), ct);

    /// <summary>Drafts that wait for the user's approval, the oldest first.</summary>
    internal async Task<IReadOnlyList<Waiting>> ToApprove(CancellationToken ct)
    {
        var limit = Limit.Of(user, Permissions.ApproveMinutes);
        return !user.May(Permissions.ApproveMinutes) ? [] : await When(await db.Query<Kept>("""
            SELECT m.id, m.title, COALESCE(m.ended_at, m.ends_at) AS since FROM mdt_meeting m WHERE m.status = 'MinutesDraft' AND (@Everywhere = 1 OR m.mdt_id IN @Scopes
              OR EXISTS (SELECT 1 FROM mdt_team_neighbourhood n WHERE n.mdt_id = m.mdt_id AND n.neighbourhood_id IN @Scopes))
            ORDER BY m.starts_at, m.id OFFSET 0 ROWS FETCH NEXT 50 ROWS ONLY
            """, new { limit.Everywhere, limit.Scopes }, ct), ct);
    }

    /// <summary>Approved minutes that wait to be sent by the user, the oldest first.</summary>
    internal async Task<IReadOnlyList<Waiting>> ToSend(CancellationToken ct)
    {
        var limit = Limit.Of(user, Permissions.CirculateMinutes);
        return !user.May(Permissions.CirculateMinutes) ? [] : await When(await db.Query<Kept>("""
            SELECT m.id, m.title, m.approved_at AS since FROM mdt_meeting m WHERE m.status = 'MinutesApproved' AND m.approved_at IS NOT NULL AND (@Everywhere = 1 OR m.mdt_id IN @Scopes
              OR EXISTS (SELECT 1 FROM mdt_team_neighbourhood n WHERE n.mdt_id = m.mdt_id AND n.neighbourhood_id IN @Scopes))
            ORDER BY m.starts_at, m.id OFFSET 0 ROWS FETCH NEXT 50 ROWS ONLY
            """, new { limit.Everywhere, limit.Scopes }, ct), ct);
    }

    private async Task<IReadOnlyList<Waiting>> When(IReadOnlyList<Kept> kept, CancellationToken ct)
    {
        var waiting = new List<Waiting>();
        foreach (var one in kept)
        {
            var due = await After(one.Since, ct);
            waiting.Add(new(one.Id, one.Title, due, due < clock.Today()));
        }
        return waiting;
    }
}
