using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Referrals;

/// <summary>A coordinator or chair sees which referrals wait for their teams: urgent ones on top, then by the day that is due.</summary>
internal static class TriageInbox
{
    [Allows(Permissions.Triage, Unscoped = "the rows are limited to the user's teams and neighbourhoods, without families they declared a conflict in")]
    internal sealed record Query : IQuery<Answer>;

    /// <param name="WithReferrer">Sent back with a question: the clock stands still.</param>
    internal sealed record Answer(IReadOnlyList<Row> Rows, int Urgent, int Overdue, int WithReferrer);

    internal sealed record Row(Guid Id, string Household, string Team, string Referrer, ReferralUrgency Urgency, DateTimeOffset SentAt, DateOnly DueOn, bool Overdue, bool Answered);

    private sealed record Kept(
        Guid Id, Guid HouseholdId, string Team, Guid RaisedBy, ReferralUrgency Urgency, DateTimeOffset SubmittedAt, DateOnly TriageDueOn, bool Answered);

    internal sealed class Handler(Db db, ISend send, CurrentUser user, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var limit = Limit.Of(user, Permissions.Triage);
            var args = new { limit.Everywhere, limit.Scopes, me = user.Id };
            var kept = await db.Query<Kept>("""
                SELECT r.id, r.household_id, t.name AS team, r.raised_by, r.urgency, r.submitted_at, r.triage_due_on,
                       CASE WHEN r.answer IS NULL THEN 0 ELSE 1 END AS answered
                FROM mdt_referral r JOIN mdt_team t ON t.id = r.mdt_id
                WHERE r.status = 'Submitted'
                  AND (@Everywhere = 1 OR t.id IN @Scopes
                       OR EXISTS (SELECT 1 FROM mdt_team_neighbourhood n WHERE n.mdt_id = t.id AND n.neighbourhood_id IN @Scopes))
                  AND NOT EXISTS (SELECT 1 FROM mdt_case k JOIN mdt_item i ON i.case_id = k.id JOIN mdt_conflict x ON x.item_id = i.id WHERE (k.household_id = r.household_id OR k.household_id IN (SELECT o.id FROM mdt_joined j JOIN mdt_joined o ON o.kept_id = j.kept_id WHERE j.id = r.household_id)) AND x.user_id = @me)
                ORDER BY CASE r.urgency WHEN 'Urgent' THEN 0 ELSE 1 END, r.triage_due_on, r.submitted_at, r.id
                OFFSET 0 ROWS FETCH NEXT 200 ROWS ONLY
                """, args, ct);
            var back = await db.Find<int>("""
                SELECT COUNT(*) FROM mdt_referral r
                WHERE r.status = 'ReturnedForInfo'
                  AND (@Everywhere = 1 OR r.mdt_id IN @Scopes
                       OR EXISTS (SELECT 1 FROM mdt_team_neighbourhood n WHERE n.mdt_id = r.mdt_id AND n.neighbourhood_id IN @Scopes))
                  AND NOT EXISTS (SELECT 1 FROM mdt_case k JOIN mdt_item i ON i.case_id = k.id JOIN mdt_conflict x ON x.item_id = i.id WHERE (k.household_id = r.household_id OR k.household_id IN (SELECT o.id FROM mdt_joined j JOIN mdt_joined o ON o.kept_id = j.kept_id WHERE j.id = r.household_id)) AND x.user_id = @me)
                """, args, ct);
            var households = kept.Count == 0 ? [] : await send.Ask(new GetHouseholds([.. kept.Select(r => r.HouseholdId).Distinct()]), ct);
            var families = households.ToDictionary(h => h.Id, h => h.Name);
            var names = await send.Names(kept.Select(r => (Guid?)r.RaisedBy), ct);
            var today = clock.Today();
            List<Row> rows =
            [
                .. kept.Select(r => new Row(
                    r.Id, families.GetValueOrDefault(r.HouseholdId, "A family"), r.Team, names(r.RaisedBy), r.Urgency, r.SubmittedAt, r.TriageDueOn, r.TriageDueOn < today, r.Answered)),
            ];
            return new Answer(rows, rows.Count(r => r.Urgency == ReferralUrgency.Urgent), rows.Count(r => r.Overdue), back);
        }
    }

    [Allows(Permissions.Triage, Unscoped = "the rows are limited to the user's teams and neighbourhoods")]
    internal sealed class Page(ISend send) : PageModel
    {
        public Answer Shown { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct) => Shown = await send.Ask(new Query(), ct);
    }
}
