using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Referrals;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>When the list of a meeting opens and closes by itself.</summary>
internal sealed record ListTimes(DateTimeOffset Opens, DateTimeOffset Closes)
{
    /// <summary>A meeting that was just put in the diary may still be corrected before anything follows from it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(15);

    /// <summary>So long before the closing the members are told.</summary>
    internal static readonly TimeSpan Soon = TimeSpan.FromDays(1);

    /// <param name="openDays">Whole days on London's clocks, so that a list opens at the hour of its meeting also when the clocks change.</param>
    /// <param name="closeHours">Before the meeting. One that came into the diary later than that closes when it starts: there would be no list otherwise.</param>
    /// <param name="plannedAt">Since when it stands in the diary at this time.</param>
    internal static ListTimes Of(DateTimeOffset starts, int openDays, int closeHours, DateTimeOffset? plannedAt)
    {
        var closes = starts.AddHours(-closeHours);
        if (plannedAt >= closes) closes = starts;
        var opens = starts.LondonDay().AddDays(-openDays).AtLondon(TimeOnly.FromTimeSpan(starts.London().TimeOfDay));
        if (plannedAt is { } planned && planned + Grace > opens) opens = planned + Grace;
        return new(opens < closes ? opens : closes, closes);
    }
}

/// <summary>Reads what the times of a list hang on.</summary>
internal sealed class ListClock(Db db, ISend send, ReferralDesk desk)
{
    private sealed record Row(Guid MdtId, DateTimeOffset StartsAt, DateTimeOffset? PlannedAt, int ListClosesHours);

    internal async Task<ListTimes> Of(Guid meetingId, CancellationToken ct)
    {
        var row = await db.Find<Row>("""
            SELECT m.mdt_id, m.starts_at, m.planned_at, t.list_closes_hours FROM mdt_meeting m JOIN mdt_team t ON t.id = m.mdt_id WHERE m.id = @meetingId
            """, new { meetingId }, ct) ?? throw new NotFound("The meeting");
        return ListTimes.Of(row.StartsAt, await send.Number("mdt.listOpensDays", await desk.Area(row.MdtId, ct), ct), row.ListClosesHours, row.PlannedAt);
    }
}
