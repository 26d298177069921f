using Neighbourhood.Families.Involvement;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Concerns;

/// <summary>A lead who takes a concern on works with the families that it is about, until it is closed or handed over: otherwise they could not read whom it concerns.</summary>
internal sealed class TakenOn(Db db, Aliases aliases, Involvements involvements, CurrentUser user, TimeProvider clock)
{
    private const string Kind = "safeguarding";

    /// <summary>Not shown on the card: that there is a concern is not for everybody who opens it.</summary>
    internal async Task Begin(Guid concernId, Guid? leadId, CancellationToken ct)
    {
        foreach (var household in await About(concernId, ct))
            await involvements.Begin(household, leadId == user.Id ? user.OrganisationId : null, null, leadId, ct, Kind, shown: false);
    }

    /// <summary>Ends it for the lead who had it, but for families about whom they have another open concern.</summary>
    internal async Task End(Guid concernId, Guid? leadId, CancellationToken ct)
    {
        foreach (var household in await About(concernId, ct))
            await db.Execute("""
                UPDATE families_involvement SET to_on = @today
                WHERE household_id IN @homes AND kind = @Kind AND to_on IS NULL AND user_id = @leadId
                  AND NOT EXISTS (SELECT 1 FROM families_concern o WHERE o.household_id IN @homes AND o.lead_id = @leadId AND o.state <> 'Closed')
                """, new { homes = await aliases.AllOf(household, ct), Kind, leadId, today = clock.Today() }, ct);
    }

    /// <summary>The families as they stand today: the kept one of those that were joined, and where the people live under any of their ids.</summary>
    private async Task<IReadOnlyList<Guid>> About(Guid concernId, CancellationToken ct)
    {
        var named = await db.Query<Guid>("SELECT person_id FROM families_concern_person WHERE concern_id = @concernId", new { concernId }, ct);
        var households = await db.Query<Guid>("""
            SELECT household_id FROM families_concern WHERE id = @concernId AND household_id IN (SELECT h.id FROM families_household h)
            UNION
            SELECT household_id FROM families_member WHERE person_id IN @people AND from_on <= @today AND (to_on IS NULL OR to_on > @today)
            """, new { concernId, people = (await aliases.Of(named, ct)).Everyone(named), today = clock.Today() }, ct);
        var joined = await aliases.Of(households, ct);
        return [.. households.Select(joined.Kept).Distinct()];
    }
}
