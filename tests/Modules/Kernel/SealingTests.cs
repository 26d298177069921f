using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Kernel;

public sealed class SealingTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await World.Start(new NotesModule());

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private static Task<int> Seal(World world) => world.AsSystem().With(s => s.GetRequiredService<Sealing>().RunOnce());

    private static Task<SealCheck.Report> Verify(World world) => world.AsSystem().With(s => s.GetRequiredService<SealCheck>().Run());

    private static async Task Rows(World world, int count)
    {
        for (var i = 0; i < count; i++) await world.AsSystem().With(async s =>
        {
            await s.GetRequiredService<Db>().InOne(() => s.GetRequiredService<Audit>().Write("view", "Notes.Seen", [world.NewId()], "asked, by \"her\""));
            return true;
        });
    }

    [Fact]
    public async Task Sealed_rows_verify_and_the_tail_is_told()
    {
        Assert.Equal((0, 0, 0), await Told());
        await Rows(_world, 3);
        Assert.Equal((0, 0, 3), await Told());
        Assert.Equal(3, await Seal(_world));
        await Rows(_world, 2);
        await Seal(_world);
        await Rows(_world, 1);
        Assert.Equal((2, 5, 1), await Told());
        var report = await Verify(_world);
        Assert.Equal((2, 64), (report.LastNumber, report.LastDigest!.Length));
        Assert.Equal(_world.Clock.Now(), report.OldestUnsealed);

        async Task<(int, int, int)> Told()
        {
            var told = await Verify(_world);
            Assert.Null(told.First);
            return (told.Seals, (int)told.Rows, told.Unsealed);
        }
    }

    [Fact]
    public async Task More_rows_than_a_batch_are_sealed_in_several()
    {
        await _world.AsSystem().With(async s =>
        {
            await s.GetRequiredService<Db>().InOne(async () =>
            {
                for (var i = 0; i < (2 * Sealing.Batch) + 1; i++) await s.GetRequiredService<Audit>().Write("view", "Notes.Seen", []);
            });
            return true;
        });
        Assert.Equal((2 * Sealing.Batch) + 1, await Seal(_world));
        Assert.Equal([Sealing.Batch, Sealing.Batch, 1], await _world.Sql<int>("SELECT row_count FROM kernel_seal ORDER BY number"));
        Assert.Null((await Verify(_world)).First);
    }

    [Fact]
    public async Task A_row_that_arrives_late_with_an_earlier_id_is_in_the_next_batch_and_breaks_nothing()
    {
        var early = _world.NewId();
        await Rows(_world, 3);
        await Seal(_world);
        await _world.Arrange(Insert, new { id = early, at = _world.Clock.Now() - TimeSpan.FromMinutes(5), seal = (int?)null });
        Assert.Equal(1, await Seal(_world));
        Assert.Null((await Verify(_world)).First);
        Assert.Equal([2], await _world.Sql<int>("SELECT seal FROM kernel_audit WHERE id = @early", new { early }));
    }

    [Fact]
    public async Task Two_hosts_that_seal_at_once_seal_each_row_once_and_what_is_written_meanwhile_is_in_a_later_batch()
    {
        Assert.SkipWhen(WorldDatabase.Server is not null, "two hosts share a file here");
        var file = _world.Services.GetRequiredService<KernelSettings>().File;
        await using var other = await World.Start(v => v["Database:File"] = file, new NotesModule());
        await Rows(_world, 20);
        var writing = Task.Run(() => Rows(_world, 30));
        var counts = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => Seal(i % 2 == 0 ? _world : other))));
        await writing;
        var rest = await Seal(_world);
        var report = await Verify(_world);
        Assert.Null(report.First);
        Assert.Equal((50, 0), ((int)report.Rows, report.Unsealed));
        Assert.Equal(50, counts.Sum() + rest);
        Assert.Equal([50], await _world.Sql<int>("SELECT SUM(row_count) FROM kernel_seal"));
    }

    [Fact]
    public async Task Another_key_is_told_apart_from_a_touched_row()
    {
        await Rows(_world, 1);
        await Seal(_world);
        var other = await _world.AsSystem().With(s => new SealCheck(s.GetRequiredService<Db>(), new DigestKey(new byte[32])).Run());
        Assert.Contains("another key", other.First!.Says, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_cut_off_the_end_is_seen_by_whoever_noted_the_last_batch()
    {
        await Rows(_world, 1);
        await Seal(_world);
        await Rows(_world, 1);
        await Seal(_world);
        var noted = await Verify(_world);
        await _world.Arrange("DELETE FROM kernel_seal WHERE number = 2");
        await _world.Arrange("DELETE FROM kernel_audit WHERE seal = 2");
        Assert.Null((await Verify(_world)).First); // the chain alone cannot know
        Assert.Null(await _world.AsSystem().With(s => s.GetRequiredService<SealCheck>().DigestOf(noted.LastNumber)));
    }

    private const string Insert = """
        INSERT INTO kernel_audit (id, at, user_id, organisation_id, by_system, kind, what, permission, subjects, fields, reason, seal)
        VALUES (@id, @at, NULL, NULL, 0, 'view', 'Notes.Seen', NULL, '', '{}', NULL, @seal)
        """;

    private sealed record Row(Guid Id, int Seal);

    /// <summary>What somebody with the database in their hands may do to one row, or to a batch.</summary>
    private static readonly IReadOnlyDictionary<string, Func<World, Row, Row, Task>> Touches = new Dictionary<string, Func<World, Row, Row, Task>>(StringComparer.Ordinal)
    {
        ["who"] = (w, r, _) => w.Arrange("UPDATE kernel_audit SET user_id = @Id WHERE id = @Id", new { r.Id }),
        ["when"] = (w, r, _) => w.Arrange("UPDATE kernel_audit SET at = @at WHERE id = @Id", new { r.Id, at = w.Clock.Now().AddMilliseconds(-1) }),
        ["kind"] = (w, r, _) => w.Arrange("UPDATE kernel_audit SET kind = 'change' WHERE id = @Id", new { r.Id }),
        ["subjects"] = (w, r, _) => w.Arrange("UPDATE kernel_audit SET subjects = '' WHERE id = @Id", new { r.Id }),
        ["reason"] = (w, r, _) => w.Arrange("UPDATE kernel_audit SET reason = NULL WHERE id = @Id", new { r.Id }),
        ["removed"] = (w, r, _) => w.Arrange("DELETE FROM kernel_audit WHERE id = @Id", new { r.Id }),
        ["unsealed"] = (w, r, _) => w.Arrange("UPDATE kernel_audit SET seal = NULL WHERE id = @Id", new { r.Id }),
        ["inserted"] = (w, r, _) => w.Arrange(Insert, new { id = w.NewId(), at = w.Clock.Now(), seal = (int?)r.Seal }),
        ["another batch"] = (w, r, _) => w.Arrange("UPDATE kernel_audit SET seal = seal + 1 WHERE id = @Id", new { r.Id }),
        ["swapped"] = async (w, r, other) =>
        {
            var between = w.NewId();
            await w.Arrange("UPDATE kernel_audit SET id = @between WHERE id = @Id", new { between, r.Id });
            await w.Arrange("UPDATE kernel_audit SET id = @to WHERE id = @Id", new { to = r.Id, other.Id });
            await w.Arrange("UPDATE kernel_audit SET id = @to WHERE id = @between", new { to = other.Id, between });
        },
        ["the batch gone"] = async (w, r, _) =>
        {
            await w.Arrange("DELETE FROM kernel_seal WHERE number = @Seal", new { r.Seal });
            await w.Arrange("DELETE FROM kernel_audit WHERE seal = @Seal", new { r.Seal });
        },
        ["the batch's rows gone"] = (w, r, _) => w.Arrange("DELETE FROM kernel_audit WHERE seal = @Seal", new { r.Seal }),
        ["the batch's record"] = (w, r, _) => w.Arrange("UPDATE kernel_seal SET digest = @forged WHERE number = @Seal", new { r.Seal, forged = new string('a', 64) }),
        ["the batch's time"] = (w, r, _) => w.Arrange("UPDATE kernel_seal SET sealed_at = @at WHERE number = @Seal", new { r.Seal, at = w.Clock.Now().AddDays(-1) }),
    };

    [Fact]
    public void Whatever_is_touched_is_found_in_its_batch()
    {
        var cases = from touch in Gen.Elements(Touches.Keys.ToArray())
                    from sizes in Gen.Choose(2, 4).ListOf(3)
                    from row in Gen.Choose(0, 100)
                    select (touch, sizes: sizes.ToArray(), row);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(cases.ToArbitrary(), c => Found(c.touch, c.sizes, c.row).GetAwaiter().GetResult()));
    }

    private static async Task<bool> Found(string touch, int[] sizes, int pick)
    {
        await using var world = await World.Start(new NotesModule());
        foreach (var size in sizes)
        {
            await Rows(world, size);
            await Seal(world);
        }
        Assert.Null((await Verify(world)).First);
        // Not of the last batch: what is cut off the end is another test's.
        var rows = await world.Sql<Row>("SELECT id, seal FROM kernel_audit WHERE seal < 3 ORDER BY id");
        var row = rows[pick % rows.Count];
        var other = rows.First(r => r.Seal == row.Seal && r.Id != row.Id);
        await Touches[touch](world, row, other);
        var report = await Verify(world);
        Assert.True(report.First is { } first && first.Seal == row.Seal, $"{touch} in batch {row.Seal} was told as {report.First}");
        var named = report.First!.Row;
        if (touch is "who" or "when" or "kind" or "subjects" or "reason") Assert.Equal(row.Id, named);
        return true;
    }
}
