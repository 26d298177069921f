using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Imports;

/// <summary>Data quality gives a file of households, to be looked at before anything is kept, and sees what was given before.</summary>
internal static class GiveImport
{
    private const int Most = 50;

    [Allows(Permissions.Import, Unscoped = "imports are data quality's, who work for everybody")]
    internal sealed record Query : IQuery<IReadOnlyList<Row>>;

    internal sealed record Row(Guid Id, string Source, ImportState State, DateTimeOffset GivenAt, int Households, int LineCount);

    internal sealed class Handler(Db db) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct) => db.Query<Row>("""
            SELECT id, source, state, given_at, households, line_count FROM families_import ORDER BY given_at DESC, id DESC OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
            """, new { Most }, ct);
    }

    [Allows(Permissions.Import, Unscoped = "imports are data quality's, who work for everybody")]
    [BindProperties]
    [RequestSizeLimit(HouseholdFile.MostBytes * 2)]
    internal sealed class Page(ISend send, ImportWork work, CurrentUser user, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public string? Source { get; set; }
        public Guid? TeamOrSiteId { get; set; }
        public IFormFile? Csv { get; set; }

        public IReadOnlyList<Row> Rows { get; private set; } = [];

        public IReadOnlyList<SelectListItem> Teams { get; private set; } = [];

        public Task OnGet(CancellationToken ct)
        {
            Id = clock.NewId();
            return Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            if (Id == Guid.Empty) throw new Refused("", "Open this page again, then give the file");
            if (TeamOrSiteId is { } team && (await send.Ask(new GatherScopes([team]), ct)).All(s => s.Id != team)) throw new Refused(nameof(TeamOrSiteId), "Choose a team from the list");
            await using var stream = Csv?.OpenReadStream();
            await work.Give(Id, Source, user.OrganisationId, TeamOrSiteId, stream, ct);
            return Redirect($"/families/imports/{Id}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Rows = await send.Ask(new Query(), ct);
            Teams = [.. (await send.Ask(new GatherScopes(), ct)).Where(s => s.Kind is ScopeKind.Mdt or ScopeKind.Site).Select(s => new SelectListItem(s.Name, s.Id.ToString()))];
        }
    }
}
