using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Bookings;

/// <summary>What a family is told of a booking.</summary>
internal enum BookingMessage { Booked, PlaceFree, DaysBefore, HoursBefore, NotOn, NotOnToday, Ended, Changed }

/// <summary>Families are told of their booking through the gate, each by their own preference. Where nobody of a family could be told what they must know, the hub has a task.</summary>
internal sealed class BookingMessages(Db db, ISend send, BookedSessions sessions, TimeProvider clock)
{
    private const string NotWords = "Words";

    /// <param name="Comes">Not so where children come alone and this is their grown-up.</param>
    private sealed record Reader(Guid PersonId, bool Comes);

    private sealed record Coming(Guid PersonId, bool Told);

    private sealed record About(Guid BookingId, Guid SessionId, BookingMessage Kind);

    private sealed record Answered(Guid Id, string? Refusal);

    /// <summary>A message that could not be sent, and why: for the worker, who tells them in another way.</summary>
    internal sealed record NotSent(Guid BookingId, Guid PersonId, BookingMessage Kind, string Refusal);

    /// <summary>Tells whoever is told of this booking, in the open transaction. Where somebody asks before it is mentioned, no program mentions it.</summary>
    internal async Task Tell(Guid bookingId, BookedSession session, BookingMessage kind, CancellationToken ct)
    {
        if (await db.Find<int>("SELECT COUNT(*) FROM familyhubs_booking WHERE id = @bookingId AND ask_before = 1", new { bookingId }, ct) > 0)
        {
            await AskForACall(bookingId, session, kind, [nameof(ContactRefusal.Hold)], ct);
            return;
        }
        var coming = await db.Query<Coming>("SELECT person_id, told FROM familyhubs_booking_person WHERE booking_id = @bookingId ORDER BY person_id", new { bookingId }, ct);
        var atHome = await db.Query<Guid>("SELECT person_id FROM familyhubs_booking_told WHERE booking_id = @bookingId ORDER BY person_id", new { bookingId }, ct);
        IReadOnlyList<Guid> comers = [.. coming.Select(c => c.PersonId)];
        List<Reader> readers = [.. coming.Where(c => c.Told).Select(c => new Reader(c.PersonId, true)), .. atHome.Select(id => new Reader(id, false))];
        var refusals = new List<string>();
        foreach (var reader in readers)
            if (await Queue(bookingId, reader, comers, session, kind, ct) is { } refusal) refusals.Add(refusal);
        if (refusals.Count == readers.Count) await AskForACall(bookingId, session, kind, refusals, ct);
    }

    /// <summary>What was queued about this booking and has not left is not wanted any more: it does not leave.</summary>
    internal Task Lapse(Guid bookingId, CancellationToken ct) => send.Send(new StopMessages(bookingId), ct);

    /// <summary>A message that was queued did not reach anybody; where nobody of the family was told what they must know, the hub has a task.</summary>
    internal async Task DidNotLeave(Guid messageId, string refusal, CancellationToken ct)
    {
        if (await db.Execute("UPDATE familyhubs_booking_message SET refusal = @refusal WHERE id = @messageId AND refusal IS NULL", new { messageId, refusal }, ct) == 0) return;
        var about = (await db.Query<About>("""
            SELECT m.booking_id, b.session_id, m.kind FROM familyhubs_booking_message m JOIN familyhubs_booking b ON b.id = m.booking_id WHERE m.id = @messageId
            """, new { messageId }, ct)).Single();
        var others = await db.Query<Answered>("SELECT id, refusal FROM familyhubs_booking_message WHERE booking_id = @BookingId AND kind = @Kind", about, ct);
        if (others.All(o => o.Refusal is not null)) await AskForACall(about.BookingId, await sessions.Find(about.SessionId, ct), about.Kind, [.. others.Select(o => o.Refusal!)], ct);
    }

    /// <summary>Why the last message about each of these bookings could not be sent to somebody.</summary>
    internal async Task<IReadOnlyList<NotSent>> Unsent(IReadOnlyList<Guid> bookingIds, CancellationToken ct) => bookingIds.Count == 0 ? [] : await db.Query<NotSent>("""
        SELECT m.booking_id, m.person_id, m.kind, m.refusal FROM familyhubs_booking_message m WHERE m.booking_id IN @bookingIds AND m.refusal IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM familyhubs_booking_message later WHERE later.booking_id = m.booking_id AND later.person_id = m.person_id AND later.id > m.id)
        """, new { bookingIds }, ct);

    /// <summary>In words that say what to do, without anything of the person.</summary>
    internal static string Says(string refusal) => refusal switch
    {
        nameof(ContactRefusal.Hold) or nameof(ContactRefusal.Death) => "Do not contact, ask first",
        nameof(ContactRefusal.NoSafeWay) or nameof(ContactRefusal.RestrictedNotSafe) => "No safe way to send a message: tell them yourself",
        nameof(ContactRefusal.Objection) => "They do not want messages: tell them when you meet them",
        nameof(ContactRefusal.MayNotBeTold) => "Ask first who may be told: no message was sent",
        _ => "No message could be sent: tell them yourself",
    };

    /// <summary>The template of each kind.</summary>
    internal static string Template(BookingMessage kind) => kind switch
    {
        BookingMessage.Booked => "session-booked",
        BookingMessage.PlaceFree => "place-free",
        BookingMessage.DaysBefore or BookingMessage.HoursBefore => "session-reminder",
        BookingMessage.NotOn => "session-cancelled",
        BookingMessage.NotOnToday => "session-cancelled-today",
        BookingMessage.Changed => "session-changed",
        _ => "booking-ended",
    };

    private async Task<string?> Queue(Guid bookingId, Reader reader, IReadOnlyList<Guid> comers, BookedSession session, BookingMessage kind, CancellationToken ct)
    {
        var id = clock.NewId();
        var message = new QueueMessage(id, reader.PersonId, Template(kind), [session.Id, bookingId], $"hub-{Template(kind)}", Asked: true, Values(session, kind), AboutPersonIds: reader.Comes ? null : comers);
        string? refusal;
        try
        {
            var answer = await send.Send(message, ct);
            refusal = answer.Queued ? null : (answer.Refusal ?? ContactRefusal.Unknown).ToString();
        }
        catch (Refused)
        {
            // The name of a group or a place that no message may hold: a telephone number, say.
            refusal = NotWords;
        }
        await db.Execute("INSERT INTO familyhubs_booking_message (id, booking_id, person_id, kind, at, refusal) VALUES (@id, @bookingId, @PersonId, @kind, @now, @refusal)",
            new { id, bookingId, reader.PersonId, kind, now = clock.Now(), refusal }, ct);
        return refusal;
    }

    private static Dictionary<string, string> Values(BookedSession session, BookingMessage kind)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["group"] = session.Title };
        if (kind != BookingMessage.NotOnToday) values["day"] = When.Day(session.StartsAt);
        if (kind is not (BookingMessage.NotOn or BookingMessage.Ended)) values["time"] = When.Time(session.StartsAt);
        if (kind is BookingMessage.Booked or BookingMessage.PlaceFree or BookingMessage.DaysBefore or BookingMessage.HoursBefore or BookingMessage.Changed) values["place"] = session.Where;
        return values;
    }

    /// <summary>What the family must know and nobody told them.</summary>
    private async Task AskForACall(Guid bookingId, BookedSession session, BookingMessage kind, List<string> refusals, CancellationToken ct)
    {
        if (kind is not (BookingMessage.PlaceFree or BookingMessage.NotOn or BookingMessage.NotOnToday or BookingMessage.Changed)) return;
        var held = refusals.Any(r => r is nameof(ContactRefusal.Hold) or nameof(ContactRefusal.Death));
        var title = (held, kind) switch
        {
            (true, _) => "Do not contact, ask first: a family that is booked was not told of a change",
            (_, BookingMessage.PlaceFree) => "Tell a family that they have a place now: no message could be sent",
            (_, BookingMessage.Changed) => "Tell a family that a session is at another time or place: no message could be sent",
            _ => "Tell a family that a session is not on: no message could be sent",
        };
        var household = (await db.Query<Guid>("SELECT household_id FROM familyhubs_booking WHERE id = @bookingId", new { bookingId }, ct)).Single();
        var (today, day) = (clock.Today(), session.StartsAt.LondonDay());
        var soon = kind == BookingMessage.NotOnToday || day <= today.AddDays(1);
        await send.Send(new OpenTask(
            clock.NewId(), title, "hub.tell-family", household, null, day < today || soon ? today : today.AddDays(1), soon ? TaskPriority.Urgent : TaskPriority.High, null, session.SiteId,
            $"/familyhubs/sessions/{session.Id}/bookings"), ct);
    }
}
