using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Accounts;

/// <summary>Organisations and their teams, for the pages that choose one.</summary>
internal sealed class PlacesOfWork(Db db)
{
    internal async Task<(IReadOnlyList<SelectListItem> Organisations, IReadOnlyList<SelectListItem> Teams)> Choices(CancellationToken ct)
    {
        var organisations = await db.Query<Place>("SELECT id, name AS said FROM access_organisation ORDER BY folded_name", ct: ct);
        var teams = await db.Query<Place>("""
            SELECT t.id, CONCAT(o.name, ': ', t.name) AS said FROM access_team t JOIN access_organisation o ON o.id = t.organisation_id ORDER BY o.folded_name, t.name
            """, ct: ct);
        return ([.. organisations.Select(Item)], [.. teams.Select(Item)]);

        static SelectListItem Item(Place place) => new(place.Said, place.Id.ToString());
    }

    private sealed record Place(Guid Id, string Said);
}
