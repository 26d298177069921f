using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Bookings;

/// <summary>A hub worker books a family that they work with into a session: who comes, and how it came about.</summary>
internal static class BookFamily
{
    [Allows(Permissions.Book, On = nameof(SessionId))]
    internal sealed record Query(Guid SessionId, Guid HouseholdId) : IQuery<Answer>;

    /// <param name="Held">Contact is held with somebody of them: nothing is booked.</param>
    /// <param name="Waiting">Families that wait already.</param>
    /// <param name="Already">The family's own booking stands; null where it has none.</param>
    /// <param name="Ages">What to think of where somebody's age is not what the group is for; never a refusal.</param>
    internal sealed record Answer(
        BookedSession Session, int Taken, int Waiting, string Family, bool Held, BookingStatus? Already, IReadOnlyList<GetHousehold.Member> Members, IReadOnlyDictionary<Guid, IReadOnlyList<string>> Ages)
    {
        internal int? Left => Session.Capacity is { } most ? Math.Max(0, most - Taken) : null;
    }

    internal sealed class Shows(Db db, ISend send, BookedSessions sessions, WaitingList waiting, BookingRules rules, DoNotContact contact, Audit audit) : IQueryHandler<Query, Answer>
    {
        private sealed record MeantFor(int? AgeFromMonths, int? AgeToMonths, Guid? NeighbourhoodId);

        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var session = await sessions.Find(query.SessionId, ct);
            var family = await send.Ask(new GetHousehold(query.HouseholdId), ct) ?? throw new NotFound("The family");
            IReadOnlyList<Guid> ids = [.. family.Members.Select(m => m.PersonId)];
            var (held, died) = ((await contact.Held(ids, ct)).Count > 0, await contact.Died(ids, ct));
            var answer = new Answer(
                session, await sessions.Taken(session.Id, ct), (await waiting.Queue(session.Id, ct)).Count, family.Name, held, await rules.Already(session.Id, family.Id, ct), [.. family.Members.Where(m => !died.Contains(m.PersonId))],
                await Ages(session, [.. family.Members.Where(m => m.Masking == Masking.Full && !died.Contains(m.PersonId)).Select(m => m.PersonId)], ct));
            audit.Saw(ids);
            return answer;
        }

        private async Task<IReadOnlyDictionary<Guid, IReadOnlyList<string>>> Ages(BookedSession session, IReadOnlyList<Guid> ids, CancellationToken ct)
        {
            var (from, to, area) = (await db.Find<MeantFor>("""
                SELECT a.age_from_months, a.age_to_months, t.neighbourhood_id FROM familyhubs_session s JOIN familyhubs_activity a ON a.id = s.activity_id JOIN familyhubs_site t ON t.id = s.site_id
                WHERE s.id = @Id
                """, new { session.Id }, ct))!;
            var (most, mostWithSend) = (await send.Number("hub.ageMax", area, ct), await send.Number("hub.sendAgeMax", area, ct));
            var ages = ids.Count == 0 ? [] : await send.Ask(new GetAges(ids, session.StartsAt.LondonDay()), ct);
            return ages.Select(a => (a.PersonId, Warnings: Fit.Warnings(from, to, session.Audience, a.Months, most, mostWithSend, null))).Where(a => a.Warnings.Count > 0).ToDictionary(a => a.PersonId, a => a.Warnings);
        }
    }

    /// <param name="Others">Who comes along and is on no record; null for nobody.</param>
    [Allows(Permissions.Book, On = nameof(SessionId))]
    internal sealed record Command(Guid Id, Guid SessionId, Guid HouseholdId, IReadOnlyList<Guid>? PersonIds, BookingSource? Source, int? Others = null) : ICommand<Guid>;

    internal sealed class Handler(ISend send, BookingDesk desk) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            if (command.Id == Guid.Empty) throw new Refused("", "This form came without its id: open it again, then send it");
            if (command.PersonIds is not { Count: > 0 } people) throw new Refused("PersonIds", "Tick who comes");
            if (command.Source is not { } source) throw new Refused("Source", "Say how it came about");
            var family = await send.Ask(new GetHousehold(command.HouseholdId), ct) ?? throw new NotFound("The family");
            if (people.Except(family.Members.Select(m => m.PersonId)).Any()) throw new Refused("PersonIds", "Choose people of this family");
            return await desk.Book(new(command.Id, command.SessionId, family.Id, people, source, Others: command.Others ?? 0), ct);
        }
    }

    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/api/familyhubs/bookings", async (Command command, ISend send, CancellationToken ct) =>
            Results.Created($"/familyhubs/sessions/{command.SessionId}/bookings", new { id = await send.Send(command, ct) }));

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.Book, On = nameof(SessionId))]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid SessionId { get; set; }
        public Guid HouseholdId { get; set; }
        public List<Guid> PersonIds { get; set; } = [];
        public BookingSource? Source { get; set; }
        [Display(Name = "How many others")]
        public int? Others { get; set; }

        internal Answer Shown { get; private set; } = null!;

        /// <summary>Who asked; a group by invitation is asked for by somebody else.</summary>
        internal IEnumerable<BookingSource> Sources => Enum.GetValues<BookingSource>().Where(s => Shown.Session.Bookable != Bookable.ReferralOnly || BookingRules.AskedByOthers(s));

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Id = clock.NewId();
            await Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
            Redirect($"/familyhubs/sessions/{SessionId}/bookings?Made={await send.Send(new Command(Id, SessionId, HouseholdId, PersonIds, Source, Others), ct)}"));

        protected override async Task Show(CancellationToken ct) => Shown = await send.Ask(new Query(SessionId, HouseholdId), ct);
    }
}
