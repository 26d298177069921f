using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Rights;

/// <summary>The information-governance lead sees what waits, and finds the person whose rights they look after: by NHS number, or full name and date of birth.</summary>
internal static class FindForRights
{
    private const string Why = "the rights of a person are looked after for everybody by the information-governance lead";

    [Allows(Permissions.GatherRights, Unscoped = Why)]
    internal sealed record Query(string? NhsNumber, string? FirstName, string? FamilyName, DateOnly? Born) : IQuery<IReadOnlyList<Row>>;

    /// <param name="Name">Whole, also of a restricted person: the place is not shown.</param>
    internal sealed record Row(Guid PersonId, string Name, DateOnly? Born, bool Restricted, bool Held);

    [Allows(Permissions.GatherRights, Unscoped = Why)]
    internal sealed record Open : IQuery<IReadOnlyList<Request>>;

    internal sealed record Request(Guid Id, string Name, DateOnly AskedOn, DateOnly DueOn, string State);

    internal sealed class Handler(Db db, Audit audit) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var number = NhsNumber.Read(query.NhsNumber);
            new Refusals()
                .If(!string.IsNullOrWhiteSpace(query.NhsNumber) && number is null, nameof(query.NhsNumber), "Check the NHS number: it has 10 digits, like 999 000 0018")
                .If(number is null && (string.IsNullOrWhiteSpace(query.FirstName) || query.Born is null), nameof(query.FirstName), "Enter an NHS number, or the full name and the date of birth")
                .Throw();
            var rows = await db.Query<Found>("""
                SELECT p.id, p.first_name, p.family_name, p.date_of_birth, p.sensitivity, (SELECT COUNT(*) FROM families_legal_hold l WHERE l.person_id = p.id AND l.lifted_on IS NULL) AS holds
                FROM families_person p
                WHERE (@number IS NOT NULL AND p.nhs_number = @number)
                  OR (@number IS NULL AND p.date_of_birth = @Born AND p.first_name_folded = @first AND p.family_name_folded = @family)
                ORDER BY p.id OFFSET 0 ROWS FETCH NEXT 20 ROWS ONLY
                """, new { number, query.Born, first = Folded.Text(query.FirstName), family = Folded.Text(query.FamilyName) }, ct);
            audit.Saw(rows.Select(r => r.Id));
            return [.. rows.Select(r => new Row(r.Id, $"{r.FirstName} {r.FamilyName}".Trim(), r.DateOfBirth, r.Sensitivity == Sensitivity.Restricted, r.Holds > 0))];
        }

        private sealed record Found(Guid Id, string FirstName, string? FamilyName, DateOnly? DateOfBirth, Sensitivity Sensitivity, int Holds);
    }

    internal sealed class OpenReader(Db db, Audit audit) : IQueryHandler<Open, IReadOnlyList<Request>>
    {
        public async Task<IReadOnlyList<Request>> Handle(Open query, CancellationToken ct)
        {
            var rows = await db.Query<Kept>("""
                SELECT r.id, r.person_id, p.first_name, p.family_name, r.asked_on, r.due_on, r.state
                FROM families_access_request r JOIN families_person p ON p.id = r.person_id
                ORDER BY CASE WHEN r.state = 'Draft' THEN 0 ELSE 1 END, r.due_on, r.id OFFSET 0 ROWS FETCH NEXT 100 ROWS ONLY
                """, ct: ct);
            audit.Saw(rows.Select(r => r.PersonId));
            return [.. rows.Select(r => new Request(r.Id, $"{r.FirstName} {r.FamilyName}".Trim(), r.AskedOn, r.DueOn, r.State))];
        }

        private sealed record Kept(Guid Id, Guid PersonId, string FirstName, string? FamilyName, DateOnly AskedOn, DateOnly DueOn, string State);
    }

    /// <summary>The words are posted, so that no name stands in an address or a log.</summary>
    [Allows(Permissions.GatherRights, Unscoped = Why)]
    [BindProperties]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public string? NhsNumber { get; set; }
        public string? FirstName { get; set; }
        public string? FamilyName { get; set; }
        public DateOnly? Born { get; set; }

        public IReadOnlyList<Row>? Found { get; private set; }

        public IReadOnlyList<Request> Requests { get; private set; } = [];

        public DateOnly Today { get; } = clock.Today();

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            Found = await send.Ask(new Query(NhsNumber, FirstName, FamilyName, Born), ct);
            await Show(ct);
            return Page();
        });

        protected override async Task Show(CancellationToken ct) => Requests = await send.Ask(new Open(), ct);
    }
}
