using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Agendas;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Actions;

/// <summary>Somebody sees what they promised to do, by when it is due; who was invited from outside sees the action and nothing else.</summary>
internal static class MyActions
{
    private const int DoneDays = 30;

    [Allows(Permissions.OwnActions, Unscoped = "only the user's own actions are answered")]
    internal sealed record Query : IQuery<Answer>;

    /// <param name="Guest">Families are not named to them.</param>
    /// <param name="Escalated">How many actions of others were passed on to the user.</param>
    internal sealed record Answer(IReadOnlyList<Row> Overdue, IReadOnlyList<Row> ThisWeek, IReadOnlyList<Row> Later, IReadOnlyList<Row> Done, bool Guest = false, int Escalated = 0);

    /// <param name="Family">Masked for the viewer; null where they do not work with the family.</param>
    /// <param name="Shared">It is the organisation's: others of it who were invited see it too.</param>
    /// <param name="AskedDueOn">The day that was asked for and is not answered yet.</param>
    /// <param name="HandedBack">Why the owner before gave it back.</param>
    internal sealed record Row(
        Guid Id, string Text, DateOnly DueOn, string? Family, DateTimeOffset? DoneAt, string? Evidence, int Version, bool Shared = false, DateOnly? AskedDueOn = null, string? HandedBack = null);

    internal sealed class Handler(OwedByUser owed, ActionTexts texts, EscalatedToUser others, CurrentUser user, Names names, Audit audit, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var today = clock.Today();
            var stored = await owed.Since(clock.Now().AddDays(-DoneDays), ct);
            var guest = texts.IsGuest;
            var families = guest ? new Dictionary<Guid, string>() : await names.OfHouseholds(stored.Select(a => a.HouseholdId), ct);
            var rows = stored.Select(a => new Row(
                a.Id, a.Text, a.DueOn, families.GetValueOrDefault(a.HouseholdId), a.DoneAt, a.Evidence, a.Version, a.OwnerOrganisationId is not null, a.AskedDueOn, a.HandedBackReason)).ToList();
            var escalated = user.May(Permissions.EscalatedActions) ? (await others.Rows(ct)).Count : 0;
            var week = today.AddDays((7 - (int)today.DayOfWeek) % 7);
            var open = rows.Where(r => r.DoneAt is null).ToList();
            audit.Saw(stored.Where(a => families.ContainsKey(a.HouseholdId)).Select(a => a.HouseholdId)); // last: what is asked in between writes its own row
            return new(
                [.. open.Where(r => r.DueOn < today)], [.. open.Where(r => r.DueOn >= today && r.DueOn <= week)], [.. open.Where(r => r.DueOn > week)],
                [.. rows.Where(r => r.DoneAt is not null).OrderByDescending(r => r.DoneAt)], guest, escalated);
        }
    }

    [Allows(Permissions.OwnActions, Unscoped = "only the user's own actions are shown")]
    internal sealed class Page(ISend send) : PageModel
    {
        internal Answer Mine { get; private set; } = new([], [], [], []);

        internal PointActionsView OfBoards { get; private set; } = new([], []);

        public async Task OnGet(CancellationToken ct) => (Mine, OfBoards) = (await send.Ask(new Query(), ct), await send.Ask(new SeePointActions(), ct));
    }
}
