using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Kernel;

/// <summary>Rule 25's own canaries: what must pass and what must not.</summary>
public sealed class StatementCheckTests
{
    private static readonly Schema Schema = Schema.Of(typeof(NotesModule).Assembly);

    [Fact]
    public void The_schema_is_read_from_every_script_and_has_nothing_wrong()
    {
        Assert.NotNull(Schema.Table("kernel_outbox"));
        Assert.NotNull(Schema.Table("notes_note"));
        Assert.True(Schema.Tables.Count >= 7);
        Assert.Empty(Schema.Wrong);
    }

    [Theory]
    [InlineData("SELECT id, title FROM notes_note WHERE id = @id")]
    [InlineData("SELECT n.id, COUNT(*) AS heard FROM notes_note n LEFT JOIN notes_heard h ON h.note_id = n.id WHERE n.id IN @ids GROUP BY n.id HAVING COUNT(*) > 1 ORDER BY heard DESC")]
    [InlineData("SELECT id FROM notes_note ORDER BY title, id OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY")]
    [InlineData("SELECT id FROM notes_note n WHERE EXISTS (SELECT 1 FROM notes_heard h WHERE h.note_id = n.id AND n.done = 1)")]
    [InlineData("WITH late AS (SELECT id, held_on FROM notes_note WHERE held_on < @today) SELECT l.id, l.held_on FROM late l ORDER BY l.held_on")]
    [InlineData("WITH up (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < 5) SELECT n FROM up")]
    [InlineData("SELECT d.id FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY done ORDER BY at DESC) AS place FROM notes_note) d WHERE d.place = 1")]
    [InlineData("SELECT CASE WHEN done = 1 THEN 'done' ELSE COALESCE(shade, title) END AS says FROM notes_note")]
    [InlineData("INSERT INTO notes_note (id, title, version) VALUES (@id, CONCAT(@a, ' ', @b), 1)")]
    [InlineData("INSERT INTO notes_heard (id, note_id, by_whom) SELECT @id, n.id, 'me' FROM notes_note n WHERE NOT EXISTS (SELECT 1 FROM notes_heard h WHERE h.note_id = n.id)")]
    [InlineData("UPDATE notes_note SET title = @title, version = version + 1 WHERE id = @id AND version = @version")]
    [InlineData("DELETE FROM notes_heard WHERE note_id IN (SELECT id FROM notes_note WHERE done = 1)")]
    [InlineData("SELECT id FROM notes_note WHERE title LIKE CONCAT('%', @text, '%') AND held_on >= '2026-01-01' AND number BETWEEN 1 AND 5")]
    [InlineData("SELECT title FROM notes_note UNION SELECT by_whom FROM notes_heard ORDER BY title")]
    [InlineData("SELECT AVG(1.0 * number) FROM notes_note")]
    [InlineData("SELECT * FROM notes_note")]
    public void What_both_engines_run_passes(string sql) => Assert.Null(Schema.Against(sql));

    [Theory]
    [InlineData("SELECT id FROM notes_nite", "no table")]
    [InlineData("SELECT titel FROM notes_note", "no column titel")]
    [InlineData("SELECT n.titel FROM notes_note n", "no column titel")]
    [InlineData("SELECT x.id FROM notes_note n", "no column x.id")]
    [InlineData("SELECT id FROM notes_note n JOIN notes_heard h ON h.note_id = n.id", "may be any")]
    [InlineData("SELECT id, title FROM notes_note WHERE", "no T-SQL")]
    [InlineData("INSERT INTO notes_note (id, title, version) VALUES (@id, @title)", "3 columns and 2 values")]
    [InlineData("INSERT INTO notes_note (id, title, verzion) VALUES (@id, @title, 1)", "no column verzion")]
    [InlineData("INSERT INTO notes_note (id, version) VALUES (@id, 1)", "may not be null")]
    [InlineData("INSERT INTO notes_note VALUES (@id)", "names no columns")]
    [InlineData("INSERT INTO notes_heard (id, note_id, by_whom) SELECT id, title FROM notes_note", "3 columns and 2 selected")]
    [InlineData("UPDATE notes_note SET done = 1 FROM notes_note n", "FROM in an UPDATE")]
    [InlineData("UPDATE notes_note SET title = title + 'x' WHERE id = @id", "joined by CONCAT")]
    [InlineData("SELECT title + @x AS a FROM notes_note", "joined by CONCAT")]
    [InlineData("SELECT id FROM notes_note WHERE held_on + 1 > @today", "dates are reckoned")]
    [InlineData("SELECT id FROM notes_note WHERE title = N'x'", "N'")]
    [InlineData("SELECT TOP 1 id FROM notes_note ORDER BY id", "TOP")]
    [InlineData("SELECT id FROM notes_note ORDER BY id LIMIT 1", "no T-SQL")]
    [InlineData("MERGE INTO notes_note USING notes_heard ON 1 = 1 WHEN MATCHED THEN DELETE;", "MERGE")]
    [InlineData("SELECT ISNULL(title, 'x') FROM notes_note", "ISNULL")]
    [InlineData("SELECT id FROM notes_note WHERE at < GETDATE()", "GETDATE")]
    [InlineData("SELECT id FROM notes_note WHERE at < CURRENT_TIMESTAMP", "time is the program's")]
    [InlineData("SELECT LENGTH(title) FROM notes_note", "LENGTH")]
    [InlineData("DELETE FROM notes_note OUTPUT deleted.id WHERE id = @id", "OUTPUT")]
    [InlineData("DELETE FROM notes_note WHERE id = @id RETURNING id", "no T-SQL")]
    [InlineData("INSERT INTO notes_note (id, title, version) VALUES (@id, @title, 1) ON CONFLICT DO NOTHING", "no T-SQL")]
    [InlineData("SELECT id, title FROM notes_note GROUP BY id", "neither grouped")]
    [InlineData("SELECT title, COUNT(*) FROM notes_note", "neither grouped")]
    [InlineData("SELECT CASE WHEN done = 1 THEN 1 ELSE 0 END AS late, COUNT(*) AS n FROM notes_note GROUP BY late", "no column late")]
    [InlineData("SELECT id FROM (SELECT id FROM notes_note ORDER BY id) d", "ORDER BY clause is not valid")]
    [InlineData("SELECT DISTINCT title FROM notes_note ORDER BY at", "DISTINCT")]
    [InlineData("SELECT title FROM notes_note UNION SELECT by_whom FROM notes_heard ORDER BY at", "after a UNION")]
    [InlineData("SELECT AVG(number) FROM notes_note", "AVG")]
    [InlineData("SELECT MAX(number, 3) FROM notes_note", "MAX takes one")]
    [InlineData("SELECT id FROM notes_note WHERE title = 5", "compares text with number")]
    [InlineData("SELECT id FROM notes_note WHERE held_on < at", "compares date with instant")]
    [InlineData("SELECT id FROM notes_note WHERE id = @id OR other_id = @Id", "one parameter")]
    [InlineData("SELECT id FROM notes_note WHERE done = TRUE", "no column TRUE")]
    [InlineData("SELECT id FROM dbo.notes_note", "no schemas")]
    [InlineData("SELECT id FROM notes_note WITH (NOLOCK)", "hints")]
    [InlineData("SELECT id FROM notes_note WHERE number = NULL", "IS NULL")]
    [InlineData("SELECT IIF(done = 1, 1, 0) FROM notes_note", "CASE")]
    [InlineData("SELECT title || 'x' FROM notes_note", "no T-SQL")]
    [InlineData("SELECT id FROM notes_note WHERE title = \"x\"", "no column")]
    [InlineData("INSERT INTO notes_note (id, title, shade, version) VALUES (@id, @t, 'a word far longer than twenty', 1)", "longer than")]
    [InlineData("INSERT INTO notes_note (id, title, number, version) VALUES (@id, @t, '1', 1)", "holds number")]
    [InlineData("CREATE TABLE x (id INT)", "not in the shared subset")]
    [InlineData("SELECT id FROM notes_note ORDER BY id OFFSET @skip ROW FETCH FIRST @take ROWS ONLY", "paging is written")]
    [InlineData("SELECT title = shade FROM notes_note", "SQLite compares")]
    [InlineData("SELECT CONVERT(INT, title) FROM notes_note", "CONVERT")]
    [InlineData("", "empty")]
    public void What_one_engine_alone_runs_is_refused_by_reason(string sql, string reason)
    {
        var said = Schema.Against(sql);
        Assert.NotNull(said);
        Assert.Contains(reason, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CREATE TABLE a_b (id CHAR(36) NOT NULL, body NVARCHAR(MAX) NOT NULL)", "NVARCHAR(MAX)")]
    [InlineData("CREATE TABLE a_b (id INT IDENTITY(1,1) NOT NULL)", "IDENTITY")]
    [InlineData("CREATE TABLE a_b (id CHAR(36) NOT NULL, PRIMARY KEY (id))", "no name")]
    [InlineData("CREATE TABLE a_b (id CHAR(36) NOT NULL); CREATE INDEX a_i ON a_b (ix)", "no column ix")]
    [InlineData("CREATE TABLE a_b (id TEXT NOT NULL)", "TEXT")]
    [InlineData("CREATE TABLE a_b (id CHAR(36) NOT NULL); ALTER TABLE a_b ADD c INT NULL; UPDATE a_b SET c = 1", "compiles the batch")]
    [InlineData("CREATE TABLE a_b (id CHAR(36) NOT NULL, n NVARCHAR(1000) NOT NULL); CREATE INDEX a_i ON a_b (n)", "1,700")]
    [InlineData("CREATE TABLE a_b (id CHAR(36) NOT NULL\nGO", "line 2")]
    [InlineData("CREATE TRIGGER t ON a_b AFTER INSERT AS SELECT 1", "not in the shared subset")]
    public void A_script_that_one_engine_alone_runs_is_refused_by_reason(string sql, string reason) =>
        Assert.Contains(new Schema([new Script("a/0001_b", null, sql)]).Wrong, w => w.Contains(reason, StringComparison.Ordinal));

    [Fact]
    public async Task A_bad_statement_fails_the_test_that_ran_it_and_the_world_that_swallowed_it()
    {
        var world = await World.Start(new NotesModule());
        var bad = await Assert.ThrowsAsync<BadStatement>(() => world.Sql<string>("SELECT title FROM notes_note LIMIT 1"));
        Assert.Contains("because", bad.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<BadStatement>(async () => await world.DisposeAsync());
    }

    [Theory]
    [InlineData("id", "ABCDEF00-1111-7222-8333-ABCDEF012345")]
    [InlineData("id", "short")]
    [InlineData("shade", "a word far longer than twenty")]
    [InlineData("held_on", "2 March 2026")]
    [InlineData("at", "2026-03-02T10:00:00Z")]
    [InlineData("number", "seven")]
    [InlineData("done", "2")]
    public async Task What_was_stored_and_does_not_fit_its_column_fails_the_test(string column, string value)
    {
        Assert.SkipWhen(WorldDatabase.Server is not null, "SQL Server refuses it by itself");
        var world = await World.Start(new NotesModule());
        var id = column == "id" ? value : world.NewId().ToString();
        await world.Arrange("INSERT INTO notes_note (id, title, version) VALUES (@id, 'fits', 1)", new { id });
        if (column != "id")
            await world.Arrange("""
                UPDATE notes_note SET
                    shade = CASE WHEN @column = 'shade' THEN @value END, held_on = CASE WHEN @column = 'held_on' THEN @value END, at = CASE WHEN @column = 'at' THEN @value END,
                    number = CASE WHEN @column = 'number' THEN @value END, done = CASE WHEN @column = 'done' THEN @value END
                """, new { column, value });
        var wrong = await Assert.ThrowsAsync<DoesNotFit>(async () => await world.DisposeAsync());
        Assert.Contains($"notes_note.{column} is", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_module_tests_run_on_SQL_Server_where_there_is_one()
    {
        Assert.SkipWhen(WorldDatabase.Server is null, $"{WorldDatabase.Variable} holds no connection string: this run was on SQLite alone");
        await using var world = await World.Start(new NotesModule());
        var id = world.NewId();
        await world.Arrange("INSERT INTO notes_note (id, title, version) VALUES (@id, 'on SQL Server', 1)", new { id });
        Assert.Equal([id], await world.Sql<Guid>("SELECT id FROM notes_note ORDER BY id OFFSET 0 ROWS FETCH NEXT 5 ROWS ONLY"));
    }
}
