using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

/// <summary>Ethnic groups for figures: what nobody has asked yet is not known, and is said so.</summary>
internal sealed class AnswerGetEthnicities(Db db) : IFactHandler<GetEthnicities, IReadOnlyList<GetEthnicities.Group>>
{
    private sealed record Row(Guid Id, string Ethnicity);

    public async Task<IReadOnlyList<GetEthnicities.Group>> Handle(GetEthnicities question, CancellationToken ct)
    {
        if (question.PersonIds.Count == 0) return [];
        var rows = await db.Query<Row>("SELECT id, ethnicity FROM families_person WHERE id IN @ids", new { ids = question.PersonIds.Distinct().ToList() }, ct);
        return [.. rows.Select(r => new GetEthnicities.Group(r.Id, r.Ethnicity.Trim() is Codes.EthnicityNotAsked ? null : r.Ethnicity.Trim()))];
    }
}
