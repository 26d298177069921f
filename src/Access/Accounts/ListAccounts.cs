using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Accounts;

/// <summary>Whoever looks after accounts finds one, by a part of the name, email address or organisation.</summary>
internal static class ListAccounts
{
    internal const int OnAPage = 25;

    /// <param name="PageNumber">From 1.</param>
    [Allows(Permissions.ViewAccounts, Unscoped = "the rows are limited to the accounts within the user's scopes")]
    internal sealed record Query(string? Text = null, int PageNumber = 1) : IQuery<Answer>;

    internal sealed record Answer(IReadOnlyList<Row> Rows, int Count)
    {
        public int Pages => Math.Max(1, (Count + OnAPage - 1) / OnAPage);
    }

    /// <param name="Roles">Those that hold today, by name.</param>
    internal sealed record Row(Guid Id, string Name, string Email, string? Organisation, bool Ended, IReadOnlyList<string> Roles);

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var scopes = user.ScopesFor(Permissions.ViewAccounts);
            var args = new
            {
                like = Like.Part(query.Text),
                email = string.IsNullOrWhiteSpace(query.Text) ? null : EmailAddress.Folded(query.Text),
                everywhere = scopes is null,
                scopes = scopes ?? new HashSet<Guid>(),
                skip = (Math.Clamp(query.PageNumber, 1, 100_000) - 1) * OnAPage,
                take = OnAPage,
            };
            var accounts = await db.Query<Found>("""
                SELECT a.id, a.name, a.email, o.name AS organisation, a.ended_at
                FROM access_account a LEFT JOIN access_organisation o ON o.id = a.organisation_id
                WHERE (a.folded_name LIKE @like OR o.folded_name LIKE @like OR a.folded_email = @email)
                  AND (@everywhere = 1 OR a.id IN @scopes OR a.organisation_id IN @scopes)
                ORDER BY a.folded_name, a.id OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY
                """, args, ct);
            var count = await db.Find<int>("""
                SELECT COUNT(*)
                FROM access_account a LEFT JOIN access_organisation o ON o.id = a.organisation_id
                WHERE (a.folded_name LIKE @like OR o.folded_name LIKE @like OR a.folded_email = @email)
                  AND (@everywhere = 1 OR a.id IN @scopes OR a.organisation_id IN @scopes)
                """, args, ct);
            var roles = (await db.Query<Held>("""
                SELECT account_id, role FROM access_assignment
                WHERE account_id IN @ids AND ended_at IS NULL AND from_on <= @today AND (to_on IS NULL OR to_on >= @today)
                """, new { ids = accounts.Select(a => a.Id).ToList(), today = clock.Today() }, ct)).ToLookup(h => h.AccountId, h => Says.Role(h.Role));
            return new Answer(
                [.. accounts.Select(a => new Row(a.Id, a.Name, a.Email, a.Organisation, a.EndedAt is not null, [.. roles[a.Id].Distinct().Order(StringComparer.Ordinal)]))],
                count);
        }
    }

    private sealed record Found(Guid Id, string Name, string Email, string? Organisation, DateTimeOffset? EndedAt);

    private sealed record Held(Guid AccountId, string Role);

    [Allows(Permissions.ViewAccounts, Unscoped = "the rows are limited to the accounts within the user's scopes")]
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
