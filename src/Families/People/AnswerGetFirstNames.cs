using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

/// <summary>What people are called, without a word of any family name.</summary>
internal sealed class AnswerGetFirstNames(Db db, Aliases aliases) : IFactHandler<GetFirstNames, IReadOnlyList<GetFirstNames.Name>>
{
    private sealed record Row(Guid Id, string FirstName, string? PreferredName, string? FamilyName);

    public async Task<IReadOnlyList<GetFirstNames.Name>> Handle(GetFirstNames question, CancellationToken ct)
    {
        if (question.PersonIds.Count == 0) return [];
        var asked = question.PersonIds.Distinct().ToList();
        var joined = await aliases.Of(asked, ct);
        var rows = (await db.Query<Row>("""
            SELECT id, first_name, preferred_name, family_name FROM families_person WHERE id IN @ids AND deceased_on IS NULL
            """, new { ids = joined.Everyone(asked) }, ct)).ToDictionary(r => r.Id);
        var names = new List<GetFirstNames.Name>();
        foreach (var id in asked)
        {
            if (!rows.TryGetValue(joined.Kept(id), out var kept)) continue;
            // A family name of the record that was joined is one too.
            var never = Names.Words(joined.All(id).Select(one => rows.GetValueOrDefault(one)?.FamilyName)).ToHashSet(StringComparer.Ordinal);
            if (Alone(kept.PreferredName, never) is { Length: > 0 } preferred) names.Add(new(id, preferred));
            else if (Alone(kept.FirstName, never) is { Length: > 0 } first) names.Add(new(id, first));
        }
        return names;
    }

    /// <summary>The name without every word that holds a part of a family name.</summary>
    private static string Alone(string? name, HashSet<string> never) =>
        string.Join(' ', (name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !Names.Words(word).Any(never.Contains)));
}
