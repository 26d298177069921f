using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Programmes;

/// <summary>The open programmes in which the user may do something.</summary>
internal sealed class OwnProgrammes(Db db, CurrentUser user)
{
    private sealed record Row(Guid Id, string Title);

    internal async Task<IReadOnlyList<SelectListItem>> Choices(string permission, CancellationToken ct)
    {
        var scopes = user.ScopesFor(permission);
        var rows = await db.Query<Row>("SELECT id, title FROM peersupport_programme WHERE closed_on IS NULL ORDER BY title, id", ct: ct);
        return [.. rows.Where(r => scopes is null || scopes.Contains(r.Id)).Select(r => new SelectListItem(r.Title, r.Id.ToString()))];
    }
}
