using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Actions;

/// <summary>A manager, coordinator or chair sees the actions of others that were passed on to them since they are overdue for long.</summary>
internal static class EscalatedActions
{
    private const string Why = "only what was passed on to the user is answered";

    [Allows(Permissions.EscalatedActions, Unscoped = Why)]
    internal sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <param name="Text">Null where somebody in the family objects to being talked about, for all but the chair.</param>
    /// <param name="Family">Masked for the viewer; null where they do not work with the family.</param>
    /// <param name="Manages">The viewer may give it to somebody else, move its day or cancel it.</param>
    internal sealed record Row(Guid Id, string? Text, string? Family, string Team, string Owner, DateOnly DueOn, int DaysOverdue, EscalationStage Stage, bool Manages);

    internal sealed class Handler(EscalatedToUser others, ActionTexts texts, ActionOwners owners, Names names, Guard guard, Audit audit, TimeProvider clock) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var rows = await others.Rows(ct);
            var leftOut = await texts.LeftOut(rows.Select(r => (r.CaseId, r.MdtId)), ct);
            var owner = await owners.Names(rows.Select(r => r.OwnerUserId), rows.Select(r => r.OwnerOrganisationId), ct);
            var families = await names.OfHouseholds(rows.Select(r => r.HouseholdId), ct);
            var managed = new HashSet<Guid>();
            foreach (var team in rows.Select(r => r.MdtId).Distinct())
                if (await guard.Reaches(Permissions.ManageActions, "MdtId", team, ct)) managed.Add(team);
            var today = clock.Today();
            audit.Saw(rows.Where(r => families.ContainsKey(r.HouseholdId)).Select(r => r.HouseholdId)); // last: what is asked in between writes its own row
            return
            [
                .. rows.Select(r => new Row(
                    r.Id, leftOut(r.CaseId, r.ReferralId, r.MdtId) ? null : r.Text, families.GetValueOrDefault(r.HouseholdId), r.Team, owner(r.OwnerUserId, r.OwnerOrganisationId), r.DueOn,
                    today.DayNumber - r.DueOn.DayNumber, r.Stage, managed.Contains(r.MdtId))),
            ];
        }
    }

    [Allows(Permissions.EscalatedActions, Unscoped = Why)]
    internal sealed class Page(ISend send) : PageModel
    {
        internal IReadOnlyList<Row> Rows { get; private set; } = [];

        public async Task OnGet(CancellationToken ct) => Rows = await send.Ask(new Query(), ct);
    }
}
