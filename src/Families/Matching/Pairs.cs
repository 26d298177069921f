using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Matching;

/// <summary>Keeps pairs of people who may be one until data quality decides; a pair that was decided is not asked about again.</summary>
internal sealed class Pairs(Db db, TimeProvider clock)
{
    /// <summary>Of somebody new, with everybody whom they may be.</summary>
    /// <param name="held">The household or person that is kept apart until the pair is decided; nulls for none.</param>
    /// <param name="saidOther">A worker looked at those whom they may see, and said that it is somebody else.</param>
    internal async Task Keep(Guid personId, IReadOnlyList<Match> matches, (Guid? Household, Guid? Person) held, bool saidOther, CancellationToken ct)
    {
        foreach (var match in matches)
        {
            var (one, other) = Ordered(personId, match.PersonId);
            await db.Execute("""
                INSERT INTO families_pair (id, one_id, other_id, matched_by, said_other, held_household_id, held_person_id, found_at, version)
                SELECT @id, @one, @other, @By, @saidOther, @Household, @Person, @now, 1
                WHERE NOT EXISTS (SELECT 1 FROM families_pair WHERE one_id = @one AND other_id = @other)
                """, new { id = clock.NewId(), one, other, match.By, saidOther, held.Household, held.Person, now = clock.Now() }, ct);
        }
    }

    internal static (Guid One, Guid Other) Ordered(Guid one, Guid other) =>
        string.CompareOrdinal(one.ToString("D"), other.ToString("D")) < 0 ? (one, other) : (other, one);
}

/// <summary>What was decided about a pair.</summary>
internal enum PairDecision
{
    /// <summary>One person: the records were joined.</summary>
    Same,
    /// <summary>Two people: remembered, and never asked again.</summary>
    NotSame,
    /// <summary>What was held is no record to keep.</summary>
    Mistake,
}
