using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Referrals;

/// <summary>A referrer sees their own drafts and what became of those that were sent.</summary>
internal static class MyReferrals
{
    [Allows(Permissions.Refer, Unscoped = "only the user's own referrals are listed")]
    internal sealed record Query : IQuery<IReadOnlyList<Row>>;

    internal sealed record Row(Guid Id, string Household, string? Team, ReferralStatus Status, ReferralUrgency? Urgency, DateTimeOffset SavedAt, DateTimeOffset? SubmittedAt);

    private sealed record Kept(Guid Id, Guid HouseholdId, string? Team, ReferralStatus Status, ReferralUrgency? Urgency, DateTimeOffset SavedAt, DateTimeOffset? SubmittedAt);

    internal sealed class Handler(Db db, ISend send, CurrentUser user) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            // What waits for the referrer on top, what is over at the end.
            var rows = await db.Query<Kept>("""
                SELECT r.id, r.household_id, t.name AS team, r.status, r.urgency, r.saved_at, r.submitted_at
                FROM mdt_referral r LEFT JOIN mdt_team t ON t.id = r.mdt_id
                WHERE r.raised_by = @me
                ORDER BY CASE r.status WHEN 'ReturnedForInfo' THEN 0 WHEN 'Draft' THEN 1 WHEN 'Withdrawn' THEN 3 ELSE 2 END, r.saved_at DESC, r.id
                OFFSET 0 ROWS FETCH NEXT 200 ROWS ONLY
                """, new { me = user.Id }, ct);
            var households = rows.Count == 0 ? [] : await send.Ask(new GetHouseholds([.. rows.Select(r => r.HouseholdId).Distinct()]), ct);
            var names = households.ToDictionary(h => h.Id, h => h.Name);
            return [.. rows.Select(r => new Row(r.Id, names.GetValueOrDefault(r.HouseholdId, "A family"), r.Team, r.Status, r.Urgency, r.SavedAt, r.SubmittedAt))];
        }
    }

    [Allows(Permissions.Refer, Unscoped = "only the user's own referrals are listed")]
    internal sealed class Page(ISend send) : PageModel
    {
        public IReadOnlyList<Row> Rows { get; private set; } = [];

        public async Task OnGet(CancellationToken ct) => Rows = await send.Ask(new Query(), ct);
    }
}
