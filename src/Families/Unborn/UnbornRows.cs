using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Unborn;

/// <summary>How an unborn child stands here: an id without text, shown by no page of this module.</summary>
internal enum UnbornState { Expected, Born, NoLonger }

/// <summary>The ids of unborn children. What is told in another order than it happened ends the same.</summary>
internal sealed class UnbornRows(Db db, TimeProvider clock)
{
    /// <summary>Expected from today; one that is known already stays as it stands.</summary>
    internal Task Expect(Guid id, Guid pregnancyId, CancellationToken ct) => db.Execute("""
        INSERT INTO families_unborn (id, pregnancy_id, mother_id, state, since)
        SELECT @id, @pregnancyId, (SELECT MAX(o.mother_id) FROM families_unborn o WHERE o.pregnancy_id = @pregnancyId), 'Expected', @today
        WHERE NOT EXISTS (SELECT 1 FROM families_unborn k WHERE k.id = @id)
        """, new { id, pregnancyId, today = clock.Today() }, ct);

    /// <summary>Whose they are.</summary>
    internal Task Of(Guid pregnancyId, Guid motherId, CancellationToken ct) =>
        db.Execute("UPDATE families_unborn SET mother_id = @motherId WHERE pregnancy_id = @pregnancyId", new { pregnancyId, motherId }, ct);

    /// <summary>Expected no more, also where that it was expected is still to come. One who was born stays so.</summary>
    internal async Task NoLonger(Guid id, Guid pregnancyId, CancellationToken ct)
    {
        await Expect(id, pregnancyId, ct);
        await db.Execute("UPDATE families_unborn SET state = 'NoLonger', since = @today WHERE id = @id AND state = 'Expected'", new { id, today = clock.Today() }, ct);
    }
}
