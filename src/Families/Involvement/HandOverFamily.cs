using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Involvement;

/// <summary>A manager or coordinator sees the families that nobody works with since a worker left, and gives each to somebody.</summary>
internal static class HandOverFamily
{
    private const int Most = 50;

    [Allows(Permissions.HandOver, Unscoped = "a list: limited to the families within the user's own scopes")]
    internal sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <param name="Family">Masked for the viewer.</param>
    internal sealed record Row(Guid HouseholdId, string Family, DateOnly Since);

    [Allows(Permissions.HandOver, On = nameof(HouseholdId))]
    internal sealed record Command(Guid Id, Guid HouseholdId, Guid? WorkerId) : ICommand<Guid>;

    internal sealed class Reader(Db db, Sight sight, CurrentUser user, Audit audit, TimeProvider clock) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var scopes = user.ScopesFor(Permissions.HandOver);
            var rows = await db.Query<Left>("""
                SELECT h.id, MAX(e.to_on) AS since
                FROM families_involvement e JOIN families_household h ON h.id = e.household_id
                WHERE e.ended_code = 'AccountEnded'
                  AND NOT EXISTS (SELECT 1 FROM families_involvement i WHERE i.household_id = h.id AND i.kind NOT IN (@Invited, @HandOver) AND i.from_on <= @today
                    AND (i.to_on IS NULL OR i.to_on > @today))
                  AND (@everywhere = 1 OR h.neighbourhood_id IN @scopes OR EXISTS (
                    SELECT 1 FROM families_involvement m WHERE m.household_id = h.id AND m.kind = @HandOver AND m.user_id = @me AND m.from_on <= @today AND (m.to_on IS NULL OR m.to_on > @today)))
                GROUP BY h.id
                ORDER BY MAX(e.to_on), h.id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
                """, new
            {
                Involvements.Invited,
                Involvements.HandOver,
                today = clock.Today(),
                everywhere = scopes is null,
                scopes = (IReadOnlyList<Guid>)[.. scopes ?? new HashSet<Guid>()],
                me = user.Id,
                Most,
            }, ct);
            var families = (await sight.Families([.. rows.Select(r => r.Id)], ct)).ToDictionary(f => f.Id);
            audit.Saw(families.Values.SelectMany(f => f.Members.Select(m => m.PersonId)));
            return [.. rows.Select(r => new Row(r.Id, families[r.Id].Name, r.Since))];
        }

        private sealed record Left(Guid Id, DateOnly Since);
    }

    internal sealed class Handler(Db db, ISend send, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var worker = command.WorkerId is { } id ? (await send.Ask(new GetStaff([id]), ct)).SingleOrDefault(w => !w.Ended) : null;
            new Refusals().If(worker is null, nameof(command.WorkerId), "Choose a worker who is still here").Throw();
            var today = clock.Today();
            await db.Execute("""
                UPDATE families_involvement SET to_on = @today, ended_code = 'HandedOver' WHERE household_id = @HouseholdId AND kind = @HandOver AND (to_on IS NULL OR to_on > @today)
                """, new { command.HouseholdId, today, Involvements.HandOver }, ct);
            await db.Execute("""
                INSERT INTO families_involvement (id, household_id, organisation_id, user_id, kind, shown, from_on)
                VALUES (@Id, @HouseholdId, @OrganisationId, @workerId, @Works, 1, @today)
                """, new { command.Id, command.HouseholdId, worker!.OrganisationId, workerId = worker.Id, Involvements.Works, today }, ct);
            return command.Id;
        }
    }

    [Allows(Permissions.HandOver, Unscoped = "a list: limited to the families within the user's own scopes")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid? HouseholdId { get; set; }
        public Guid? WorkerId { get; set; }
        public string? Find { get; set; }

        public IReadOnlyList<Row> Rows { get; private set; } = [];

        public IReadOnlyList<GetStaff.Worker> Workers { get; private set; } = [];

        public Task OnGet(CancellationToken ct)
        {
            Id = clock.NewId();
            return Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            if (HouseholdId is not { } household) throw new Refused(nameof(HouseholdId), "Choose the family");
            await send.Send(new Command(Id, household, WorkerId), ct);
            return Redirect("/families/unattended");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Rows = await send.Ask(new Query(), ct);
            Workers = Rows.Count == 0 ? [] : await send.Ask(new FindStaff(Find), ct);
        }
    }
}
