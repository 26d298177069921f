using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.PeerSupport.People;

namespace Neighbourhood.PeerSupport.Measures;

/// <summary>Answers what is missing where: who waits for which topic, and how many supporters have been through it.</summary>
internal sealed class AnswerGetWaitingByTopic(Db db, DoNotContact contact, TimeProvider clock) : IFactHandler<GetWaitingByTopic, IReadOnlyList<GetWaitingByTopic.Waiting>>
{
    private sealed record Row(Guid ProgrammeId, Guid? NeighbourhoodId, Guid PersonId, DateOnly? DueOn, string Topic);

    private sealed record Been(Guid ProgrammeId, string Topic, int Supporters);

    public async Task<IReadOnlyList<GetWaitingByTopic.Waiting>> Handle(GetWaitingByTopic question, CancellationToken ct)
    {
        var rows = await db.Query<Row>("""
            SELECT r.programme_id, r.neighbourhood_id, r.person_id, r.due_on, t.topic FROM peersupport_request r JOIN peersupport_request_topic t ON t.request_id = r.id
            WHERE r.status IN ('New', 'Screening') AND (@everywhere = 1 OR r.neighbourhood_id IN @NeighbourhoodIds)
            """, new { everywhere = question.NeighbourhoodIds.Count == 0, question.NeighbourhoodIds }, ct);
        var silent = await contact.Held([.. rows.Select(r => r.PersonId).Distinct()], ct);
        var been = (await db.Query<Been>("""
            SELECT s.programme_id, e.topic, COUNT(*) AS supporters FROM peersupport_supporter s JOIN peersupport_experience e ON e.supporter_id = s.id WHERE s.status = 'Active' GROUP BY s.programme_id, e.topic
            """, null, ct)).ToDictionary(b => (b.ProgrammeId, b.Topic), b => b.Supporters);
        return [.. rows.Where(r => !silent.Contains(r.PersonId)).GroupBy(r => (r.Topic, r.NeighbourhoodId))
            .Select(g => new GetWaitingByTopic.Waiting(
                g.Key.Topic, g.Key.NeighbourhoodId, People(g), People(g.Where(r => r.DueOn < clock.Today())), g.Select(r => r.ProgrammeId).Distinct().Sum(p => been.GetValueOrDefault((p, g.Key.Topic)))))
            .OrderBy(w => w.TopicCode, StringComparer.Ordinal).ThenBy(w => w.NeighbourhoodId)];
    }

    private static int People(IEnumerable<Row> rows) => rows.Select(r => r.PersonId).Distinct().Count();
}
