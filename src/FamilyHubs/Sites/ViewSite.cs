using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sites;

/// <summary>Whoever works with families sees one place with its history: who runs it and ran it, who pays until when, who else works there, its rooms, and what was seen of it.</summary>
internal static class ViewSite
{
    [Allows(Permissions.ViewSites, Unscoped = "where a hub is, who runs it and what is there is no secret; what is spent is for who manages it")]
    internal sealed record Query(Guid SiteId) : IQuery<Answer>;

    /// <param name="Neighbourhoods">That it serves today, by the areas.</param>
    /// <param name="MayManage">Whether the viewer manages it; else nothing is said of what is spent.</param>
    internal sealed record Answer(
        SiteRow Site, string? ReplacedBy, IReadOnlyList<string> Neighbourhoods, IReadOnlyList<Check> Checks, IReadOnlyList<Provider> Providers, IReadOnlyList<Funding> Strands, IReadOnlyList<Team> Teams,
        IReadOnlyList<Room> Rooms, IReadOnlyList<SessionsAhead.Row> Ahead, IReadOnlyList<Step> Steps, bool MayManage);

    internal sealed record Check(string ReportedBy, SiteStatus ReportedStatus, DateOnly ObservedOn, SiteStatus ObservedStatus, string? Difference);

    internal sealed record Provider(Guid Id, Guid OrganisationId, string Contract, DateOnly FromOn, DateOnly? ToOn, string? EndedWhy, string Organisation = "");

    internal sealed record Funding(Guid Id, string Strand, DateOnly FromOn, DateOnly? ToOn, string? AgeFocus, decimal? Spend);

    internal sealed record Team(Guid Id, Guid OrganisationId, string Name, string Days, DateOnly FromOn, DateOnly? ToOn, string Organisation = "");

    internal sealed record Room(Guid Id, string Name, int? Capacity, bool? StepFree, DateOnly? RetiredOn);

    internal sealed record Step(DateTimeOffset At, string What, string? Reason, string By);

    internal sealed class Handler(Db db, ISend send, Guard guard, History history, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        private sealed record ProviderRow(Guid Id, Guid OrganisationId, string Contract, DateOnly FromOn, DateOnly? ToOn, string? EndedWhy);

        private sealed record TeamRow(Guid Id, Guid OrganisationId, string Team, string Days, DateOnly FromOn, DateOnly? ToOn);

        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var site = await SiteRow.Find(db, query.SiteId, ct);
            var manages = await guard.Reaches(Permissions.ManageSites, nameof(query.SiteId), query.SiteId, ct);
            var providers = await db.Query<ProviderRow>("""
                SELECT id, organisation_id, contract, from_on, to_on, ended_why FROM familyhubs_site_provider WHERE site_id = @SiteId ORDER BY from_on DESC, id
                """, query, ct);
            var teams = await db.Query<TeamRow>("""
                SELECT id, organisation_id, team, days, from_on, to_on FROM familyhubs_site_team WHERE site_id = @SiteId ORDER BY from_on DESC, id
                """, query, ct);
            var strands = await db.Query<Funding>("""
                SELECT id, strand, from_on, to_on, age_focus, spend FROM familyhubs_site_funding WHERE site_id = @SiteId ORDER BY from_on DESC, id
                """, query, ct);
            var organisations = await Organisations([.. providers.Select(p => p.OrganisationId), .. teams.Select(t => t.OrganisationId)], ct);
            var steps = await history.Of(query.SiteId, ct);
            var staff = await send.Names(steps.Select(s => s.ByUser), ct);
            return new(
                site, site.ReplacedById is { } next ? (await SiteRow.Find(db, next, ct)).Name : null, await Neighbourhoods(site, ct),
                await db.Query<Check>("""
                    SELECT reported_by, reported_status, observed_on, observed_status, difference FROM familyhubs_site_check WHERE site_id = @SiteId ORDER BY observed_on DESC, id DESC
                    """, query, ct),
                [.. providers.Select(p => new Provider(p.Id, p.OrganisationId, p.Contract, p.FromOn, p.ToOn, p.EndedWhy, organisations(p.OrganisationId)))],
                manages ? strands : [.. strands.Select(s => s with { Spend = null })],
                [.. teams.Select(t => new Team(t.Id, t.OrganisationId, t.Team, t.Days, t.FromOn, t.ToOn, organisations(t.OrganisationId)))],
                await db.Query<Room>("SELECT id, name, capacity, step_free, retired_on FROM familyhubs_room WHERE site_id = @SiteId ORDER BY CASE WHEN retired_on IS NULL THEN 0 ELSE 1 END, name, id", query, ct),
                await SessionsAhead.OfSite(db, query.SiteId, clock.Today(), ct),
                [.. steps.Select(s => new Step(s.At, s.ToStatus, s.Reason, staff(s.ByUser)))], manages);
        }

        private async Task<Func<Guid, string>> Organisations(IReadOnlyList<Guid> ids, CancellationToken ct)
        {
            var names = ids.Count == 0 ? [] : (await send.Ask(new GetOrganisations([.. ids.Distinct()]), ct)).ToDictionary(o => o.Id, o => o.Name);
            return id => names.GetValueOrDefault(id, "An organisation that is not listed any more");
        }

        /// <summary>Those that the areas link to it, and the one where it stands.</summary>
        private async Task<IReadOnlyList<string>> Neighbourhoods(SiteRow site, CancellationToken ct)
        {
            var linked = await send.Ask(new GetNeighbourhoodsOfHub([site.Id], clock.Today()), ct);
            Guid[] ids = [.. linked.Select(l => l.NeighbourhoodId).Concat(site.NeighbourhoodId is { } own ? [own] : Array.Empty<Guid>()).Distinct()];
            return ids.Length == 0 ? [] : [.. (await send.Ask(new GetNeighbourhoods(ids), ct)).Select(n => n.Name)];
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ViewSites, Unscoped = "where a hub is, who runs it and what is there is no secret; what is spent is for who manages it")]
    internal sealed class Page(ISend send, TimeProvider clock) : PageModel
    {
        public Guid SiteId { get; set; }

        internal Answer Found { get; private set; } = null!;

        internal DateOnly Today => clock.Today();

        public async Task OnGet(CancellationToken ct) => Found = await send.Ask(new Query(SiteId), ct);
    }
}
