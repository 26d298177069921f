using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>Summaries that were written for a person, and those for others that tell something about them.</summary>
internal sealed class AnswerGatherForAccessOfSummaries(Db db) : IGatherHandler<GatherForAccess, GatherForAccess.Part>
{
    public async Task<IReadOnlyList<GatherForAccess.Part>> Handle(GatherForAccess question, CancellationToken ct)
    {
        var rows = await db.Query<Row>("""
            SELECT DISTINCT s.id, s.to_person_id, s.status, s.text, s.withheld_reason, s.chosen_at FROM mdt_summary s LEFT JOIN mdt_summary_about a ON a.summary_id = s.id
            WHERE s.to_person_id = @PersonId OR a.person_id = @PersonId ORDER BY s.chosen_at, s.id
            """, question, ct);
        var parts = new List<GatherForAccess.Part>();
        foreach (var row in rows)
        {
            var about = await db.Query<Guid>("SELECT person_id FROM mdt_summary_about WHERE summary_id = @Id", new { row.Id }, ct);
            Guid[] others = [.. about.Append(row.ToPersonId).Where(p => p != question.PersonId).Distinct()];
            var mine = row.ToPersonId == question.PersonId;
            // What they have had, or could have had, is theirs; a draft nobody has read for them, and what was withheld, is looked at first.
            var withheld = row.Status == SummaryStatus.Withheld ? Withholding.SeriousHarm : mine && Summary.IsReadable(row.Status) ? (Withholding?)null : Withholding.OthersData;
            parts.Add(new(row.Id, "Mdt", mine ? "A summary that was written for you" : "A summary that was written for somebody else and speaks of you", row.ChosenAt.LondonDay(), "A team of several services",
                row.WithheldReason is null ? row.Text : $"{row.Text}\nWhy it was withheld: {row.WithheldReason}", others, withheld));
        }
        return parts;
    }

    private sealed record Row(Guid Id, Guid ToPersonId, SummaryStatus Status, string Text, string? WithheldReason, DateTimeOffset ChosenAt);
}
