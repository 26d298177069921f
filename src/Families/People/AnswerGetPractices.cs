using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

/// <summary>The practice of people, as they said it: of records that were joined the kept one's, and where that has none, another's.</summary>
internal sealed class AnswerGetPractices(Db db, Aliases aliases) : IFactHandler<GetPractices, IReadOnlyList<GetPractices.Practice>>
{
    private sealed record Row(Guid Id, string? GpPracticeOds);

    public async Task<IReadOnlyList<GetPractices.Practice>> Handle(GetPractices question, CancellationToken ct)
    {
        if (question.PersonIds.Count == 0) return [];
        var asked = question.PersonIds.Distinct().ToList();
        var joined = await aliases.Of(asked, ct);
        var rows = (await db.Query<Row>("SELECT id, gp_practice_ods FROM families_person WHERE id IN @everyone", new { everyone = joined.Everyone(asked) }, ct)).ToDictionary(r => r.Id, r => r.GpPracticeOds);
        return [.. asked.Where(rows.ContainsKey).Select(id => new GetPractices.Practice(id, joined.All(id).Select(one => rows.GetValueOrDefault(one)).FirstOrDefault(ods => !string.IsNullOrWhiteSpace(ods))))];
    }
}
