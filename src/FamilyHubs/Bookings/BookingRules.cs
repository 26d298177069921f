using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Bookings;

/// <summary>Whether a family may be booked into a session, and who of them is told.</summary>
internal sealed class BookingRules(Db db, ISend send, Aliases aliases, DoNotContact contact, TimeProvider clock)
{
    private const string Adult = "adult";

    /// <summary>Who asked for it is somebody else than the family or the hub.</summary>
    internal static bool AskedByOthers(BookingSource source) => source is not (BookingSource.Self or BookingSource.Hub);

    /// <summary>Who is told: the grown-ups who come; where none comes, the household's; where there is none, whoever comes.</summary>
    /// <exception cref="Refused">With what to do.</exception>
    internal async Task<IReadOnlyList<Guid>> Check(NewBooking booking, BookedSession session, CancellationToken ct)
    {
        if (booking.PersonIds.Count == 0) throw new Refused(nameof(booking.PersonIds), "Tick who comes");
        if (booking.Others is < 0 or > Booking.MostOthers) throw new Refused(nameof(booking.Others), $"Enter a number from 0 to {Booking.MostOthers}");
        if (session.Capacity is { } most && booking.Places > most) throw new Refused(nameof(booking.PersonIds), $"This session has room for {most}: book no more than that");
        Taking(session);
        Asked(booking.Source, session.Bookable);
        await Once(booking, ct);
        var members = (await send.Ask(new GetHousehold(booking.HouseholdId), ct))?.Members ?? [];
        IReadOnlyList<Guid> family = [.. booking.PersonIds.Union(members.Select(m => m.PersonId))];
        if ((await contact.Held(family, ct)).Count > 0) throw new Refused("", Booking.AskFirst);
        if ((await contact.Died(booking.PersonIds, ct)).Count > 0) throw new Refused(nameof(booking.PersonIds), "A death is recorded of somebody you ticked. Ask first, before anything is booked.");
        if (booking.Source != BookingSource.Self && (await contact.Objecting(booking.PersonIds, ct)).Count > 0)
            throw new Refused(nameof(booking.Source), "Somebody you ticked objects to sharing: book only what the family asks for itself");
        return await Told(booking, members, ct);
    }

    /// <summary>How the family's booking of this session stands, whichever of their records it was made by; null where none stands.</summary>
    internal async Task<BookingStatus?> Already(Guid sessionId, Guid householdId, CancellationToken ct) => (await db.Query<Row>("""
        SELECT id, status FROM familyhubs_booking WHERE session_id = @sessionId AND household_id IN @households AND status IN ('Booked', 'Waiting') ORDER BY status, id
        """, new { sessionId, households = await aliases.AllOf(householdId, ct) }, ct)) is [var stands, ..] ? stands.Status : null;

    private void Taking(BookedSession session)
    {
        if (session.Status == SessionStatus.Planned) throw new Refused("", "This session is not open for bookings yet: open it first.");
        if (session.Status == SessionStatus.Cancelled) throw new Refused("", "This session is not on. Choose another one.");
        if (!Session.TakesBookings(session.Status) || clock.Now() >= session.EndsAt) throw new Refused("", "This session is over. Choose another one.");
    }

    private static void Asked(BookingSource source, Bookable bookable)
    {
        if (bookable == Bookable.DropIn && !AskedByOthers(source)) throw new Refused("", "Nobody needs to book this one: tell the family that they can just come.");
        if (bookable == Bookable.ReferralOnly && !AskedByOthers(source))
            throw new Refused(nameof(NewBooking.Source), "This group is for families whom somebody asked us to welcome: choose who asked");
    }

    /// <summary>No family twice, whichever of their records it was booked by; nor anybody of two homes.</summary>
    private async Task Once(NewBooking booking, CancellationToken ct)
    {
        if (await Already(booking.SessionId, booking.HouseholdId, ct) is { } status)
            throw new Refused("", status == BookingStatus.Booked ? "This family is booked into this session already" : "This family is on the waiting list of this session already");
        if (await db.Find<int>("""
            SELECT COUNT(*) FROM familyhubs_booking_person p JOIN familyhubs_booking b ON b.id = p.booking_id
            WHERE b.session_id = @SessionId AND b.status IN ('Booked', 'Waiting') AND p.person_id IN @people
            """, new { booking.SessionId, people = await aliases.AllOf(booking.PersonIds, ct) }, ct) > 0)
            throw new Refused(nameof(booking.PersonIds), "Somebody you ticked is booked into this session with another household already");
    }

    private async Task<IReadOnlyList<Guid>> Told(NewBooking booking, IReadOnlyList<GetHousehold.Member> members, CancellationToken ct)
    {
        var comers = await send.Ask(new GetPeople([.. booking.PersonIds.Distinct()]), ct);
        IReadOnlyList<Guid> adults = [.. comers.Where(p => p.Age is null or Adult).Select(p => p.Id)];
        if (adults.Count > 0) return adults;
        IReadOnlyList<Guid> atHome = [.. members.Where(m => m.Age == Adult && m.LivesHere != "no").Select(m => m.PersonId)];
        return atHome.Count > 0 ? atHome : [.. booking.PersonIds.Distinct()];
    }

    private sealed record Row(Guid Id, BookingStatus Status);
}
