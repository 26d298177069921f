using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>The summaries that were written for a person or tell something about them.</summary>
internal sealed class AnswerGatherAboutPersonOfSummaries(Db db) : IGatherHandler<GatherAboutPerson, GatherAboutPerson.Part>
{
    public async Task<IReadOnlyList<GatherAboutPerson.Part>> Handle(GatherAboutPerson question, CancellationToken ct)
    {
        var ids = await db.Query<Guid>("""
            SELECT id FROM mdt_summary WHERE to_person_id = @PersonId UNION SELECT summary_id FROM mdt_summary_about WHERE person_id = @PersonId ORDER BY id
            """, question, ct);
        return ids.Count == 0 ? [] : [new("Mdt", "summaries for or about this person", ids)];
    }
}
