using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A hub manager reads which families did not arrive, came late to an answer or were passed on, and puts each right (R1-14).</summary>
internal static class ListReferralLog
{
    [Allows(Permissions.ReadReferralLog, Unscoped = "the rows are limited to the user's own hubs, and what reached no hub")]
    internal sealed record Query : IQuery<Answer>;

    /// <param name="Sent">How many were sent to these hubs in twelve months: a count of requests, exact.</param>
    internal sealed record Answer(int Sent, IReadOnlyList<Row> Open, IReadOnlyList<Row> Done);

    /// <param name="GpReferralId">Null where it reached no hub.</param>
    internal sealed record Row(
        Guid Id, Guid? GpReferralId, string Reference, string From, string? Hub, SendOutcome Outcome, string Why, DateOnly On, DateOnly? RetriedOn, DateOnly? ResolvedOn, string? ResolvedBy);

    private sealed record Kept(
        Guid Id, Guid? GpReferralId, string Reference, Guid? FromOrganisationId, string? Hub, SendOutcome Outcome, string? ReasonCode, DateTimeOffset At, DateTimeOffset? RetriedAt, DateTimeOffset? ResolvedAt,
        Guid? ResolvedBy);

    internal sealed class Handler(Db db, ISend send, AskedSites sites, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var mine = await sites.Mine(Permissions.ReadReferralLog, ct);
            var rows = await db.Query<Kept>("""
                SELECT l.id, l.gp_referral_id, l.reference, l.from_organisation_id, s.name AS hub, l.outcome, l.reason_code, l.at, l.retried_at, l.resolved_at, l.resolved_by
                FROM familyhubs_referral_log l LEFT JOIN familyhubs_site s ON s.id = l.to_site_id
                WHERE l.outcome <> 'Sent' AND (l.to_site_id IS NULL OR l.to_site_id IN @mine) AND (l.resolved_at IS NULL OR l.resolved_at > @since)
                ORDER BY l.at DESC, l.id OFFSET 0 ROWS FETCH NEXT 300 ROWS ONLY
                """, new { mine, since = clock.Now().AddDays(-90) }, ct);
            var sent = await db.Find<int>("SELECT COUNT(*) FROM familyhubs_gp_referral WHERE site_id IN @mine AND received_at > @from", new { mine, from = clock.Now().AddYears(-1) }, ct);
            List<Guid> ids = [.. rows.Select(r => r.FromOrganisationId).OfType<Guid>().Distinct()];
            var organisations = ids.Count == 0 ? [] : (await send.Ask(new GetOrganisations(ids), ct)).ToDictionary(o => o.Id, o => o.Name);
            var names = await send.Names(rows.Select(r => r.ResolvedBy), ct);
            List<Row> all =
            [
                .. rows.Select(r => new Row(r.Id, r.GpReferralId, r.Reference, r.FromOrganisationId is { } from && organisations.TryGetValue(from, out var name) ? name : "Not known", r.Hub, r.Outcome,
                    ReferralLog.Why(r.ReasonCode), r.At.LondonDay(), r.RetriedAt?.LondonDay(), r.ResolvedAt?.LondonDay(), r.ResolvedBy is null ? null : names(r.ResolvedBy))),
            ];
            return new(sent, [.. all.Where(r => r.ResolvedOn is null)], [.. all.Where(r => r.ResolvedOn is not null)]);
        }
    }

    [Allows(Permissions.ReadReferralLog, Unscoped = "the rows are limited to the user's own hubs, and what reached no hub")]
    internal sealed class Page(ISend send) : PageModel
    {
        internal Answer Shown { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct) => Shown = await send.Ask(new Query(), ct);
    }
}
