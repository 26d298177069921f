using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

/// <summary>How old people were on a day, by what is kept of their birth.</summary>
internal sealed class AnswerGetAges(Db db) : IFactHandler<GetAges, IReadOnlyList<GetAges.Age>>
{
    private sealed record Row(Guid Id, DateOnly? DateOfBirth, bool IsUnborn, bool AsChild);

    public async Task<IReadOnlyList<GetAges.Age>> Handle(GetAges question, CancellationToken ct)
    {
        if (question.PersonIds.Count == 0) return [];
        var rows = await db.Query<Row>("""
            SELECT p.id, p.date_of_birth, p.is_unborn,
                CASE WHEN EXISTS (SELECT 1 FROM families_member m WHERE m.person_id = p.id AND m.role IN ('Child', 'UnbornChild')) THEN 1 ELSE 0 END AS as_child
            FROM families_person p WHERE p.id IN @ids
            """, new { ids = question.PersonIds.Distinct().ToList() }, ct);
        return [.. rows.Select(r => Of(r, question.On))];
    }

    private static GetAges.Age Of(Row row, DateOnly on) => row switch
    {
        { IsUnborn: true } => new(row.Id, null, true, IsUnborn: true),
        { DateOfBirth: { } born } => new(row.Id, born <= on ? Age.Months(born, on) : null, Age.Years(born, on) < Age.Adult),
        _ => new(row.Id, null, row.AsChild),
    };
}
