using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.People;

/// <summary>A hub worker looks at what was stopped by mistake at their hubs, and books anew what the family wants.</summary>
internal static class ListStopped
{
    [Allows(Permissions.Book, Unscoped = "only what was stopped at the user's own hubs is answered")]
    internal sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <param name="What">The session or the course.</param>
    /// <param name="HouseholdId">Null where it was not known.</param>
    /// <param name="When">When the session is; null for what is none.</param>
    /// <param name="AskMidwife">A midwife stopped it: she is asked before anything else.</param>
    /// <param name="Held">Contact is held: "do not contact, ask first".</param>
    internal sealed record Row(Guid Id, Guid SiteId, Guid? HouseholdId, string Who, string What, DateTimeOffset? When, bool AskMidwife, bool Held);

    internal sealed class Handler(Db db, ISend send, CurrentUser user, DoNotContact holds, Audit audit) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        private sealed record Kept(Guid Id, Guid SiteId, Guid HouseholdId, Guid PersonId, string Kind, Guid? PregnancyId, string? Title, string? Cohort, DateTimeOffset? StartsAt);

        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var scopes = user.ScopesFor(Permissions.Book);
            var kept = await db.Query<Kept>("""
                SELECT k.id, k.site_id, k.household_id, k.person_id, k.kind, k.pregnancy_id, COALESCE(a.title, o.title) AS title, p.cohort, s.starts_at
                FROM familyhubs_stopped k
                     LEFT JOIN familyhubs_booking b ON b.id = k.subject_id AND k.kind = 'Booking' LEFT JOIN familyhubs_session s ON s.id = b.session_id LEFT JOIN familyhubs_activity a ON a.id = s.activity_id
                     LEFT JOIN familyhubs_enrolment e ON e.id = k.subject_id AND k.kind = 'Enrolment' LEFT JOIN familyhubs_programme p ON p.id = e.programme_id
                     LEFT JOIN familyhubs_activity o ON o.id = p.activity_id
                WHERE k.asked_at IS NOT NULL AND k.seen_at IS NULL AND (@everywhere = 1 OR k.site_id IN @scopes) ORDER BY k.asked_at, k.id
                """, new { everywhere = scopes is null, scopes = (scopes ?? new HashSet<Guid>()).ToList() }, ct);
            var names = (await send.Ask(new GetPeople([.. kept.Select(k => k.PersonId).Distinct()]), ct)).ToDictionary(p => p.Id, p => p.Name);
            var held = await holds.Held([.. kept.Select(k => k.PersonId).Distinct()], ct);
            audit.Saw(kept.Select(k => k.PersonId));
            return [.. kept.Select(k => new Row(k.Id, k.SiteId, k.HouseholdId == Guid.Empty ? null : k.HouseholdId, names.GetValueOrDefault(k.PersonId, "Somebody"), k.Cohort is null ? k.Title ?? What(k.Kind) : $"{k.Title}, {k.Cohort}", k.StartsAt,
                k.PregnancyId is not null, held.Contains(k.PersonId)))];
        }

        private static string What(string kind) => kind switch
        {
            nameof(PregnancyPlans.Kind.Link) => "What her midwife asked of the hub",
            nameof(PregnancyPlans.Kind.Welcome) => "The welcome of a family that is new here",
            _ => "A session",
        };
    }

    [Allows(Permissions.Book, On = nameof(SiteId))]
    internal sealed record Command(Guid SiteId, Guid StoppedId) : ICommand;

    internal sealed class Sees(Db db, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var row = new { command.SiteId, command.StoppedId, now = clock.Now(), me = user.Id };
            if (await db.Execute("UPDATE familyhubs_stopped SET seen_at = COALESCE(seen_at, @now), seen_by = COALESCE(seen_by, @me) WHERE id = @StoppedId AND site_id = @SiteId AND asked_at IS NOT NULL", row, ct) == 0)
                throw new NotFound("This");
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.Book, Unscoped = "only what was stopped at the user's own hubs is shown, and each is checked when it is marked")]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid SiteId { get; set; }
        public Guid StoppedId { get; set; }

        internal IReadOnlyList<Row> Rows { get; private set; } = [];

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(SiteId, StoppedId), ct);
            return Redirect("/familyhubs/stopped?said=settled");
        });

        protected override async Task Show(CancellationToken ct) => Rows = await send.Ask(new Query(), ct);
    }
}
