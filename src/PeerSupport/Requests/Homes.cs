using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Programmes;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>Which programme looks after somebody, by where they live today.</summary>
internal sealed class Homes(Db db, ISend send, ProgrammeOf programmes, TimeProvider clock)
{
    /// <param name="LocalityId">For figures: null for a restricted person, and where it is not known.</param>
    internal sealed record Home(Guid ProgrammeId, Guid? LocalityId, Guid? NeighbourhoodId);

    /// <summary>Null where there is no programme at all.</summary>
    internal async Task<Home?> Of(Guid personId, Guid? householdId, CancellationToken ct)
    {
        var area = (await send.Ask(new GetReportArea([personId], clock.Today()), ct)).SingleOrDefault();
        // A figure never says where somebody restricted lives; their programme still is that of their home.
        var neighbourhood = area?.NeighbourhoodId ?? (householdId is { } home ? (await send.Ask(new GetHousehold(home), ct))?.NeighbourhoodId : null);
        return await Programme(neighbourhood, ct) is { } programme ? new(programme, area?.LocalityId, area?.NeighbourhoodId) : null;
    }

    /// <summary>That of the place, else the one for every place, else whichever was opened first: somebody answers.</summary>
    internal async Task<Guid?> Programme(Guid? neighbourhoodId, CancellationToken ct) => (await programmes.Area(neighbourhoodId, ct))?.Id
        ?? (await db.Query<Guid>("SELECT id FROM peersupport_programme WHERE closed_on IS NULL ORDER BY opened_on, id", null, ct)).Select(id => (Guid?)id).FirstOrDefault();
}
