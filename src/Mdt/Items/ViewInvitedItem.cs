using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Items;

/// <summary>Somebody who is invited sees their one item: the family's name and what is asked of the team; nothing else.</summary>
internal static class ViewInvitedItem
{
    [Allows(Permissions.ViewInvitedItem, On = nameof(InvitedItemId))]
    internal sealed record Query(Guid InvitedItemId) : IQuery<Answer>;

    /// <param name="Ask">Null where there is none, or where sharing was objected to.</param>
    internal sealed record Answer(string Team, DateTimeOffset StartsAt, string Place, ItemStatus Status, string Family, string? Ask, bool Objected);

    internal sealed class Handler(Db db, Names names, Objections objections) : IQueryHandler<Query, Answer>
    {
        private sealed record Row(string Team, DateTimeOffset StartsAt, string Place, ItemStatus Status, Guid HouseholdId, Guid CaseId, Guid? ReferralId, string? Ask);

        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var row = await db.Find<Row>("""
                SELECT t.name AS team, m.starts_at, m.place, i.status, c.household_id, i.case_id, i.referral_id, r.ask
                FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id JOIN mdt_team t ON t.id = m.mdt_id
                     JOIN mdt_case c ON c.id = i.case_id LEFT JOIN mdt_referral r ON r.id = i.referral_id
                WHERE i.id = @InvitedItemId
                """, query, ct) ?? throw new NotFound("The item");
            var objected = (await objections.InCases([row.CaseId], ct)).In(row.CaseId, row.ReferralId).IsHidden;
            var families = await names.OfHouseholds([row.HouseholdId], ct);
            return new(row.Team, row.StartsAt, row.Place, row.Status, families.GetValueOrDefault(row.HouseholdId, Names.Unknown), objected ? null : row.Ask, objected);
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ViewInvitedItem, On = nameof(InvitedItemId))]
    internal sealed class Page(ISend send) : PageModel
    {
        public Guid InvitedItemId { get; set; }

        internal Answer Item { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct) => Item = await send.Ask(new Query(InvitedItemId), ct);
    }
}
