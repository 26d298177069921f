using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.People;

/// <summary>What a recorded death would stop here: appointments to come and links to hubs, for whoever may see the pregnancy; in words that say no more.</summary>
internal sealed class AnswerGatherWouldStop(Db db, Around around, Aliases aliases) : IGatherHandler<GatherWouldStop, GatherWouldStop.Part>
{
    public async Task<IReadOnlyList<GatherWouldStop.Part>> Handle(GatherWouldStop question, CancellationToken ct)
    {
        // A pregnancy is nobody's to know of because they record a death.
        var ids = (await around.Read(await aliases.AllOf(question.PersonId, ct), ct)).Select(p => p.Id).ToList();
        if (ids.Count == 0) return [];
        var milestones = await db.Find<int>("SELECT COUNT(*) FROM antenatal_milestone WHERE pregnancy_id IN @ids AND status IN ('Upcoming', 'Open')", new { ids }, ct);
        var links = await db.Find<int>("SELECT COUNT(*) FROM antenatal_hub_link WHERE pregnancy_id IN @ids AND status IN ('Asked', 'Accepted', 'Welcomed', 'FirstAttended')", new { ids }, ct);
        return [.. new[] { Says(milestones, "appointment in maternity care", "appointments in maternity care"), Says(links, "link to a hub", "links to hubs") }
            .OfType<string>().Select(s => new GatherWouldStop.Part("Antenatal", s))];
    }

    private static string? Says(int count, string one, string many) => count == 0 ? null : count == 1 ? $"1 {one}" : $"{count} {many}";
}
