using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>Which hubs are asked. Each may see the family until it is answered, and is not on its card for that: it does not work with them yet.</summary>
internal sealed class AskedSites(Db db, ISend send, IOutbox outbox, CurrentUser user, TimeProvider clock)
{
    private sealed record Row(Guid Id, Guid? HouseholdId);

    private sealed record Standing(Guid Id, DateOnly? ClosedOn, Guid? ReplacedById);

    /// <summary>From today; nothing changes where the hub is asked already. One that was asked before, and is again, is asked anew.</summary>
    internal async Task Begin(Guid subjectId, Guid? householdId, IReadOnlyList<Guid> siteIds, CancellationToken ct)
    {
        foreach (var siteId in siteIds.Distinct())
        {
            var row = new { id = clock.NewId(), subjectId, siteId, householdId, today = clock.Today() };
            if (await db.Execute("""
                UPDATE familyhubs_asked_site SET id = @id, household_id = @householdId, from_on = @today, to_on = NULL WHERE subject_id = @subjectId AND site_id = @siteId AND to_on IS NOT NULL
                """, row, ct) == 0 && await db.Execute("""
                INSERT INTO familyhubs_asked_site (id, subject_id, site_id, household_id, from_on)
                SELECT @id, @subjectId, @siteId, @householdId, @today
                WHERE NOT EXISTS (SELECT 1 FROM familyhubs_asked_site x WHERE x.subject_id = @subjectId AND x.site_id = @siteId)
                """, row, ct) == 0) continue;
            if (householdId is { } household)
                await outbox.Add(new HubInvolvementBegan(row.id, household, user.OrganisationId, siteId, "hub", clock.Today(), Shown: false), ct);
        }
    }

    /// <summary>It is answered, or not asked any more.</summary>
    internal async Task End(Guid subjectId, CancellationToken ct)
    {
        foreach (var row in await db.Query<Row>("SELECT id, household_id FROM familyhubs_asked_site WHERE subject_id = @subjectId AND to_on IS NULL", new { subjectId }, ct))
        {
            await db.Execute("UPDATE familyhubs_asked_site SET to_on = @today WHERE id = @Id", new { row.Id, today = clock.Today() }, ct);
            if (row.HouseholdId is { } household) await outbox.Add(new HubInvolvementEnded(row.Id, household, clock.Today()), ct);
        }
    }

    /// <summary>Every hub that is asked this; when it is answered, those that were.</summary>
    internal Task<IReadOnlyList<Guid>> Of(Guid subjectId, CancellationToken ct) => db.Query<Guid>("""
        SELECT a.site_id FROM familyhubs_asked_site a
        WHERE a.subject_id = @subjectId AND (a.to_on IS NULL OR NOT EXISTS (SELECT 1 FROM familyhubs_asked_site x WHERE x.subject_id = @subjectId AND x.to_on IS NULL))
        """, new { subjectId }, ct);

    /// <summary>The open sites in which the user may do this.</summary>
    internal async Task<IReadOnlyList<Guid>> Mine(string permission, CancellationToken ct)
    {
        if (!user.May(permission)) return [];
        var scopes = user.ScopesFor(permission);
        return await db.Query<Guid>("""
            SELECT id FROM familyhubs_site WHERE @everywhere = 1 OR id IN @scopes OR neighbourhood_id IN @scopes
            """, new { everywhere = scopes is null, scopes = scopes?.ToList() ?? [] }, ct);
    }

    /// <summary>This site, or the one that took its place when it closed; null where there is none that is open.</summary>
    internal async Task<Guid?> OpenNow(Guid siteId, CancellationToken ct)
    {
        var (seen, today) = (new HashSet<Guid>(), clock.Today());
        for (Guid? next = siteId; next is { } id && seen.Add(id);)
        {
            if (await db.Find<Standing>("SELECT id, closed_on, replaced_by_id FROM familyhubs_site WHERE id = @id", new { id }, ct) is not { } site) return null;
            if (site.ClosedOn is not { } closed || closed > today) return site.Id;
            next = site.ReplacedById;
        }
        return null;
    }

    /// <summary>The hub that is named; where none is, or it has closed, every hub of the family's neighbourhood; where that is not known, every hub.</summary>
    internal async Task<IReadOnlyList<Guid>> For(Guid? siteId, Guid householdId, CancellationToken ct)
    {
        if (siteId is { } named && await OpenNow(named, ct) is { } open) return [open];
        var neighbourhood = await NeighbourhoodOf(householdId, ct);
        var hubs = await db.Query<Guid>("""
            SELECT id FROM familyhubs_site
            WHERE kind = 'FamilyHub' AND neighbourhood_id = @neighbourhood AND opened_on <= @today AND (closed_on IS NULL OR closed_on > @today) ORDER BY folded_name, id
            """, new { neighbourhood, today = clock.Today() }, ct);
        return hubs.Count > 0 ? hubs : await db.Query<Guid>("""
            SELECT id FROM familyhubs_site WHERE kind = 'FamilyHub' AND opened_on <= @today AND (closed_on IS NULL OR closed_on > @today) ORDER BY folded_name, id
            """, new { today = clock.Today() }, ct);
    }

    /// <summary>A restricted family's is asked for as figures ask: no nearer than its neighbourhood.</summary>
    private async Task<Guid?> NeighbourhoodOf(Guid householdId, CancellationToken ct)
    {
        if (await send.Ask(new GetHousehold(householdId), ct) is not { } household) return null;
        if (household.NeighbourhoodId is { } known || household.Members.Count == 0) return household.NeighbourhoodId;
        var areas = await send.Ask(new GetReportArea([.. household.Members.Select(m => m.PersonId)], clock.Today()), ct);
        return areas.Select(a => a.NeighbourhoodId).FirstOrDefault(n => n is not null);
    }

    /// <summary>Whole working days from today, by the setting of the area in which these hubs lie; where they lie in several, by the one of all.</summary>
    internal async Task<DateOnly> Due(string setting, IReadOnlyList<Guid> siteIds, CancellationToken ct)
    {
        var areas = await db.Query<Guid>("SELECT DISTINCT neighbourhood_id FROM familyhubs_site WHERE id IN @siteIds AND neighbourhood_id IS NOT NULL", new { siteIds }, ct);
        return await send.Ask(new AddWorkingDays(clock.Today(), await send.Number(setting, areas is [var one] ? one : null, ct)), ct);
    }
}
