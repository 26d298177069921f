using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>Rule 5: the cases of the families in which somebody declared a conflict of interest; they are not theirs to see, for good, nor is one that is opened later.</summary>
internal static class Conflicts
{
    internal static async Task<IReadOnlySet<Guid>> Of(Db db, Guid? userId, CancellationToken ct) => (await db.Query<Guid>("""
        SELECT DISTINCT same.id FROM mdt_conflict c JOIN mdt_item i ON i.id = c.item_id
             JOIN mdt_case k ON k.id = i.case_id JOIN mdt_case same ON (same.household_id = k.household_id OR same.household_id IN (SELECT o.id FROM mdt_joined j JOIN mdt_joined o ON o.kept_id = j.kept_id WHERE j.id = k.household_id))
        WHERE c.user_id = @userId
        """, new { userId }, ct)).ToHashSet();

    private sealed record Barred(Guid UserId, Guid CaseId);

    /// <summary>The cases on a meeting's list, by each worker who may not see them.</summary>
    internal static async Task<ILookup<Guid, Guid>> OnList(Db db, Guid meetingId, CancellationToken ct) => (await db.Query<Barred>("""
        SELECT DISTINCT c.user_id, same.id AS case_id FROM mdt_item o JOIN mdt_case same ON same.id = o.case_id
             JOIN mdt_case k ON (k.household_id = same.household_id OR k.household_id IN (SELECT q.id FROM mdt_joined j JOIN mdt_joined q ON q.kept_id = j.kept_id WHERE j.id = same.household_id))
             JOIN mdt_item i ON i.case_id = k.id JOIN mdt_conflict c ON c.item_id = i.id
        WHERE o.meeting_id = @meetingId
        """, new { meetingId }, ct)).ToLookup(b => b.UserId, b => b.CaseId);

    /// <summary>Who declared a conflict with the family of each of these cases.</summary>
    internal static async Task<ILookup<Guid, Guid>> WithCases(Db db, IReadOnlyList<Guid> cases, CancellationToken ct) => (await db.Query<Barred>("""
        SELECT DISTINCT c.user_id, same.id AS case_id FROM mdt_case same
             JOIN mdt_case k ON (k.household_id = same.household_id OR k.household_id IN (SELECT q.id FROM mdt_joined j JOIN mdt_joined q ON q.kept_id = j.kept_id WHERE j.id = same.household_id))
             JOIN mdt_item i ON i.case_id = k.id JOIN mdt_conflict c ON c.item_id = i.id
        WHERE same.id IN @cases
        """, new { cases }, ct)).ToLookup(b => b.CaseId, b => b.UserId);

    internal const string NoLead = "Choose somebody else: they declared a conflict of interest with this family, so they cannot lead";

    /// <summary>Who declared a conflict with this family, in whatever item.</summary>
    internal static Task<IReadOnlyList<Guid>> With(Db db, Guid householdId, CancellationToken ct) => db.Query<Guid>("""
        SELECT DISTINCT c.user_id FROM mdt_conflict c JOIN mdt_item i ON i.id = c.item_id JOIN mdt_case k ON k.id = i.case_id WHERE (k.household_id = @householdId OR k.household_id IN (SELECT o.id FROM mdt_joined j JOIN mdt_joined o ON o.kept_id = j.kept_id WHERE j.id = @householdId))
        """, new { householdId }, ct);

    /// <summary>Whether this worker declared a conflict with this family, in whatever item.</summary>
    internal static async Task<bool> Has(Db db, Guid userId, Guid householdId, CancellationToken ct) => await db.Find<int>("""
        SELECT COUNT(*) FROM mdt_conflict c JOIN mdt_item i ON i.id = c.item_id JOIN mdt_case k ON k.id = i.case_id
        WHERE c.user_id = @userId AND (k.household_id = @householdId OR k.household_id IN (SELECT o.id FROM mdt_joined j JOIN mdt_joined o ON o.kept_id = j.kept_id WHERE j.id = @householdId))
        """, new { userId, householdId }, ct) > 0;
}
