using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Teams;

namespace Neighbourhood.Mdt.Referrals;

/// <summary>Another team that works where the family lives and takes referrals: where a declined one can go.</summary>
internal sealed record OtherTeam(Guid Id, string Name);

/// <summary>Finds them; none where the household is not this user's to see any more.</summary>
internal sealed class OtherTeams(Db db, ISend send)
{
    internal async Task<IReadOnlyList<OtherTeam>> Of(Guid householdId, Guid? notMdtId, CancellationToken ct) =>
        await send.Ask(new GetHousehold(householdId), ct) is { Masking: not Masking.Hidden, NeighbourhoodId: { } area }
            ? await db.Query<OtherTeam>("""
                SELECT t.id, t.name FROM mdt_team t JOIN mdt_team_neighbourhood n ON n.mdt_id = t.id
                WHERE n.neighbourhood_id = @area AND t.kind IN @kinds AND (@notMdtId IS NULL OR t.id <> @notMdtId) ORDER BY t.name, t.id
                """, new { area, kinds = MdtKinds.WithCases, notMdtId }, ct)
            : [];
}
