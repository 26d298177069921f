using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>Data quality looks at families that may be known already, and releases those that are somebody else.</summary>
internal static class ReleaseHeld
{
    private const int Most = 50;

    [Allows(Permissions.ResolveHeld, Unscoped = "what waits for data quality, which works for everybody")]
    internal sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <param name="People">First names alone: the family is restricted until it is released.</param>
    internal sealed record Row(Guid HouseholdId, DateTimeOffset RegisteredAt, string People);

    [Allows(Permissions.ResolveHeld, On = nameof(HouseholdId))]
    internal sealed record Command(Guid HouseholdId) : ICommand;

    internal sealed class Reader(Db db, Sight sight, Audit audit) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var held = await db.Query<Held>("""
                SELECT id, registered_at FROM families_household WHERE state = 'Held' ORDER BY registered_at, id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
                """, new { Most }, ct);
            var families = (await sight.Families([.. held.Select(h => h.Id)], ct)).ToDictionary(f => f.Id);
            audit.Saw(families.Values.SelectMany(f => f.Members.Select(m => m.PersonId)));
            return [.. held.Select(h => new Row(h.Id, h.RegisteredAt, string.Join(", ", families[h.Id].Members.Select(m => m.Name(families[h.Id].Masking)))))];
        }

        private sealed record Held(Guid Id, DateTimeOffset RegisteredAt);
    }

    internal sealed class Handler(Db db, IOutbox outbox) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (await db.Execute("UPDATE families_household SET state = 'Registered', version = version + 1 WHERE id = @HouseholdId AND state = 'Held'", new { command.HouseholdId }, ct) == 0)
                throw new Conflict("Somebody else has decided on this family already.");
            var people = await db.Query<Guid>("SELECT person_id FROM families_member WHERE household_id = @HouseholdId AND to_on IS NULL", new { command.HouseholdId }, ct);
            await db.Execute("UPDATE families_person SET sensitivity = @normal, version = version + 1 WHERE id IN @people AND restricted_by_hand = 0", new { people, normal = Sensitivity.Normal }, ct);
            var from = await db.Find<From>("SELECT organisation_id, source FROM families_household WHERE id = @HouseholdId", new { command.HouseholdId }, ct);
            await outbox.Add(new FamilyRegistered(command.HouseholdId, people, from!.OrganisationId, from.Source), ct);
            return default;
        }

        private sealed record From(Guid? OrganisationId, string Source);
    }

    [Allows(Permissions.ResolveHeld, Unscoped = "what waits for data quality, which works for everybody")]
    [BindProperties]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid HouseholdId { get; set; }

        public IReadOnlyList<Row> Rows { get; private set; } = [];

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(HouseholdId), ct);
            return Redirect("/families/held");
        });

        protected override async Task Show(CancellationToken ct) => Rows = await send.Ask(new Query(), ct);
    }
}
