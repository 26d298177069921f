using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Unborn;

/// <summary>How an unborn child stands here: an id without text, shown by no page of this module.</summary>
internal enum UnbornState { Expected, Born, NoLonger }

/// <summary>The ids of unborn children. What is told in another order than it happened ends the same.</summary>
internal sealed class UnbornRows(Db db, TimeProvider clock)
{
    /// <summary>Expected from today, unless what became of it was heard first; one that is known already stays as it stands.</summary>
    internal Task Expect(Guid id, Guid pregnancyId, CancellationToken ct) => db.Execute("""
        INSERT INTO families_unborn (id, pregnancy_id, mother_id, state, since)
        SELECT @id, @pregnancyId, (SELECT MAX(o.mother_id) FROM families_unborn o WHERE o.pregnancy_id = @pregnancyId),
            CASE WHEN EXISTS (SELECT 1 FROM families_unborn_settled s WHERE s.id = @id OR s.id = @pregnancyId) THEN 'NoLonger' ELSE 'Expected' END, @today
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

    /// <summary>
    /// One more, or one again where it was said by mistake that it is no more. What is told of one child comes in the order in which it happened; a loss and a birth come at once,
    /// and may overtake it.
    /// </summary>
    /// <param name="toldAt">When it was so; null for now.</param>
    internal async Task ExpectAgain(Guid id, Guid pregnancyId, DateTimeOffset? toldAt, CancellationToken ct)
    {
        await Expect(id, pregnancyId, ct);
        if (toldAt is { } told && await db.Find<int>("SELECT COUNT(*) FROM families_unborn_settled WHERE (id = @id OR id = @pregnancyId) AND settled_at > @told", new { id, pregnancyId, told }, ct) > 0)
            return;
        await db.Execute("UPDATE families_unborn SET state = 'Expected', since = @today WHERE id = @id AND state = 'NoLonger'", new { id, today = clock.Today() }, ct);
    }

    /// <summary>None of a pregnancy is expected any more, nor one of whom only the word is still to come.</summary>
    internal async Task NoneExpected(Guid pregnancyId, CancellationToken ct)
    {
        await db.Execute("UPDATE families_unborn SET state = 'NoLonger', since = @today WHERE pregnancy_id = @pregnancyId AND state = 'Expected'", new { pregnancyId, today = clock.Today() }, ct);
        await Settle(pregnancyId, ct);
    }

    /// <summary>Of a pregnancy or of one baby: what was told before now counts no more, whenever it comes.</summary>
    internal async Task Settle(Guid id, CancellationToken ct)
    {
        var row = new { id, now = clock.Now() };
        if (await db.Execute("UPDATE families_unborn_settled SET settled_at = @now WHERE id = @id", row, ct) == 0)
            await db.Execute("INSERT INTO families_unborn_settled (id, settled_at) VALUES (@id, @now)", row, ct);
    }
}
