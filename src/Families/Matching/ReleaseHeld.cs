using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Households;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Matching;

/// <summary>Data quality sees every family that is held apart, and releases those that are plainly somebody else without comparing them.</summary>
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

    internal sealed class Handler(Db db, HeldDesk desk, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await desk.Release(command.HouseholdId, ct);
            await db.Execute("""
                UPDATE families_pair SET decision = 'NotSame', decided_at = @now, decided_by = @me, version = version + 1
                WHERE held_household_id = @HouseholdId AND decided_at IS NULL
                """, new { command.HouseholdId, now = clock.Now(), me = user.Id }, ct);
            return default;
        }
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
