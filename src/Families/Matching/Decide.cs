using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Matching;

/// <summary>A pair as it stands.</summary>
internal sealed record Pair(
    Guid Id, Guid OneId, Guid OtherId, MatchedBy MatchedBy, bool SaidOther, Guid? HeldHouseholdId, Guid? HeldPersonId, PairDecision? Decision, int Version)
{
    internal static async Task<Pair> Of(Db db, Guid pairId, CancellationToken ct) => await db.Find<Pair>("""
        SELECT id, one_id, other_id, matched_by, said_other, held_household_id, held_person_id, decision, version FROM families_pair WHERE id = @pairId
        """, new { pairId }, ct) ?? throw new NotFound("This pair");

    /// <summary>Whether this one is what is kept apart until the pair is decided.</summary>
    internal async Task<bool> IsHeld(Db db, Guid personId, CancellationToken ct) => personId == HeldPersonId || (HeldHouseholdId is { } household
        && await db.Find<int>("SELECT COUNT(*) FROM families_member WHERE household_id = @household AND person_id = @personId", new { household, personId }, ct) > 0);
}

/// <summary>What follows from a decision about a pair.</summary>
internal sealed class Decide(Db db, Sides sides, Joining joining, HeldDesk desk, Aliases aliases, IOutbox outbox, CurrentUser user, TimeProvider clock)
{
    /// <summary>One person: the records are joined, and a family that was held is read as the one that was known.</summary>
    internal async Task<Guid?> Same(Pair pair, Guid keptId, string why, CancellationToken ct)
    {
        var other = keptId == pair.OneId ? pair.OtherId : pair.OneId;
        await sides.CheckNumbers(keptId, other, ct);
        var alias = clock.NewId();
        var (kept, merged) = await joining.Join(AliasKind.Person, alias, other, keptId, why, ct);
        await outbox.Add(new PersonMerged(kept, merged), ct);
        if (pair.HeldPersonId is { } added) await desk.Release([added], ct);
        if (pair.HeldHouseholdId is not { } held) return alias;

        await desk.Known(held, kept, ct);
        // Whoever else came with them is still to be compared, but nothing is held apart for it any more.
        await db.Execute("UPDATE families_pair SET held_household_id = NULL WHERE held_household_id = @held AND decided_at IS NULL", new { held }, ct);
        if (await Home(kept, held, ct) is { } home)
        {
            var homes = await joining.Join(AliasKind.Household, clock.NewId(), held, home, why, ct);
            await outbox.Add(new HouseholdsMerged(homes.KeptId, homes.MergedId), ct);
        }
        return alias;
    }

    /// <summary>Two people: remembered. What was held apart for it is released when no other pair is left to decide.</summary>
    internal async Task<Guid?> NotSame(Pair pair, CancellationToken ct)
    {
        var left = await db.Find<int>("""
            SELECT COUNT(*) FROM families_pair WHERE decided_at IS NULL AND (held_household_id = @HeldHouseholdId OR held_person_id = @HeldPersonId)
            """, new { pair.HeldHouseholdId, pair.HeldPersonId }, ct);
        if (left > 0) return null;
        if (pair.HeldPersonId is { } added) await desk.Release([added], ct);
        if (pair.HeldHouseholdId is { } held && await db.Find<int>("SELECT COUNT(*) FROM families_household WHERE id = @held AND state = 'Held'", new { held }, ct) > 0)
            await desk.Release(held, ct);
        return null;
    }

    /// <summary>No record to keep: all other pairs of what was held go with it.</summary>
    internal async Task<Guid?> Mistake(Pair pair, CancellationToken ct)
    {
        if (pair.HeldHouseholdId is { } held) await desk.Refuse(held, ct);
        if (pair.HeldPersonId is { } added) await desk.RefusePerson(added, ct);
        await db.Execute("""
            UPDATE families_pair SET decision = 'Mistake', decided_at = @now, decided_by = @me, version = version + 1
            WHERE decided_at IS NULL AND (held_household_id = @HeldHouseholdId OR held_person_id = @HeldPersonId)
            """, new { pair.HeldHouseholdId, pair.HeldPersonId, now = clock.Now(), me = user.Id }, ct);
        return null;
    }

    /// <summary>Where the one who was known lives; none where they live nowhere but in what was held.</summary>
    private async Task<Guid?> Home(Guid keptId, Guid held, CancellationToken ct)
    {
        var homes = await db.Query<Guid>("""
            SELECT m.household_id FROM families_member m JOIN families_household h ON h.id = m.household_id
            WHERE m.person_id IN @ids AND m.from_on <= @today AND (m.to_on IS NULL OR m.to_on > @today) AND h.state = 'Registered' ORDER BY m.from_on, m.id
            """, new { ids = await aliases.AllOf(keptId, ct), today = clock.Today() }, ct);
        var joined = await aliases.Of([held, .. homes], ct);
        return homes.Where(h => !joined.AreOne(h, held)).Select(h => (Guid?)h).FirstOrDefault();
    }
}
