using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Access.Contracts;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A hub manager sees who sends families to their hubs: by practice, in twelve months.</summary>
internal static class ListPractices
{
    [Allows(Permissions.ByPractice, Unscoped = "only what was sent to the user's own hubs is counted")]
    internal sealed record Query : IQuery<Answer>;

    internal sealed record Answer(DateOnly From, DateOnly To, IReadOnlyList<Row> Rows);

    internal sealed record Row(string Practice, string? OdsCode, int Referrals, int Children);

    private sealed record Kept(Guid Id, Guid SenderOrganisationId, DateTimeOffset ReceivedAt, Guid? PersonId, bool IsChild);

    internal sealed class Handler(Db db, ISend send, AskedSites sites, Aliases aliases, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var (today, mine) = (clock.Today(), await sites.Mine(Permissions.ByPractice, ct));
            var rows = await db.Query<Kept>("""
                SELECT r.id, r.sender_organisation_id, r.received_at, p.person_id, COALESCE(p.is_child, 0) AS is_child
                FROM familyhubs_gp_referral r LEFT JOIN familyhubs_gp_referral_person p ON p.gp_referral_id = r.id
                WHERE r.site_id IN @mine AND r.received_at >= @from AND r.state <> 'Withdrawn'
                """, new { mine, from = PracticeFigures.From(today).AtLondon(TimeOnly.MinValue) }, ct);
            var kept = await aliases.KeptOf([.. rows.Select(s => s.PersonId).OfType<Guid>().Distinct()], ct);
            List<Guid> ids = [.. rows.Select(r => r.SenderOrganisationId).Distinct()];
            var organisations = ids.Count == 0 ? [] : (await send.Ask(new GetOrganisations(ids), ct)).ToDictionary(o => o.Id);
            return new(PracticeFigures.From(today), today,
            [
                .. rows.GroupBy(r => r.SenderOrganisationId)
                    .Select(g => (Organisation: organisations.GetValueOrDefault(g.Key), Year: PracticeFigures.Of(g.Select(r => new PracticeFigures.Sent(r.Id, r.ReceivedAt, r.PersonId, r.IsChild)), today, id => kept[id])))
                    .Select(p => new Row(p.Organisation?.Name ?? "Not known", p.Organisation?.OdsCode, p.Year.Referrals, p.Year.Children))
                    .OrderByDescending(r => r.Referrals).ThenBy(r => r.Practice, StringComparer.Ordinal),
            ]);
        }
    }

    [Allows(Permissions.ByPractice, Unscoped = "only what was sent to the user's own hubs is counted")]
    internal sealed class Page(ISend send) : PageModel
    {
        internal Answer Shown { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct) => Shown = await send.Ask(new Query(), ct);
    }
}
