using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Concerns;

/// <summary>
/// A concern lies with whoever raised it, whoever was told of it or took it on, and the safeguarding leads of the teams that work with the household.
/// Where no case meeting does, or the household is not known, it is every safeguarding lead's: a concern that nobody sees is worse than one that two see.
/// Whoever declared a conflict of interest with the family does not reach it, but for what they raised, were told of or took on and must pass on.
/// </summary>
internal sealed class ConcernScope(Db db, Aliases aliases, CurrentUser user, TimeProvider clock) : IScope
{
    public string Property => "ConcernId";

    public async Task<Reach> Of(Guid id, CancellationToken ct)
    {
        var rows = await db.Query<Row>("""
            SELECT c.household_id, c.raised_by, c.lead_id, i.team_or_site_id, i.kind
            FROM families_concern c
            LEFT JOIN families_involvement i ON i.household_id = c.household_id AND i.team_or_site_id IS NOT NULL
              AND i.from_on <= @today AND (i.to_on IS NULL OR i.to_on > @today)
            WHERE c.id = @id
            """, new { id, today = clock.Today() }, ct);
        if (rows.Count == 0) return Reach.Nothing;
        var within = rows.SelectMany(r => new[] { r.RaisedBy, r.LeadId, r.TeamOrSiteId }).OfType<Guid>().ToHashSet();
        var told = await db.Query<Guid>("SELECT user_id FROM families_concern_told WHERE concern_id = @id", new { id }, ct);
        within.UnionWith(told);
        var barred = rows[0].HouseholdId is not { } household ? []
            : await db.Query<Guid>("SELECT user_id FROM families_barred WHERE household_id IN @ids", new { ids = await aliases.AllOf(household, ct) }, ct);
        if (!rows.Any(r => r.Kind is "case" or "referral" or "lead")) within.UnionWith(user.ScopesFor(Permissions.ManageConcerns) ?? new HashSet<Guid>());
        return Reach.Of(within, barred.Where(b => b != rows[0].RaisedBy && b != rows[0].LeadId && !told.Contains(b)));
    }

    private sealed record Row(Guid? HouseholdId, Guid? RaisedBy, Guid? LeadId, Guid? TeamOrSiteId, string? Kind);
}
