using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Organisations;

/// <summary>Whoever looks after accounts finds an organisation, by a part of its name or by its ODS code or charity number.</summary>
internal static class ListOrganisations
{
    internal const int OnAPage = 25;

    /// <param name="PageNumber">From 1.</param>
    [Allows(Permissions.ManageOrganisations, Unscoped = "the rows are limited to the organisations within the user's scopes")]
    internal sealed record Query(string? Text = null, int PageNumber = 1) : IQuery<Answer>;

    internal sealed record Answer(IReadOnlyList<Row> Rows, int Count)
    {
        public int Pages => Math.Max(1, (Count + OnAPage - 1) / OnAPage);
    }

    /// <param name="OpenCount">How many accounts are open there.</param>
    internal sealed record Row(Guid Id, string Name, OrganisationType Type, string? OdsCode, string? CharityNumber, int Teams, int OpenCount);

    internal sealed class Handler(Db db, CurrentUser user) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var scopes = user.ScopesFor(Permissions.ManageOrganisations);
            var args = new
            {
                like = Like.Part(query.Text),
                code = query.Text?.Trim().ToUpperInvariant() is { Length: <= 20 } code ? code : "",
                everywhere = scopes is null,
                scopes = scopes ?? new HashSet<Guid>(),
                skip = (Math.Clamp(query.PageNumber, 1, 100_000) - 1) * OnAPage,
                take = OnAPage,
            };
            var rows = await db.Query<Row>("""
                SELECT o.id, o.name, o.type, o.ods_code, o.charity_number,
                       (SELECT COUNT(*) FROM access_team t WHERE t.organisation_id = o.id) AS teams,
                       (SELECT COUNT(*) FROM access_account a WHERE a.organisation_id = o.id AND a.ended_at IS NULL) AS open_count
                FROM access_organisation o
                WHERE (o.folded_name LIKE @like OR o.ods_code = @code OR o.charity_number = @code) AND (@everywhere = 1 OR o.id IN @scopes)
                ORDER BY o.folded_name OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY
                """, args, ct);
            var count = await db.Find<int>("""
                SELECT COUNT(*) FROM access_organisation o
                WHERE (o.folded_name LIKE @like OR o.ods_code = @code OR o.charity_number = @code) AND (@everywhere = 1 OR o.id IN @scopes)
                """, args, ct);
            return new Answer(rows, count);
        }
    }

    [Allows(Permissions.ManageOrganisations, Unscoped = "the rows are limited to the organisations within the user's scopes")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : PageModel
    {
        public string? Text { get; set; }

        /// <summary>Not called "page": in a page's address that word is taken.</summary>
        public int Number { get; set; } = 1;

        internal Answer Answer { get; private set; } = new([], 0);

        public async Task OnGet(CancellationToken ct) => Answer = await send.Ask(new Query(Text, Number), ct);
    }
}
