using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.People;

/// <summary>What this module keeps about a person, by kind: what they asked for, their matches, and where they are a supporter. For data quality and rights alone.</summary>
internal sealed class AnswerGatherAboutPerson(Db db) : IGatherHandler<GatherAboutPerson, GatherAboutPerson.Part>
{
    public async Task<IReadOnlyList<GatherAboutPerson.Part>> Handle(GatherAboutPerson question, CancellationToken ct)
    {
        (string Kind, IReadOnlyList<Guid> Ids)[] kinds =
        [
            ("requests for somebody to talk to", await db.Query<Guid>("SELECT id FROM peersupport_request WHERE person_id = @PersonId ORDER BY id", question, ct)),
            ("matches with a peer supporter", await db.Query<Guid>("SELECT id FROM peersupport_match WHERE person_id = @PersonId ORDER BY id", question, ct)),
            ("records of a peer supporter", await db.Query<Guid>("SELECT id FROM peersupport_supporter WHERE person_id = @PersonId ORDER BY id", question, ct)),
        ];
        return [.. kinds.Where(k => k.Ids.Count > 0).Select(k => new GatherAboutPerson.Part("PeerSupport", k.Kind, k.Ids))];
    }
}
