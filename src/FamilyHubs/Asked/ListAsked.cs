using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A hub worker sees in one list what case meetings, practices and midwives ask of their hubs.</summary>
internal static class ListAsked
{
    [Allows(Permissions.AnswerProposals, Unscoped = "the rows are limited to the user's own hubs")]
    internal sealed record Query : IQuery<IReadOnlyList<Row>>;

    internal sealed record Row(AskedList.Item Item, string Who);

    internal sealed class Handler(AskedList list, ISend send, Audit audit) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var items = await list.Open(ct);
            List<Guid> households = [.. items.Where(i => i.PersonId is null).Select(i => i.HouseholdId).OfType<Guid>().Distinct()];
            List<Guid> people = [.. items.Select(i => i.PersonId).OfType<Guid>().Distinct()];
            var families = households.Count == 0 ? [] : (await send.Ask(new GetHouseholds(households), ct)).ToDictionary(h => h.Id, h => h.Name);
            var women = people.Count == 0 ? [] : (await send.Ask(new GetPeople(people), ct)).ToDictionary(p => p.Id, p => p.Name);
            audit.Saw([.. households, .. people]);
            return [.. items.Select(i => new Row(i, i.PersonId is { } her ? women.GetValueOrDefault(her, "Somebody") : i.HouseholdId is { } home ? families.GetValueOrDefault(home, "A family") : "A family"))];
        }
    }

    [Allows(Permissions.AnswerProposals, Unscoped = "the rows are limited to the user's own hubs")]
    internal sealed class Page(ISend send, CurrentUser user) : PageModel
    {
        internal IReadOnlyList<Row> Rows { get; private set; } = [];

        internal bool ReadsLog => user.May(Permissions.ReadReferralLog);

        public async Task OnGet(CancellationToken ct) => Rows = await send.Ask(new Query(), ct);
    }
}
