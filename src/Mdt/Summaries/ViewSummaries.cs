using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>Who chairs, coordinates, leads or safeguards sees the summaries of a case, meeting by meeting, and what is still to be done.</summary>
internal static class ViewSummaries
{
    [Allows(Permissions.ViewSummaries, On = nameof(CaseId))]
    internal sealed record Query(Guid CaseId) : IQuery<Answer>;

    internal sealed record Answer(Guid CaseId, string Household, bool MayChoose, IReadOnlyList<Item> Items);

    /// <param name="DueOn">By when somebody should have it; null where all is done.</param>
    internal sealed record Item(Guid Id, string Meeting, DateTimeOffset On, DateOnly? DueOn, bool Late, string? NoneReason, IReadOnlyList<One> Summaries);

    internal sealed record One(Guid Id, string Name, SummaryStatus Status);

    /// <summary>In place of why nobody gets one, for all but the chair.</summary>
    internal const string NotShown = "Not shown: somebody in the family objects to being talked about";

    private sealed record Head(Guid CaseId, Guid MdtId, Guid HouseholdId, Guid LeadUserId);

    private sealed record ItemRow(Guid Id, Guid? ReferralId, string Title, DateTimeOffset StartsAt, string? NoneReason);

    private sealed record Row(Guid Id, Guid ItemId, Guid ToPersonId, SummaryStatus Status);

    internal sealed class Handler(Db db, ISend send, Names names, Objections objections, CurrentUser user, Guard guard, Audit audit, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var head = await db.Find<Head>("SELECT id AS case_id, mdt_id, household_id, lead_user_id FROM mdt_case WHERE id = @CaseId", query, ct) ?? throw new NotFound("The case");
            if (user.Id != head.LeadUserId && !await guard.Reaches(Permissions.ReadTeamSummaries, nameof(head.MdtId), head.MdtId, ct)) throw new NotFound("The case");
            var items = await db.Query<ItemRow>("""
                SELECT i.id, i.referral_id, m.title, m.starts_at, c.none_reason
                FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id LEFT JOIN mdt_summary_choice c ON c.item_id = i.id
                WHERE i.case_id = @CaseId AND i.status = 'Discussed' AND m.status IN ('MinutesApproved', 'Circulated') ORDER BY m.starts_at DESC, i.id
                """, query, ct);
            var rows = await db.Query<Row>("SELECT id, item_id, to_person_id, status FROM mdt_summary WHERE case_id = @CaseId ORDER BY chosen_at, id", query, ct);
            var people = (await send.Ask(new GetPeople([.. rows.Select(r => r.ToPersonId).Distinct()]), ct)).ToDictionary(p => p.Id, p => p.Name);
            var family = (await names.OfHouseholds([head.HouseholdId], ct)).GetValueOrDefault(head.HouseholdId, Names.Unknown);
            var days = await send.Number("mdt.summaryWd", ct: ct);
            var chooses = await guard.Reaches(Permissions.ChooseSummaries, nameof(head.MdtId), head.MdtId, ct);
            var heard = await objections.InCases([head.CaseId], ct);
            var shown = new List<Item>();
            foreach (var item in items)
            {
                var mine = rows.Where(r => r.ItemId == item.Id).ToList();
                var done = item.NoneReason is not null || (mine.Count > 0 && mine.TrueForAll(m => Summary.IsDone(m.Status)));
                DateOnly? due = done ? null : await send.Ask(new AddWorkingDays(item.StartsAt.LondonDay(), days), ct);
                shown.Add(new(item.Id, item.Title, item.StartsAt, due, due < clock.Today(), item.NoneReason is not null && !chooses && heard.In(head.CaseId, item.ReferralId).IsHidden ? NotShown : item.NoneReason, [.. mine.Select(m => new One(m.Id, people.GetValueOrDefault(m.ToPersonId, "Somebody"), m.Status))]));
            }
            audit.Saw(rows.Select(r => r.ToPersonId));
            return new(query.CaseId, family, chooses, shown);
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ViewSummaries, On = nameof(CaseId))]
    internal sealed class Page(ISend send) : PageModel
    {
        public Guid CaseId { get; set; }

        internal Answer Shown { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct) => Shown = await send.Ask(new Query(CaseId), ct);
    }
}
