using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Calendar;

/// <summary>A worker's calendar program reads their meetings at their secret address: when and where, and nothing about whom.</summary>
internal static class ShowCalendar
{
    /// <summary>How long a meeting that is over stays in the calendar.</summary>
    internal const int PastDays = 92;

    /// <summary>How long an unknown secret counts.</summary>
    internal const int Minutes = 15;

    /// <param name="Network">Where it is asked from, as a digest; null where that is not known.</param>
    [Anyone("a calendar program cannot sign in; without the secret it is told nothing")]
    internal sealed record Query(string Digest, string? Network) : IQuery<Answer>;

    internal enum Outcome { Found, Ended, Unknown, TooMany }

    internal sealed record Answer(Outcome Outcome, IReadOnlyList<Entry> Entries);

    /// <param name="Title">Null where the reader is only invited to an item.</param>
    internal sealed record Entry(Guid Id, string? Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Place, MeetingStatus Status, int Version);

    /// <summary>Somebody asked with a secret that was never given.</summary>
    [Anyone("whoever guesses is nobody; it counts against where they are")]
    internal sealed record Failed(string Network) : ICommand;

    internal sealed class Handler(Db db, ISend send, CurrentUser user, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        private sealed record Owner(Guid UserId, DateTimeOffset? RevokedAt);

        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            if (query.Network is not null && await db.Find<int>("""
                SELECT COUNT(*) FROM mdt_calendar_try WHERE address = @Network AND tried_at > @since
                """, new { query.Network, since = clock.Now().AddMinutes(-Minutes) }, ct) >= await send.Number("mdt.calendarTries", ct: ct)) return new(Outcome.TooMany, []);
            var owner = await db.Find<Owner>("SELECT user_id, revoked_at FROM mdt_calendar WHERE digest = @Digest", query, ct);
            if (owner is null) return new(Outcome.Unknown, []);
            if (owner.RevokedAt is not null) return new(Outcome.Ended, []);
            // From here on for whoever was given the secret, who is nobody that is signed in and may see nothing by a role.
            user.Is(owner.UserId, null, []);
            if (await send.Ask(new GetStaff([owner.UserId]), ct) is not [{ Ended: false }]) return new(Outcome.Ended, []);
            return new(Outcome.Found, await Entries(owner.UserId, ct));
        }

        private async Task<IReadOnlyList<Entry>> Entries(Guid me, CancellationToken ct)
        {
            var mine = await db.Query<Entry>("""
                SELECT m.id, m.title, m.starts_at, m.ends_at, m.place, m.status, m.version FROM mdt_meeting m
                WHERE m.starts_at > @since AND EXISTS (SELECT 1 FROM mdt_member p WHERE p.mdt_id = m.mdt_id AND p.user_id = @me AND p.left_on IS NULL)
                ORDER BY m.starts_at, m.id
                """, new { me, since = clock.Now().AddDays(-PastDays) }, ct);
            // As long as the item itself is theirs to see, and no longer.
            var invited = await db.Query<Entry>("""
                SELECT DISTINCT m.id, NULL AS title, m.starts_at, m.ends_at, m.place, m.status, m.version
                FROM mdt_invitation v JOIN mdt_item i ON i.id = v.item_id JOIN mdt_meeting m ON m.id = i.meeting_id
                WHERE v.user_id = @me AND v.withdrawn_at IS NULL AND m.status IN ('ListClosed', 'InProgress') AND m.list_closed_at <= @now
                  AND i.status IN ('Listed', 'Discussing') AND i.ended_at IS NULL
                  AND NOT EXISTS (SELECT 1 FROM mdt_case k JOIN mdt_case same ON (same.household_id = k.household_id OR same.household_id IN (SELECT o.id FROM mdt_joined j JOIN mdt_joined o ON o.kept_id = j.kept_id WHERE j.id = k.household_id))
                              JOIN mdt_item q ON q.case_id = same.id JOIN mdt_conflict x ON x.item_id = q.id WHERE k.id = i.case_id AND x.user_id = v.user_id)
                ORDER BY m.starts_at, m.id
                """, new { me, now = clock.Now() }, ct);
            return [.. mine, .. invited.Where(i => mine.All(m => m.Id != i.Id))];
        }
    }

    internal sealed class FailedHandler(Db db, TimeProvider clock) : ICommandHandler<Failed>
    {
        public async Task<Done> Handle(Failed command, CancellationToken ct)
        {
            var row = new { id = clock.NewId(), command.Network, now = clock.Now(), since = clock.Now().AddMinutes(-Minutes) };
            await db.Execute("DELETE FROM mdt_calendar_try WHERE tried_at <= @since", row, ct);
            await db.Execute("INSERT INTO mdt_calendar_try (id, address, tried_at) VALUES (@id, @Network, @now)", row, ct);
            return default;
        }
    }

    /// <param name="root">The address of this service, without a slash at its end.</param>
    internal static string Written(IEnumerable<Entry> entries, DateTimeOffset now, string root) => CalendarSerializer.SerializeToString("Case meetings", entries.Select(e => new CalendarEvent(
        $"{e.Id}@case-meetings.neighbourhood", now, e.StartsAt, e.EndsAt, e.Title ?? "Case meeting", e.Place, e.Version - 1, e.Status == MeetingStatus.Cancelled,
        e.Title is null ? $"{root}/mdt/invited" : $"{root}/mdt/meetings/{e.Id}")));

    [BindProperties(SupportsGet = true)]
    [Anyone("a calendar program cannot sign in; without the secret it is told nothing")]
    internal sealed class Page(ISend send, DigestKey key, TimeProvider clock) : PageModel
    {
        public string? Secret { get; set; }

        public async Task<IActionResult> OnGet(CancellationToken ct)
        {
            var network = CalendarSecret.From(key, HttpContext.Connection.RemoteIpAddress);
            var answer = await send.Ask(new Query(CalendarSecret.Digest(key, Secret), network), ct);
            if (answer.Outcome == Outcome.Unknown && network is not null) await send.Send(new Failed(network), ct);
            Response.Headers.CacheControl = "private, no-cache";
            return answer.Outcome switch
            {
                Outcome.Found => new ContentResult
                {
                    Content = Written(answer.Entries, clock.Now(), $"{Request.Scheme}://{Request.Host}"),
                    ContentType = new System.Net.Mime.ContentType("text/calendar") { CharSet = Encoding.UTF8.WebName }.ToString(),
                },
                Outcome.TooMany => StatusCode(StatusCodes.Status429TooManyRequests),
                _ => NotFound(),
            };
        }
    }
}
