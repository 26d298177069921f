using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Kernel;

/// <summary>What goes into the database comes out of it, and is stored in the one shape that both engines compare alike.</summary>
public sealed class BindingTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await World.Start(new NotesModule());

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private sealed record Note(Guid Id, string Title, Guid? OtherId, DateOnly? HeldOn, DateTimeOffset? At, bool? Done, int? Number, decimal? Amount, Shade? Shade, int Version);

    private const string All = "SELECT id, title, other_id, held_on, at, done, number, amount, shade, version FROM notes_note ORDER BY version";

    private Task Keep(Note note) => _world.Arrange("""
        INSERT INTO notes_note (id, title, other_id, held_on, at, done, number, amount, shade, version)
        VALUES (@Id, @Title, @OtherId, @HeldOn, @At, @Done, @Number, @Amount, @Shade, @Version)
        """, note);

    private static Note Full(Guid id, Guid other, int version) => new(
        id, $"Zoë’s “note” {version} 👶", other, new DateOnly(2026, 3, 29), new DateTimeOffset(2026, 3, 29, 2, 30, 0, 123, TimeSpan.FromHours(1)), true, -7, 12.3456m, Shade.Bright, version);

    [Fact]
    public async Task Every_type_comes_back_as_it_went_also_below_a_first_row_of_nulls()
    {
        var nulls = new Note(_world.NewId(), "nulls", null, null, null, null, null, null, null, 1);
        var full = Full(_world.NewId(), _world.NewId(), 2);
        await Keep(nulls);
        await Keep(full);
        await Keep(nulls with { Id = _world.NewId(), Title = "more nulls", Version = 3 });

        var read = await _world.Sql<Note>(All);
        Assert.Equal(nulls, read[0]);
        Assert.Equal(full with { At = full.At!.Value.ToUniversalTime() }, read[1]);
        Assert.Equal(nulls with { Id = read[2].Id, Title = "more nulls", Version = 3 }, read[2]);
    }

    [Fact]
    public async Task Single_values_bind_without_a_record()
    {
        var full = Full(_world.NewId(), _world.NewId(), 1);
        await Keep(full);
        Assert.Equal([full.Id], await _world.Sql<Guid>("SELECT id FROM notes_note"));
        Assert.Equal([full.OtherId], await _world.Sql<Guid?>("SELECT other_id FROM notes_note"));
        Assert.Equal([full.HeldOn!.Value], await _world.Sql<DateOnly>("SELECT held_on FROM notes_note"));
        Assert.Equal([full.At!.Value], await _world.Sql<DateTimeOffset>("SELECT at FROM notes_note"));
        Assert.Equal([true], await _world.Sql<bool>("SELECT done FROM notes_note"));
        Assert.Equal([12.3456m], await _world.Sql<decimal>("SELECT amount FROM notes_note"));
        Assert.Equal([1], await _world.Sql<int>("SELECT COUNT(*) FROM notes_note"));
    }

    [Fact]
    public async Task Ids_are_stored_in_lower_case_and_instants_in_one_fixed_width_of_UTC()
    {
        Assert.SkipWhen(WorldDatabase.Server is not null, "SQL Server keeps an instant as an instant");
        var id = Guid.Parse("ABCDEF00-1111-7222-8333-ABCDEF012345");
        await Keep(Full(id, id, 1));
        Assert.Equal(["abcdef00-1111-7222-8333-abcdef012345"], await _world.Sql<string>("SELECT id FROM notes_note"));
        Assert.Equal(["2026-03-29 01:30:00.123"], await _world.Sql<string>("SELECT at FROM notes_note"));
        Assert.Equal(["2026-03-29"], await _world.Sql<string>("SELECT held_on FROM notes_note"));
        Assert.Equal(["Bright"], await _world.Sql<string>("SELECT shade FROM notes_note"));
    }

    [Fact]
    public async Task The_order_of_stored_instants_is_the_order_of_time_whatever_their_zone()
    {
        DateTimeOffset[] instants =
        [
            new(2026, 10, 25, 1, 30, 0, TimeSpan.FromHours(1)), new(2026, 10, 25, 1, 30, 0, TimeSpan.Zero),
            new(2026, 10, 25, 1, 30, 0, 5, TimeSpan.Zero), new(2026, 10, 25, 12, 0, 0, TimeSpan.FromHours(-9)), new(2027, 1, 1, 0, 0, 0, TimeSpan.FromHours(5)),
        ];
        foreach (var (at, i) in instants.Reverse().Select((at, i) => (at, i))) await Keep(Full(_world.NewId(), _world.NewId(), i + 1) with { At = at });
        Assert.Equal(instants.Order(), await _world.Sql<DateTimeOffset>("SELECT at FROM notes_note ORDER BY at"));
        Assert.Equal([instants[1], instants[2]], await _world.Sql<DateTimeOffset>(
            "SELECT at FROM notes_note WHERE at >= @from AND at < @to ORDER BY at", new { from = instants[1].ToOffset(TimeSpan.FromHours(3)), to = instants[3] }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(2500)]
    public async Task A_list_of_ids_finds_its_rows_however_long_it_is(int others)
    {
        var mine = new[] { _world.NewId(), _world.NewId(), _world.NewId() };
        foreach (var (id, i) in mine.Select((id, i) => (id, i))) await Keep(Full(id, id, i + 1));
        IReadOnlyList<Guid> ids = [mine[0], .. Enumerable.Range(0, others).Select(_ => _world.NewId()), mine[2]];
        Assert.Equal([mine[0], mine[2]], (await _world.Sql<Guid>("SELECT id FROM notes_note WHERE id IN @ids", new { ids })).Order());
        Assert.Equal([mine[0], mine[2]], (await _world.Sql<Guid>("SELECT id FROM notes_note WHERE id IN @ids", new { ids = ids.ToHashSet() })).Order());
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM notes_note WHERE id IN @ids", new { ids = Array.Empty<Guid>() }));
    }

    [Fact]
    public async Task A_long_list_that_excludes_is_refused_since_its_parts_would_each_let_the_others_through()
    {
        var ids = Enumerable.Range(0, 1001).Select(_ => _world.NewId()).ToList();
        await Assert.ThrowsAsync<InvalidOperationException>(() => _world.Sql<Guid>("SELECT id FROM notes_note WHERE id NOT IN @ids", new { ids }));
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM notes_note WHERE id NOT IN @ids", new { ids = ids[..1000] }));
    }

    [Fact]
    public async Task Lists_of_texts_codes_and_numbers_find_their_rows()
    {
        await Keep(Full(_world.NewId(), _world.NewId(), 1) with { Title = "one", Number = 1, Shade = Shade.Plain });
        await Keep(Full(_world.NewId(), _world.NewId(), 2) with { Title = "two", Number = 2 });
        Assert.Equal(["two"], await _world.Sql<string>("SELECT title FROM notes_note WHERE title IN @some", new { some = new[] { "two", "three" } }));
        Assert.Equal(["two"], await _world.Sql<string>("SELECT title FROM notes_note WHERE shade IN @some", new { some = new List<Shade> { Shade.Bright } }));
        Assert.Equal(["two"], await _world.Sql<string>("SELECT title FROM notes_note WHERE number IN @some", new { some = new[] { 2, 3 } }));
        Assert.Empty(await _world.Sql<string>("SELECT title FROM notes_note WHERE shade IN @some", new { some = Array.Empty<Shade>() }));
    }

    [Fact]
    public async Task A_record_whose_shape_differs_from_the_select_says_so()
    {
        await Keep(Full(_world.NewId(), _world.NewId(), 1));
        var wrong = await Assert.ThrowsAnyAsync<InvalidOperationException>(() => _world.Sql<Note>("SELECT id, title FROM notes_note"));
        Assert.Contains("the SELECT has (id, title)", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paging_gives_the_same_rows_in_pages_as_at_once()
    {
        for (var i = 1; i <= 7; i++) await Keep(Full(_world.NewId(), _world.NewId(), i));
        var pages = new List<int>();
        for (var skip = 0; skip < 9; skip += 3)
            pages.AddRange(await _world.Sql<int>("SELECT version FROM notes_note ORDER BY version DESC OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY", new { skip, take = 3 }));
        Assert.Equal([7, 6, 5, 4, 3, 2, 1], pages);
        Assert.Equal([1, 2], await _world.Sql<int>("SELECT version FROM notes_note ORDER BY version\nOFFSET 0 ROWS\nFETCH NEXT 2 ROWS ONLY"));
    }
}
