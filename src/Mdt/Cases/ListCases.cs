using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Referrals;

namespace Neighbourhood.Mdt.Cases;

/// <summary>A member sees the open cases of their teams, and a lead practitioner those that they lead: who is due for review first.</summary>
internal static class ListCases
{
    private const int InPage = 50;

    /// <summary>What the list is narrowed to.</summary>
    /// <param name="Mine">Those that the user leads.</param>
    /// <param name="Overdue">Open ones that are past their day of review.</param>
    /// <param name="State">Open ones of any kind when null.</param>
    internal sealed record Filter(bool Mine = false, Guid? MdtId = null, bool Overdue = false, NeedLevel? Level = null, CaseState? State = null);

    /// <param name="Number">The page of the list, from 1.</param>
    [Allows(Permissions.ViewCase, Unscoped = "the rows are limited to the user's teams and own cases, without those they declared a conflict in")]
    internal sealed record Query(int Number = 1, Filter? Only = null) : IQuery<Answer>;

    /// <param name="All">How many there are under the filter, on all pages.</param>
    /// <param name="Overdue">How many of them are past their day of review.</param>
    /// <param name="Forgotten">How many of those are on no list.</param>
    internal sealed record Answer(IReadOnlyList<Row> Rows, int All, int Overdue, int Pages, int Forgotten, IReadOnlyList<Team> Teams);

    internal sealed record Team(Guid Id, string Name);

    /// <param name="Doubled">Another case of the same family is open in this team, since two families' records were joined: for the coordinator to settle.</param>
    /// <param name="LeadLeft">The lead practitioner has no account any more.</param>
    /// <param name="Forgotten">Past its review and on no list.</param>
    internal sealed record Row(
        Guid Id, string Household, string Team, string Lead, NeedLevel Level, DateOnly OpenedOn, DateOnly NextReviewOn, bool Overdue, bool Doubled, bool LeadLeft, CaseState State, bool Forgotten);

    private sealed record Kept(
        Guid Id, Guid HouseholdId, string Team, Guid LeadUserId, NeedLevel Level, DateOnly OpenedOn, DateOnly NextReviewOn, bool Doubled, DateOnly? ClosedOn, CaseEnd? ClosedCode, bool OnAList,
        bool OpenTransfer);

    private sealed record Counts(int Every, int Late, int Forgotten);

    internal sealed class Handler(Db db, ISend send, CurrentUser user, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var (limit, only, today) = (Limit.OfCases(user), query.Only ?? new(), clock.Today());
            var args = new
            {
                limit.Everywhere,
                limit.Scopes,
                me = user.Id,
                today,
                mine = only.Mine,
                team = only.MdtId,
                overdue = only.Overdue,
                level = only.Level,
                state = only.State,
                skip = Math.Max(0, query.Number - 1) * InPage,
                take = InPage,
            };
            var counts = (await db.Find<Counts>("""
                SELECT COUNT(*) AS every, COALESCE(SUM(CASE WHEN f.closed_on IS NULL AND f.next_review_on < @today THEN 1 ELSE 0 END), 0) AS late,
                       COALESCE(SUM(CASE WHEN f.closed_on IS NULL AND f.next_review_on < @today AND f.on_a_list = 0 THEN 1 ELSE 0 END), 0) AS forgotten
                FROM (SELECT c.id, c.closed_on, c.closed_code, c.next_review_on,
                          CASE WHEN EXISTS (SELECT 1 FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id
                              WHERE i.case_id = c.id AND i.status IN ('Listed', 'Discussing') AND m.status IN ('ListOpen', 'ListClosed', 'InProgress')) THEN 1 ELSE 0 END AS on_a_list,
                          CASE WHEN EXISTS (SELECT 1 FROM mdt_transfer x WHERE x.case_id = c.id AND x.ended_at IS NULL) THEN 1 ELSE 0 END AS open_transfer
                      FROM mdt_case c
                      WHERE (@Everywhere = 1 OR c.mdt_id IN @Scopes OR c.lead_user_id IN @Scopes)
                        AND (@mine = 0 OR c.lead_user_id = @me) AND (@team IS NULL OR c.mdt_id = @team) AND (@level IS NULL OR LOWER(c.level) = LOWER(@level))
                        AND (@overdue = 0 OR (c.closed_on IS NULL AND c.next_review_on < @today))
                        AND NOT EXISTS (SELECT 1 FROM mdt_case k JOIN mdt_item i ON i.case_id = k.id JOIN mdt_conflict x ON x.item_id = i.id WHERE (k.household_id = c.household_id OR k.household_id IN (SELECT o.id FROM mdt_joined j JOIN mdt_joined o ON o.kept_id = j.kept_id WHERE j.id = c.household_id)) AND x.user_id = @me)) f
                WHERE (@state IS NULL AND f.closed_on IS NULL)
                   OR @state = CASE WHEN f.closed_on IS NOT NULL AND f.closed_code = 'Transferred' THEN 'Transferred' WHEN f.closed_on IS NOT NULL THEN 'Closed'
                                    WHEN f.open_transfer = 1 THEN 'Transferring' WHEN f.on_a_list = 1 THEN 'UnderReview' ELSE 'Open' END
                """, args, ct))!;
            var kept = await db.Query<Kept>("""
                SELECT f.id, f.household_id, f.team, f.lead_user_id, f.level, f.opened_on, f.next_review_on,
                    CASE WHEN EXISTS (SELECT 1 FROM mdt_case d JOIN mdt_joined o ON o.id = d.household_id JOIN mdt_joined j ON j.kept_id = o.kept_id
                        WHERE j.id = f.household_id AND d.mdt_id = f.mdt_id AND d.id <> f.id AND d.closed_on IS NULL) THEN 1 ELSE 0 END AS doubled,
                    f.closed_on, f.closed_code, f.on_a_list, f.open_transfer
                FROM (SELECT c.id, c.household_id, c.mdt_id, t.name AS team, c.lead_user_id, c.level, c.opened_on, c.next_review_on, c.closed_on, c.closed_code,
                          CASE WHEN EXISTS (SELECT 1 FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id
                              WHERE i.case_id = c.id AND i.status IN ('Listed', 'Discussing') AND m.status IN ('ListOpen', 'ListClosed', 'InProgress')) THEN 1 ELSE 0 END AS on_a_list,
                          CASE WHEN EXISTS (SELECT 1 FROM mdt_transfer x WHERE x.case_id = c.id AND x.ended_at IS NULL) THEN 1 ELSE 0 END AS open_transfer
                      FROM mdt_case c JOIN mdt_team t ON t.id = c.mdt_id
                      WHERE (@Everywhere = 1 OR c.mdt_id IN @Scopes OR c.lead_user_id IN @Scopes)
                        AND (@mine = 0 OR c.lead_user_id = @me) AND (@team IS NULL OR c.mdt_id = @team) AND (@level IS NULL OR LOWER(c.level) = LOWER(@level))
                        AND (@overdue = 0 OR (c.closed_on IS NULL AND c.next_review_on < @today))
                        AND NOT EXISTS (SELECT 1 FROM mdt_case k JOIN mdt_item i ON i.case_id = k.id JOIN mdt_conflict x ON x.item_id = i.id WHERE (k.household_id = c.household_id OR k.household_id IN (SELECT o.id FROM mdt_joined j JOIN mdt_joined o ON o.kept_id = j.kept_id WHERE j.id = c.household_id)) AND x.user_id = @me)) f
                WHERE (@state IS NULL AND f.closed_on IS NULL)
                   OR @state = CASE WHEN f.closed_on IS NOT NULL AND f.closed_code = 'Transferred' THEN 'Transferred' WHEN f.closed_on IS NOT NULL THEN 'Closed'
                                    WHEN f.open_transfer = 1 THEN 'Transferring' WHEN f.on_a_list = 1 THEN 'UnderReview' ELSE 'Open' END
                ORDER BY CASE WHEN f.closed_on IS NULL AND f.next_review_on < @today AND f.on_a_list = 0 THEN 0 ELSE 1 END, f.next_review_on, f.id
                OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY
                """, args, ct);
            var teams = await db.Query<Team>("SELECT id, name FROM mdt_team WHERE @Everywhere = 1 OR id IN @Scopes ORDER BY name, id", new { limit.Everywhere, limit.Scopes }, ct);
            var households = kept.Count == 0 ? [] : await send.Ask(new GetHouseholds([.. kept.Select(c => c.HouseholdId).Distinct()]), ct);
            var families = households.ToDictionary(h => h.Id, h => h.Name);
            var names = await send.Names(kept.Select(c => (Guid?)c.LeadUserId), ct);
            var left = await send.Left(kept.Select(c => c.LeadUserId), ct);
            Row Shown(Kept c)
            {
                var overdue = c.ClosedOn is null && Case.IsOverdue(c.NextReviewOn, today);
                return new(c.Id, families.GetValueOrDefault(c.HouseholdId, "A family"), c.Team, names(c.LeadUserId), c.Level, c.OpenedOn, c.NextReviewOn, overdue, c.Doubled && c.ClosedOn is null,
                    c.ClosedOn is null && left.Contains(c.LeadUserId), CaseMachine.Of(c.ClosedOn, c.ClosedCode, c.OnAList, c.OpenTransfer), overdue && !c.OnAList);
            }
            return new Answer([.. kept.Select(Shown)], counts.Every, counts.Late, (counts.Every + InPage - 1) / InPage, counts.Forgotten, teams);
        }
    }

    [Allows(Permissions.ViewCase, Unscoped = "the rows are limited to the user's teams and own cases")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : PageModel
    {
        public int Number { get; set; } = 1;
        public bool Mine { get; set; }
        public Guid? MdtId { get; set; }
        public bool Overdue { get; set; }
        public NeedLevel? Level { get; set; }
        public CaseState? State { get; set; }

        public Answer Shown { get; private set; } = null!;

        internal static IEnumerable<SelectListItem> States => Enum.GetValues<CaseState>().Select(s => new SelectListItem(CaseMachine.Label(s), s.ToString()));

        internal IEnumerable<SelectListItem> Teams => Shown.Teams.Select(t => new SelectListItem(t.Name, t.Id.ToString()));

        internal bool IsFiltered => Mine || MdtId is not null || Overdue || Level is not null || State is not null;

        /// <summary>The address of a page of the list under the same filter; {0} is its number.</summary>
        internal string Pages => $"/mdt/cases?Number={{0}}{(Mine ? "&Mine=true" : "")}{(Overdue ? "&Overdue=true" : "")}{(MdtId is { } team ? $"&MdtId={team}" : "")}{(Level is { } level ? $"&Level={level}" : "")}{(State is { } state ? $"&State={state}" : "")}";

        /// <summary>What cannot be read in an address narrows nothing.</summary>
        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Shown = await send.Ask(new Query(Math.Clamp(Number, 1, 10_000), new(Mine, MdtId, Overdue, Level, State)), ct);
        }
    }
}
