using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Actions;

/// <summary>A coordinator or chair sees every open action of their teams, the longest overdue first, and who asks for something.</summary>
internal static class TeamActions
{
    private const int InPage = 50;
    private const string Why = "only actions of the user's own teams are answered, without families that they declared a conflict with";

    /// <param name="Overdue">Only those whose day has passed.</param>
    /// <param name="OwnerUserId">Only this worker's.</param>
    /// <param name="MeetingId">Only those of this meeting.</param>
    [Allows(Permissions.ManageActions, Unscoped = Why)]
    internal sealed record Query(bool Overdue = false, Guid? OwnerUserId = null, Guid? MeetingId = null, int Number = 1) : IQuery<Answer>;

    /// <param name="Owners">Who owes something, to filter by; so are the meetings.</param>
    internal sealed record Answer(IReadOnlyList<Row> Rows, int All, int Late, int Pages, IReadOnlyList<SelectListItem> Owners, IReadOnlyList<SelectListItem> Meetings);

    /// <param name="Text">Null where somebody in the family objects to being talked about, for all but the chair; so is what was given as a reason.</param>
    /// <param name="Guest">Its owner was invited from outside: they can be given a link.</param>
    internal sealed record Row(
        Guid Id, string? Text, string Family, string Team, string Owner, DateOnly DueOn, bool Overdue, DateOnly? AskedDueOn, string? AskedReason, bool IsHandedBack, string? HandedBack, bool Guest);

    private sealed record Kept(
        Guid Id, Guid CaseId, Guid? ReferralId, Guid HouseholdId, Guid MdtId, string Team, string Text, Guid OwnerUserId, Guid? OwnerOrganisationId, DateOnly DueOn, DateOnly? AskedDueOn,
        string? AskedReason, string? HandedBackReason, Guid? MeetingId, string? Title, DateTimeOffset? StartsAt, bool Invited);

    internal sealed class Handler(Db db, CurrentUser user, ActionTexts texts, ActionOwners owners, Names names, Audit audit, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var (limit, today) = (Limit.Of(user, Permissions.ManageActions), clock.Today());
            var open = await db.Query<Kept>("""
                SELECT a.id, a.case_id, CASE WHEN i.case_id = a.case_id THEN i.referral_id ELSE NULL END AS referral_id, c.household_id, c.mdt_id, t.name AS team, a.text, a.owner_user_id, a.owner_organisation_id, a.due_on, a.asked_due_on, a.asked_reason,
                       a.handed_back_reason, i.meeting_id, m.title, m.starts_at,
                       (SELECT COUNT(*) FROM mdt_invitation v WHERE v.item_id = a.item_id AND v.user_id = a.owner_user_id AND v.withdrawn_at IS NULL) AS invited
                FROM mdt_action a JOIN mdt_case c ON c.id = a.case_id JOIN mdt_team t ON t.id = c.mdt_id
                     LEFT JOIN mdt_item i ON i.id = a.item_id LEFT JOIN mdt_meeting m ON m.id = i.meeting_id
                WHERE a.done_at IS NULL AND a.cancelled_at IS NULL AND (i.id IS NULL OR i.status = 'Discussed')
                  AND (@Everywhere = 1 OR c.mdt_id IN @Scopes OR EXISTS (SELECT 1 FROM mdt_team_neighbourhood n WHERE n.mdt_id = c.mdt_id AND n.neighbourhood_id IN @Scopes))
                ORDER BY a.due_on, a.id
                """, limit, ct);
            var barred = await Conflicts.Of(db, user.Id, ct);
            var all = open.Where(a => !barred.Contains(a.CaseId)).ToList();
            var found = all.Where(a => (!query.Overdue || a.DueOn < today) && (query.OwnerUserId is null || a.OwnerUserId == query.OwnerUserId) && (query.MeetingId is null || a.MeetingId == query.MeetingId)).ToList();
            var shown = found.Skip((Math.Max(1, query.Number) - 1) * InPage).Take(InPage).ToList();

            var owner = await owners.Names(all.Select(a => a.OwnerUserId), shown.Select(a => a.OwnerOrganisationId), ct);
            var leftOut = await texts.LeftOut(shown.Select(a => (a.CaseId, a.MdtId)), ct);
            var families = await names.OfHouseholds(shown.Select(a => a.HouseholdId), ct);
            audit.Saw(shown.Select(a => a.HouseholdId)); // last: what is asked in between writes its own row
            return new(
                [.. shown.Select(a => Shown(a, leftOut(a.CaseId, a.ReferralId, a.MdtId), families.GetValueOrDefault(a.HouseholdId, Names.Unknown), owner(a.OwnerUserId, a.OwnerOrganisationId), today))],
                all.Count, all.Count(a => a.DueOn < today), (found.Count + InPage - 1) / InPage,
                [.. all.Select(a => a.OwnerUserId).Distinct().Select(id => new SelectListItem(owner(id, null), id.ToString())).OrderBy(o => o.Text, StringComparer.OrdinalIgnoreCase)],
                [.. all.Where(a => a.MeetingId is not null).DistinctBy(a => a.MeetingId).OrderByDescending(a => a.StartsAt)
                    .Select(a => new SelectListItem($"{a.Title}, {a.StartsAt!.Value.LondonDay().InWords()}", a.MeetingId.ToString()))]);
        }

        private static Row Shown(Kept a, bool leftOut, string family, string owner, DateOnly today) => new(
            a.Id, leftOut ? null : a.Text, family, a.Team, owner, a.DueOn, a.DueOn < today, a.AskedDueOn, leftOut ? null : a.AskedReason, a.HandedBackReason is not null,
            leftOut ? null : a.HandedBackReason, a.Invited);
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ManageActions, Unscoped = Why)]
    internal sealed class Page(ISend send) : PageModel
    {
        public bool Overdue { get; set; }
        public Guid? OwnerUserId { get; set; }
        public Guid? MeetingId { get; set; }
        public int Number { get; set; } = 1;

        internal Answer Shown { get; private set; } = null!;

        /// <summary>The address of another page of the same list.</summary>
        internal string Pages => $"/mdt/actions/team?Overdue={(Overdue ? "true" : "false")}&OwnerUserId={OwnerUserId}&MeetingId={MeetingId}&Number={{0}}";

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Number = Math.Clamp(Number, 1, 10_000);
            Shown = await send.Ask(new Query(Overdue, OwnerUserId, MeetingId, Number), ct);
        }
    }
}
