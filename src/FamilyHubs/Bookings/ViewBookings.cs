using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Bookings;

/// <summary>A hub worker sees who is booked into a session and who waits, and finds the family that they want to book.</summary>
internal static class ViewBookings
{
    [Allows(Permissions.ViewBookings, On = nameof(SessionId))]
    internal sealed record Query(Guid SessionId) : IQuery<Answer>;

    internal sealed record Answer(BookedSession Session, int Taken, IReadOnlyList<Row> Rows)
    {
        internal IEnumerable<Row> Of(BookingStatus status) => Rows.Where(r => r.Status == status);

        internal IEnumerable<Row> Ended => Rows.Where(r => !Booking.Stands(r.Status));
    }

    /// <param name="Place">In the queue, 1 is next; null for not waiting.</param>
    /// <param name="Held">Contact with somebody of them is held: "do not contact, ask first".</param>
    /// <param name="AskBefore">Ask before you mention: it stands, and something beside it was stopped.</param>
    /// <param name="Doubled">The records of two families were joined, and both are booked: a person looks whether both are meant.</param>
    /// <param name="NotTold">What to do where the last message could not be sent; none where it could.</param>
    internal sealed record Row(
        Guid Id, Guid HouseholdId, string Family, IReadOnlyList<string> People, int Places, BookingSource Source, BookingStatus Status, int? Place, bool Held, bool Doubled, IReadOnlyList<string> NotTold, string? Reason, bool AskBefore);

    internal sealed class Handler(Db db, ISend send, BookedSessions sessions, WaitingList waiting, BookingMessages messages, People.Aliases aliases, Audit audit) : IQueryHandler<Query, Answer>
    {
        private sealed record Kept(Guid Id, Guid HouseholdId, int Places, BookingSource Source, BookingStatus Status, string? CancelledReason, bool AskBefore);

        private sealed record Person(Guid BookingId, Guid PersonId);

        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var session = await sessions.Find(query.SessionId, ct);
            var kept = await db.Query<Kept>("""
                SELECT id, household_id, places, source, status, cancelled_reason, COALESCE(ask_before, 0) AS ask_before FROM familyhubs_booking WHERE session_id = @SessionId ORDER BY queued_at, id
                """, query, ct);
            var coming = await db.Query<Person>("""
                SELECT p.booking_id, p.person_id FROM familyhubs_booking_person p JOIN familyhubs_booking b ON b.id = p.booking_id WHERE b.session_id = @SessionId ORDER BY p.person_id
                """, query, ct);
            var held = await waiting.Held(query.SessionId, ct);
            var unsent = await messages.Unsent([.. kept.Select(k => k.Id)], ct);
            var queue = (await waiting.Queue(query.SessionId, ct)).Select(w => w.Id).ToList();
            var one = await aliases.KeptOf([.. kept.Select(k => k.HouseholdId)], ct);
            var twice = kept.Where(k => Booking.Stands(k.Status)).GroupBy(k => one[k.HouseholdId]).Where(g => g.Count() > 1).SelectMany(g => g).Select(k => k.Id).ToHashSet();
            var families = (await send.Ask(new GetHouseholds([.. kept.Select(k => k.HouseholdId).Distinct()]), ct)).ToDictionary(h => h.Id, h => h.Name);
            var people = (await send.Ask(new GetPeople([.. coming.Select(c => c.PersonId).Distinct()]), ct)).ToDictionary(p => p.Id, p => p.Name);
            var rows = kept.Select(k => new Row(
                k.Id, k.HouseholdId, families.GetValueOrDefault(k.HouseholdId, "A family"),
                [.. coming.Where(c => c.BookingId == k.Id).Select(c => people.GetValueOrDefault(c.PersonId, "Somebody"))],
                k.Places, k.Source, k.Status, k.Status == BookingStatus.Waiting ? queue.IndexOf(k.Id) + 1 : null, held.Contains(k.Id), twice.Contains(k.Id),
                [.. unsent.Where(u => u.BookingId == k.Id).Select(u => BookingMessages.Says(u.Refusal)).Distinct(StringComparer.Ordinal)], k.CancelledReason, k.AskBefore && Booking.Stands(k.Status))).ToList();
            audit.Saw(coming.Select(c => c.PersonId));
            return new(session, await sessions.Taken(query.SessionId, ct), rows);
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ViewBookings, On = nameof(SessionId))]
    internal sealed class Page(ISend send, CurrentUser user) : PageModel
    {
        public Guid SessionId { get; set; }

        /// <summary>A part of the family's name, postcode or date of birth.</summary>
        public string? Find { get; set; }

        /// <summary>The booking that was just made.</summary>
        public Guid Made { get; set; }

        internal Answer Shown { get; private set; } = null!;
        internal IReadOnlyList<GetHouseholds.Household> Found { get; private set; } = [];
        internal bool MayBook => user.May(Permissions.Book);
        internal Row? Just => Shown.Rows.FirstOrDefault(r => r.Id == Made);

        public Task OnGet(CancellationToken ct)
        {
            Find = null;
            return OnPostFind(ct);
        }

        /// <summary>Posted, so that no name or number stands in an address or a log.</summary>
        public async Task OnPostFind(CancellationToken ct)
        {
            ModelState.Clear();
            Shown = await send.Ask(new Query(SessionId), ct);
            if (MayBook && !string.IsNullOrWhiteSpace(Find)) Found = await send.Ask(new FindHouseholds(Find), ct);
        }
    }
}
