using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Concerns;

/// <summary>Anybody who works here says what worries them about a child or a family; it is saved first, then the lead is told.</summary>
internal static class RaiseSafeguardingConcern
{
    internal sealed class Handler(Db db, Aliases aliases, IOutbox outbox, CurrentUser user, TimeProvider clock) : IRequestOfHandler<RaiseConcern, Guid>
    {
        public async Task<Guid> Handle(RaiseConcern concern, CancellationToken ct)
        {
            new Refusals()
                .Text(concern.Seen, nameof(concern.Seen), Concern.LongestSeen, "Say what you saw or heard")
                .If(concern.Kind is not { } kind || !Enum.IsDefined(kind), nameof(concern.Kind), "Choose what you are worried about")
                .If(concern.ImmediateDanger is null, nameof(concern.ImmediateDanger), "Choose whether somebody is in danger now")
                .If(concern.ConcernId == Guid.Empty, "", "Send an id for the concern")
                .If(concern.PersonIds?.Count > MostPeople, nameof(concern.PersonIds), $"Name {MostPeople} people or fewer")
                .Throw();
            var now = clock.Now();
            // From a machine the list may be null, whatever its type says. Of records that were joined the kept one's id is written.
            var people = concern.PersonIds ?? [];
            var joined = await aliases.Of([.. people, .. concern.HouseholdId is { } home ? [home] : Array.Empty<Guid>()], ct);
            await db.Execute("""
                INSERT INTO families_concern (id, household_id, seen, kind, immediate_danger, raised_by, organisation_id, raised_at, saved_at, state, version)
                VALUES (@ConcernId, @householdId, @seen, @Kind, @ImmediateDanger, @me, @OrganisationId, @raisedAt, @now, @state, 1)
                """, new
            {
                concern.ConcernId,
                householdId = concern.HouseholdId is { } household ? joined.Kept(household) : (Guid?)null,
                seen = concern.Seen!.Trim(),
                concern.Kind,
                concern.ImmediateDanger,
                me = user.Id,
                user.OrganisationId,
                raisedAt = concern.RaisedAt > now || concern.RaisedAt == default ? now : concern.RaisedAt, // a device's clock may run ahead, or say nothing
                now,
                state = ConcernState.Raised,
            }, ct);
            foreach (var personId in people.Select(joined.Kept).Distinct())
                await db.Execute("INSERT INTO families_concern_person (concern_id, person_id) VALUES (@ConcernId, @personId)", new { concern.ConcernId, personId }, ct);
            await db.Execute("""
                INSERT INTO families_concern_step (id, concern_id, state, taken_at, taken_by) VALUES (@id, @ConcernId, @state, @now, @me)
                """, new { id = clock.NewId(), concern.ConcernId, state = ConcernState.Raised, now, me = user.Id }, ct);
            await outbox.Add(new SafeguardingConcernRaised(concern.ConcernId), ct);
            return concern.ConcernId;
        }
    }

    /// <summary>For a device's queue: later, with the time at which it was raised; sent again it answers as the first.</summary>
    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/families/concerns", async (RaiseConcern concern, ISend send, CancellationToken ct) =>
            Results.Created($"/api/families/concerns/{await send.Send(concern, ct)}", null));

    /// <summary>When the form was opened, from the form; now where it says something that cannot be.</summary>
    internal static DateTimeOffset Begun(long? written, DateTimeOffset now) =>
        written is { } at && at <= now.ToUnixTimeMilliseconds() && at > now.AddDays(-LongestOpen).ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(at) : now;

    /// <summary>Days for which a form may have stood open.</summary>
    private const int LongestOpen = 7;

    /// <summary>Only a path of this service is a way back.</summary>
    internal static string Local(string? back) =>
        back is { Length: > 1 and <= 500 } && back[0] == '/' && back[1] is not ('/' or '\\') && !back.Any(c => char.IsControl(c) || c == '\\') ? back : "/";

    [Allows(Permissions.RaiseConcern, Unscoped = "a concern may be about anybody, also a family that one does not work with")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, ConcernNumbers numbers, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid? HouseholdId { get; set; }
        public string? Back { get; set; }
        public string? Seen { get; set; }
        public ConcernKind? Kind { get; set; }
        public bool? ImmediateDanger { get; set; }
        public List<Guid> PersonIds { get; set; } = [];

        /// <summary>When the form was opened, in milliseconds: the same at a second press, which must not be another concern.</summary>
        public long? Written { get; set; }

        public string Numbers { get; private set; } = "";

        /// <summary>Whom it may be about, masked; empty where no family was named or it is not the viewer's to see.</summary>
        public IReadOnlyList<GetHousehold.Member> Members { get; private set; } = [];

        public string BackTo => Local(Back);

        public async Task OnGet(CancellationToken ct)
        {
            (Id, Written) = (clock.NewId(), clock.Now().ToUnixTimeMilliseconds());
            // The button stands on every page; on a family's card the concern is about that family.
            if (BackTo.StartsWith(Card, StringComparison.Ordinal) && Guid.TryParse(BackTo[Card.Length..], out var household)) HouseholdId ??= household;
            if (BackTo.StartsWith(PersonPage, StringComparison.Ordinal) && Guid.TryParse(BackTo[PersonPage.Length..], out var person)
                && await send.Ask(new GetPeople([person]), ct) is [{ Masking: not Masking.Hidden } seen])
                (HouseholdId, PersonIds) = (HouseholdId ?? seen.HouseholdId, [person]);
            await Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new RaiseConcern(Id, PersonIds, HouseholdId, Seen, Kind, ImmediateDanger, Begun(Written, clock.Now())), ct);
            return RedirectToPage(Saved, new { back = BackTo, HouseholdId });
        });

        protected override async Task Show(CancellationToken ct)
        {
            Numbers = await numbers.For(HouseholdId, ct);
            if (HouseholdId is { } household) Members = (await send.Ask(new GetHousehold(household), ct))?.Members ?? [];
        }
    }

    private const int MostPeople = 50;
    private const string Card = "/household/";
    private const string PersonPage = "/person/";

    internal const string Saved = "/Families/Concerns/ConcernSaved";
}

/// <summary>Tells whoever raised a concern that it is saved, and what to ring now.</summary>
internal static class ConcernSaved
{
    [Allows(Permissions.RaiseConcern, Unscoped = "it says nothing about anybody: that it is saved, and what to ring")]
    internal sealed class Page(ConcernNumbers numbers) : PageModel
    {
        [BindProperty(SupportsGet = true)]
        public string? Back { get; set; }

        [BindProperty(SupportsGet = true)]
        public Guid? HouseholdId { get; set; }

        public string Numbers { get; private set; } = "";

        public string BackTo => RaiseSafeguardingConcern.Local(Back);

        public async Task OnGet(CancellationToken ct) => Numbers = await numbers.For(HouseholdId, ct);
    }
}
