using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Assignments;

/// <summary>Whoever looks after accounts sees which roles wait for a second person to approve them.</summary>
internal static class ListWaitingRoles
{
    [Allows(Permissions.ManageAccounts, Unscoped = "the rows are limited to the accounts within the user's scopes")]
    internal sealed record Query : IQuery<IReadOnlyList<WaitingRole>>;

    internal sealed class Handler(Db db, ISend send, CurrentUser user) : IQueryHandler<Query, IReadOnlyList<WaitingRole>>
    {
        public async Task<IReadOnlyList<WaitingRole>> Handle(Query query, CancellationToken ct)
        {
            var scopes = user.ScopesFor(Permissions.ManageAccounts);
            return [.. (await WaitingRole.All(db, send, null, ct)).Where(w => scopes is null || scopes.Contains(w.AccountId) || (w.OrganisationId is { } at && scopes.Contains(at)))];
        }
    }

    [Allows(Permissions.ManageAccounts, Unscoped = "the rows are limited to the accounts within the user's scopes")]
    internal sealed class Page(ISend send, CurrentUser user) : PageModel
    {
        internal IReadOnlyList<WaitingRole> Roles { get; private set; } = [];

        internal Guid? Me => user.Id;

        public async Task OnGet(CancellationToken ct) => Roles = await send.Ask(new Query(), ct);
    }
}

/// <summary>How many roles wait for this person, beside the line "Accounts" of the first page.</summary>
internal sealed class WaitingApprovals(ISend send, CurrentUser user) : IWaiting
{
    public string Path => "/access/accounts";

    public async Task<string?> Says(CancellationToken ct)
    {
        if (!user.May(Permissions.ManageAccounts)) return null;
        var mine = (await send.Ask(new ListWaitingRoles.Query(), ct)).Count(w => w.AskedBy != user.Id && w.AccountId != user.Id);
        return mine == 0 ? null : mine == 1 ? "1 role waits for your approval." : $"{mine} roles wait for your approval.";
    }
}
