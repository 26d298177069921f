using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>The babies of a pregnancy: how many are expected, lost and born. Each one's id is the unborn child's in Families.</summary>
internal sealed class Babies(Db db, IOutbox outbox, TimeProvider clock)
{
    internal const int Most = 6;

    internal sealed record Baby(Guid Id, int Number, BabyState State);

    internal Task<IReadOnlyList<Baby>> Of(Guid pregnancyId, CancellationToken ct) =>
        db.Query<Baby>("SELECT id, number, state FROM antenatal_baby WHERE pregnancy_id = @pregnancyId ORDER BY number", new { pregnancyId }, ct);

    /// <summary>The first ones, told of with the pregnancy.</summary>
    internal async Task<IReadOnlyList<Guid>> Begin(Guid pregnancyId, int count, CancellationToken ct)
    {
        var made = new List<Guid>();
        for (var number = 1; number <= count; number++) made.Add(await Add(pregnancyId, number, ct));
        return made;
    }

    /// <summary>As many as these from now: each that is more, and each that was one too many, is told of.</summary>
    /// <exception cref="Refused">On <c>Count</c>: fewer than were lost or born, and the one that is expected.</exception>
    internal async Task Be(Guid pregnancyId, int count, CancellationToken ct)
    {
        var now = await Of(pregnancyId, ct);
        var least = now.Count(b => b.State != BabyState.Expected) + 1;
        if (count < least) throw new Refused("Count", $"There are at least {least}: some are noted already, and one is expected");
        foreach (var baby in now.Where(b => b.State == BabyState.Expected).OrderByDescending(b => b.Number).Take(now.Count - count))
        {
            await db.Execute("DELETE FROM antenatal_baby WHERE id = @Id AND state = 'Expected'", new { baby.Id }, ct);
            await outbox.Add(new UnbornNoLongerExpected(baby.Id, pregnancyId), ct);
        }
        var next = now.Select(b => b.Number).DefaultIfEmpty().Max() + 1;
        for (var more = now.Count; more < count; more++) await outbox.Add(new UnbornExpected(await Add(pregnancyId, next++, ct), pregnancyId, clock.Now()), ct);
    }

    /// <summary>None of them is expected: nothing of it stays on a list.</summary>
    internal async Task None(Guid pregnancyId, CancellationToken ct)
    {
        foreach (var baby in (await Of(pregnancyId, ct)).Where(b => b.State == BabyState.Expected))
        {
            await db.Execute("DELETE FROM antenatal_baby WHERE id = @Id", new { baby.Id }, ct);
            await outbox.Add(new UnbornNoLongerExpected(baby.Id, pregnancyId), ct);
        }
    }

    private async Task<Guid> Add(Guid pregnancyId, int number, CancellationToken ct)
    {
        var id = clock.NewId();
        await db.Execute("INSERT INTO antenatal_baby (id, pregnancy_id, number, state) VALUES (@id, @pregnancyId, @number, 'Expected')", new { id, pregnancyId, number }, ct);
        return id;
    }
}
