using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>When a plan repeats: checked as a whole.</summary>
internal sealed record SeriesTimes(Recurrence Rule, DateOnly First, int StartMinute)
{
    /// <exception cref="Refused">On <c>Rule</c>, where it is none that is taken here.</exception>
    internal static Recurrence? Of(Refusals refusals, string? rule, DateOnly? first, string firstInput, TimeOnly? startsAt, DateOnly today)
    {
        refusals
            .If(first is null, firstInput, "Enter the first day")
            .If(first < today, firstInput, "The first day must be today or later")
            .If(first > today.AddYears(1), firstInput, "The first day must be within a year")
            .If(startsAt is null, "StartsAt", "Enter when it starts, like 9:30am")
            .Text(rule, "Rule", 200, "Choose how often it is held");
        if (string.IsNullOrWhiteSpace(rule) || rule.Length > 200) return null;
        var read = Recurrence.Parse(rule);
        if (first is { } day)
            refusals
                .If(read.Until < day, "Until", "The last day must not be before the first")
                .If(read.Until > day.AddYears(5), "Until", "The last day must be within five years")
                .If(!(read.Until < day) && !read.In(day, day, day.AddYears(2)).Any(), "Rule", "No day of the next two years is meant by this: choose other days");
        return read;
    }
}

/// <summary>Writes a repeating plan down, with who leads it.</summary>
internal sealed class SeriesDesk(Db db)
{
    internal async Task Add(Guid id, SessionTerms terms, SeriesTimes times, bool leaveOutBankHolidays, Guid? follows, CancellationToken ct)
    {
        await db.Execute("""
            INSERT INTO familyhubs_series (id, activity_id, programme_id, site_id, room_id, place, link, rrule, starts_on, start_minute, minutes, capacity, leave_out_bank_holidays, opens, follows_id, version)
            VALUES (@id, @ActivityId, @ProgrammeId, @SiteId, @RoomId, @Place, @Link, @rule, @First, @StartMinute, @Minutes, @Capacity, @leaveOutBankHolidays, @Opens, @follows, 1)
            """, new
        {
            id,
            terms.ActivityId,
            terms.ProgrammeId,
            terms.SiteId,
            terms.RoomId,
            terms.Place,
            terms.Link,
            rule = times.Rule.Write(),
            times.First,
            times.StartMinute,
            terms.Minutes,
            terms.Capacity,
            leaveOutBankHolidays,
            terms.Opens,
            follows,
        }, ct);
        foreach (var (userId, place) in terms.LeadIds.Select((l, i) => (l, i)))
            await db.Execute("INSERT INTO familyhubs_series_lead (series_id, user_id, is_first) VALUES (@id, @userId, @first)", new { id, userId, first = place == 0 }, ct);
    }

    /// <summary>A day that is left out or added, in place of what was said of it before.</summary>
    internal async Task Except(Guid seriesId, DateOnly day, bool added, string? reason, CancellationToken ct)
    {
        if (await db.Execute("UPDATE familyhubs_series_exception SET added = @added, reason = @reason WHERE series_id = @seriesId AND day = @day", new { seriesId, day, added, reason }, ct) == 0)
            await db.Execute("INSERT INTO familyhubs_series_exception (series_id, day, added, reason) VALUES (@seriesId, @day, @added, @reason)", new { seriesId, day, added, reason }, ct);
    }

    internal Task Changed(Guid seriesId, int version, CancellationToken ct) => db.ExecuteVersioned(
        "UPDATE familyhubs_series SET version = version + 1 WHERE id = @seriesId AND version = @version", new { seriesId, version },
        "Somebody else has changed this repeating session. Look at what stands now, then try again.", ct: ct);
}
