using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Aliases;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>Somebody became restricted: summaries for or about them that were confirmed and have not left go back to the lead practitioner, in the same transaction.</summary>
internal sealed class ReadsSummariesAgainWhenPersonRestricted(Db db, AliasCopy aliases, SummaryDesk desk, SummarySteps steps, History history) : IWhen<PersonRestricted>
{
    public async Task Handle(PersonRestricted happened, CancellationToken ct)
    {
        var ids = await aliases.AllOf(happened.PersonId, ct);
        foreach (var summary in await db.Query<Row>("""
            SELECT s.id, s.item_id FROM mdt_summary s WHERE s.status = 'Confirmed'
              AND (s.to_person_id IN @ids OR EXISTS (SELECT 1 FROM mdt_summary_about a WHERE a.summary_id = s.id AND a.person_id IN @ids))
            """, new { ids }, ct))
        {
            if (await db.Execute("UPDATE mdt_summary SET status = 'ToConfirm', version = version + 1 WHERE id = @Id AND status = 'Confirmed'", new { summary.Id }, ct) == 0) continue;
            await history.Add(Subject.Summary, summary.Id, nameof(SummaryStatus.Confirmed), nameof(SummaryStatus.ToConfirm), "Something about who may be told has changed since it was confirmed", ct);
            await steps.AskLead(await desk.Find(summary.ItemId, ct), ct);
        }
    }

    private sealed record Row(Guid Id, Guid ItemId);
}
