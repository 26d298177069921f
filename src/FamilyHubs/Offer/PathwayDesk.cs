using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>What is said of a pathway, as it was typed.</summary>
/// <param name="Funder">Who pays for it.</param>
/// <param name="Partners">Who works in it together.</param>
/// <param name="Priority">Which families come first.</param>
/// <param name="ActivityIds">In order; an empty line is left out.</param>
internal sealed record PathwayTerms(string? Name, string? Funder, string? Partners, string? Priority, IReadOnlyList<Guid?> ActivityIds)
{
    internal const int MostActivities = 8;

    internal IReadOnlyList<Guid> Chosen => [.. ActivityIds.OfType<Guid>()];

    internal Refusals Check() => new Refusals()
        .Text(Name, "Name", 120, "Enter a name")
        .Text(Funder, "Funder", 200)
        .Text(Partners, "Partners", 500)
        .Text(Priority, "Priority", 500)
        .If(Chosen.Count == 0, "ActivityIds[0]", "Choose at least one activity")
        .If(Chosen.Count > MostActivities, "ActivityIds[0]", "Choose at most eight activities")
        .If(Chosen.Distinct().Count() < Chosen.Count, "ActivityIds[0]", "Choose each activity once");
}

/// <summary>Reads and keeps pathways: ways through several activities that somebody funds.</summary>
internal sealed class PathwayDesk(Db db, CurrentUser user)
{
    internal sealed record Row(Guid Id, Guid SiteId, string Site, string Name, string? Funder, string? Partners, string? Priority, DateOnly? RetiredOn, int Version);

    internal sealed record Step(Guid PathwayId, Guid ActivityId, int Place, string Title);

    internal async Task<Row> Find(Guid pathwayId, CancellationToken ct) => await db.Find<Row>("""
        SELECT p.id, p.site_id, s.name AS site, p.name, p.funder, p.partners, p.priority, p.retired_on, p.version
        FROM familyhubs_pathway p JOIN familyhubs_site s ON s.id = p.site_id WHERE p.id = @pathwayId
        """, new { pathwayId }, ct) ?? throw new NotFound("The pathway");

    /// <summary>The activities of these pathways, each in its order.</summary>
    internal Task<IReadOnlyList<Step>> Steps(IReadOnlyList<Guid> pathwayIds, CancellationToken ct) => db.Query<Step>("""
        SELECT w.pathway_id, w.activity_id, w.place, a.title FROM familyhubs_pathway_activity w JOIN familyhubs_activity a ON a.id = w.activity_id
        WHERE w.pathway_id IN @ids ORDER BY w.pathway_id, w.place
        """, new { ids = pathwayIds }, ct);

    /// <summary>Refuses activities that the hub's people do not see, or that are no longer offered unless they stand in it already.</summary>
    internal async Task CheckActivities(IReadOnlyList<Guid> chosen, IReadOnlyList<Guid> standing, CancellationToken ct)
    {
        var scopes = user.ScopesFor(Permissions.ManageOffer);
        var mine = await db.Query<Guid>("SELECT id FROM familyhubs_activity WHERE id IN @chosen AND (retired_on IS NULL) AND (@everywhere = 1 OR site_id IN @scopes)",
            new { chosen, everywhere = scopes is null, scopes = HubChoices.Limits(scopes) }, ct);
        if (chosen.Except(mine).Except(standing).Any()) throw new Refused("ActivityIds[0]", "Choose activities of your own hubs that are offered");
    }

    internal async Task Keep(Guid pathwayId, IReadOnlyList<Guid> activityIds, CancellationToken ct)
    {
        await db.Execute("DELETE FROM familyhubs_pathway_activity WHERE pathway_id = @pathwayId", new { pathwayId }, ct);
        foreach (var (activityId, place) in activityIds.Select((id, i) => (id, i + 1)))
            await db.Execute("INSERT INTO familyhubs_pathway_activity (pathway_id, activity_id, place) VALUES (@pathwayId, @activityId, @place)", new { pathwayId, activityId, place }, ct);
    }
}
