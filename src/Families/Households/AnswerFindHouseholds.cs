using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>Finds households for a picker: those of the people who match.</summary>
internal sealed class AnswerFindHouseholds(Search search, Sight sight, Audit audit) : IQueryHandler<FindHouseholds, IReadOnlyList<GetHouseholds.Household>>
{
    private const int Most = 20;
    private const int PeopleLookedAt = 200;

    public async Task<IReadOnlyList<GetHouseholds.Household>> Handle(FindHouseholds question, CancellationToken ct)
    {
        var hits = await search.Find(question.Text, 0, PeopleLookedAt, ct);
        var ids = hits.Select(h => h.HouseholdId).Distinct().Take(Most).ToList();
        var families = (await sight.Families(ids, ct)).ToDictionary(f => f.Id);
        audit.Saw(families.Values.SelectMany(f => f.Members.Select(m => m.PersonId)));
        return [.. ids.Select(id => AnswerGetHouseholds.Printed(families[id]))];
    }
}
