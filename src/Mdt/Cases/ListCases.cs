using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Referrals;

namespace Neighbourhood.Mdt.Cases;

/// <summary>A member sees the open cases of their teams, and a lead practitioner those that they lead: who is due for review first.</summary>
internal static class ListCases
{
    private const int InPage = 50;

    /// <param name="Number">The page of the list, from 1.</param>
    [Allows(Permissions.ViewCase, Unscoped = "the rows are limited to the user's teams and own cases, without those they declared a conflict in")]
    internal sealed record Query(int Number = 1) : IQuery<Answer>;

    internal sealed record Answer(IReadOnlyList<Row> Rows, int All, int Overdue, int Pages);

    /// <param name="Doubled">Another case of the same family is open in this team, since two families' records were joined: for the coordinator to settle.</param>
    /// <param name="LeadLeft">The lead practitioner has no account any more.</param>
    internal sealed record Row(Guid Id, string Household, string Team, string Lead, NeedLevel Level, DateOnly OpenedOn, DateOnly NextReviewOn, bool Overdue, bool Doubled, bool LeadLeft, CaseState State);

    private sealed record Kept(Guid Id, Guid HouseholdId, string Team, Guid LeadUserId, NeedLevel Level, DateOnly OpenedOn, DateOnly NextReviewOn, bool Doubled);

    private sealed record Counts(int Every, int Late);

    internal sealed class Handler(Db db, CaseStates states, ISend send, CurrentUser user, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var limit = Limit.Of(user, Permissions.ViewCase);
            var args = new { limit.Everywhere, limit.Scopes, me = user.Id, today = clock.Today(), skip = Math.Max(0, query.Number - 1) * InPage, take = InPage };
            var counts = (await db.Find<Counts>("""
                SELECT COUNT(*) AS every, COALESCE(SUM(CASE WHEN c.next_review_on < @today THEN 1 ELSE 0 END), 0) AS late FROM mdt_case c
                WHERE c.closed_on IS NULL AND (@Everywhere = 1 OR c.mdt_id IN @Scopes OR c.lead_user_id IN @Scopes)
                  AND NOT EXISTS (SELECT 1 FROM mdt_case k JOIN mdt_item i ON i.case_id = k.id JOIN mdt_conflict x ON x.item_id = i.id WHERE (k.household_id = c.household_id OR k.household_id IN (SELECT o.id FROM mdt_joined j JOIN mdt_joined o ON o.kept_id = j.kept_id WHERE j.id = c.household_id)) AND x.user_id = @me)
                """, args, ct))!;
            var kept = await db.Query<Kept>("""
                SELECT c.id, c.household_id, t.name AS team, c.lead_user_id, c.level, c.opened_on, c.next_review_on,
                    CASE WHEN EXISTS (SELECT 1 FROM mdt_case d JOIN mdt_joined o ON o.id = d.household_id JOIN mdt_joined j ON j.kept_id = o.kept_id
                        WHERE j.id = c.household_id AND d.mdt_id = c.mdt_id AND d.id <> c.id AND d.closed_on IS NULL) THEN 1 ELSE 0 END AS doubled
                FROM mdt_case c JOIN mdt_team t ON t.id = c.mdt_id
                WHERE c.closed_on IS NULL AND (@Everywhere = 1 OR c.mdt_id IN @Scopes OR c.lead_user_id IN @Scopes)
                  AND NOT EXISTS (SELECT 1 FROM mdt_case k JOIN mdt_item i ON i.case_id = k.id JOIN mdt_conflict x ON x.item_id = i.id WHERE (k.household_id = c.household_id OR k.household_id IN (SELECT o.id FROM mdt_joined j JOIN mdt_joined o ON o.kept_id = j.kept_id WHERE j.id = c.household_id)) AND x.user_id = @me)
                ORDER BY c.next_review_on, c.id OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY
                """, args, ct);
            var households = kept.Count == 0 ? [] : await send.Ask(new GetHouseholds([.. kept.Select(c => c.HouseholdId).Distinct()]), ct);
            var families = households.ToDictionary(h => h.Id, h => h.Name);
            var names = await send.Names(kept.Select(c => (Guid?)c.LeadUserId), ct);
            var left = await send.Left(kept.Select(c => c.LeadUserId), ct);
            var stands = await states.Of([.. kept.Select(c => c.Id)], ct);
            return new Answer(
                [.. kept.Select(c => new Row(
                    c.Id, families.GetValueOrDefault(c.HouseholdId, "A family"), c.Team, names(c.LeadUserId), c.Level,
                    c.OpenedOn, c.NextReviewOn, Case.IsOverdue(c.NextReviewOn, clock.Today()), c.Doubled, left.Contains(c.LeadUserId), stands[c.Id]))],
                counts.Every, counts.Late, (counts.Every + InPage - 1) / InPage);
        }
    }

    [Allows(Permissions.ViewCase, Unscoped = "the rows are limited to the user's teams and own cases")]
    internal sealed class Page(ISend send) : PageModel
    {
        [BindProperty(SupportsGet = true)]
        public int Number { get; set; } = 1;

        public Answer Shown { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct) => Shown = await send.Ask(new Query(Math.Clamp(Number, 1, 10_000)), ct);
    }
}
