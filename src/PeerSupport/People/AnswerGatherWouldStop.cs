using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.People;

/// <summary>What a recorded death would end here, for whoever may see who has a supporter; nothing for everybody else.</summary>
internal sealed class AnswerGatherWouldStop(Db db, Aliases aliases, Stops stops, Guard guard) : IGatherHandler<GatherWouldStop, GatherWouldStop.Part>
{
    public async Task<IReadOnlyList<GatherWouldStop.Part>> Handle(GatherWouldStop question, CancellationToken ct)
    {
        var (all, seen) = (await stops.PlannedForPerson(question.PersonId, ct), new HashSet<Guid>());
        foreach (var request in all.Requests)
            if (await guard.Reaches(Permissions.ViewMatches, "PeerRequestId", request.RequestId, ct)) seen.Add(request.RequestId);
        var matched = all.Matches.Select(m => m.RequestId).ToHashSet();
        return
        [
            .. Stops.Says(seen.Count(id => !matched.Contains(id)), all.Matches.Count(m => seen.Contains(m.RequestId))).Concat(Says(await Supported(question.PersonId, ct)))
                .Select(says => new GatherWouldStop.Part("PeerSupport", says)),
        ];
    }

    /// <summary>Whom they support themselves.</summary>
    private async Task<int> Supported(Guid personId, CancellationToken ct)
    {
        var count = 0;
        foreach (var one in await db.Query<Supporting>("""
            SELECT s.id, COUNT(*) AS matches FROM peersupport_supporter s JOIN peersupport_match m ON m.supporter_id = s.id
            WHERE s.person_id IN @ids AND m.status IN ('Offered', 'Matched', 'Active') GROUP BY s.id
            """, new { ids = await aliases.AllOf(personId, ct) }, ct))
            if (await guard.Reaches(Permissions.WriteSupporters, "SupporterId", one.Id, ct)) count += one.Matches;
        return count;
    }

    private static IEnumerable<string> Says(int supported) =>
        supported == 0 ? [] : [supported == 1 ? "1 person whom they support, who is handed over" : $"{supported} people whom they support, who are handed over"];

    private sealed record Supporting(Guid Id, int Matches);
}
