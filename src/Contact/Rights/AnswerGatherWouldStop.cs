using Neighbourhood.Contact.People;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Rights;

/// <summary>How many messages would not be sent if this person's death were recorded.</summary>
internal sealed class AnswerGatherWouldStop(Db db, Aliases aliases, CurrentUser user) : IGatherHandler<GatherWouldStop, GatherWouldStop.Part>
{
    public async Task<IReadOnlyList<GatherWouldStop.Part>> Handle(GatherWouldStop question, CancellationToken ct)
    {
        if (!user.May(Permissions.ViewSummary)) return [];
        var count = await db.Find<int>("SELECT COUNT(*) FROM contact_message WHERE person_id IN @ids AND state IN ('Queued', 'Waits', 'ToPost')", new { ids = await aliases.Of(question.PersonId, ct) }, ct);
        return count == 0 ? [] : [new("Contact", count == 1 ? "1 message that waits to be sent" : $"{count} messages that wait to be sent")];
    }
}
