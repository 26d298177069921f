using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Decisions;

/// <summary>Who of a team is told of a decision, or owes what it brings: never somebody who declared a conflict with the family.</summary>
internal sealed class DecisionPeople(Db db, ISend send)
{
    /// <summary>The coordinator; where there is none, the chair or else the deputy. Nobody at all where a team has none of them.</summary>
    internal async Task<IReadOnlyList<Guid>> Coordinator(Guid mdtId, Guid householdId, CancellationToken ct) =>
        [.. (await Without(householdId, await db.Query<Guid>("""
            SELECT user_id FROM mdt_member WHERE mdt_id = @mdtId AND left_on IS NULL AND duty IN ('coordinator', 'chair', 'deputy')
            ORDER BY CASE duty WHEN 'coordinator' THEN 0 WHEN 'chair' THEN 1 ELSE 2 END, id
            """, new { mdtId }, ct), ct)).Take(1)];

    internal async Task<IReadOnlyList<Guid>> Chairs(Guid mdtId, Guid householdId, CancellationToken ct) =>
        await Without(householdId, await db.Query<Guid>("""
            SELECT user_id FROM mdt_member WHERE mdt_id = @mdtId AND left_on IS NULL AND duty IN ('chair', 'deputy') ORDER BY duty, id
            """, new { mdtId }, ct), ct);

    /// <summary>The members who may say yes or no in writing: of the professions that were missing.</summary>
    internal async Task<IReadOnlyList<Guid>> Missing(Guid decisionId, Guid mdtId, Guid householdId, CancellationToken ct) =>
        await Without(householdId, await db.Query<Guid>("""
            SELECT p.user_id FROM mdt_member p JOIN mdt_decision_missing m ON m.profession = p.profession
            WHERE m.decision_id = @decisionId AND p.mdt_id = @mdtId AND p.left_on IS NULL ORDER BY p.id
            """, new { decisionId, mdtId }, ct), ct);

    /// <summary>The lead practitioner of a case; where they declared a conflict or have left, the team's coordinator.</summary>
    internal async Task<Guid> Lead(Guid mdtId, Guid householdId, Guid leadUserId, CancellationToken ct) =>
        !await Conflicts.Has(db, leadUserId, householdId, ct) && (await send.Left([leadUserId], ct)).Count == 0 ? leadUserId
        : await Coordinator(mdtId, householdId, ct) is [var coordinator, ..] ? coordinator
        : leadUserId;

    private async Task<IReadOnlyList<Guid>> Without(Guid householdId, IReadOnlyList<Guid> people, CancellationToken ct)
    {
        if (people.Count == 0) return people;
        var barred = await Conflicts.With(db, householdId, ct);
        return [.. people.Where(p => !barred.Contains(p)).Distinct()];
    }
}
