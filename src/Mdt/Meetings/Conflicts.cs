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
