using System.IO.Compression;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Kernel;

public sealed class BackupsTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("neighbourhood-backup-").FullName;
    private World _world = null!;

    private string Target => Path.Combine(_folder, "backup.zip");

    /// <summary>Where nothing runs: what a stopped host's settings would name.</summary>
    private string Stopped => Path.Combine(_folder, "stopped", "neighbourhood.db");

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(WorldDatabase.Server is not null, "a server has backups of its own");
        _world = await World.Start(new NotesModule());
    }

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Backups Backups => _world.Services.GetRequiredService<Backups>();

    /// <summary>The same program and key, its database elsewhere.</summary>
    private Backups Elsewhere()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Stopped)!);
        var key = Path.Combine(Path.GetDirectoryName(_world.Services.GetRequiredService<KernelSettings>().File)!, "digest.key");
        File.Copy(key, Path.Combine(Path.GetDirectoryName(Stopped)!, "digest.key"), overwrite: true);
        return new(_world.Services.GetRequiredService<Engine>(), _world.Services.GetRequiredService<Migrator>(), _world.Services.GetRequiredService<KernelSettings>() with { File = Stopped }, _world.Clock);
    }

    private Task<Guid> Write(string title) => _world.As(Roles.Coordinator).Send(new WriteNote(_world.NewId(), title));

    private static List<string> Titles(string file)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT title FROM notes_note ORDER BY title";
        using var rows = command.ExecuteReader();
        var titles = new List<string>();
        while (rows.Read()) titles.Add(rows.GetString(0));
        return titles;
    }

    private string[] Files() => [.. Directory.EnumerateFiles(Path.GetDirectoryName(Stopped)!).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Fact]
    public async Task A_backup_is_of_one_moment_while_others_write_and_is_restored_whole()
    {
        await Write("before");
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 200 && !stop.IsCancellationRequested; i++) await Write($"while {i:000}");
        });
        var made = Backups.Make(Target);
        await stop.CancelAsync();
        await writing;
        Assert.Contains("kernel/0001_outbox_inbox", made.Scripts);
        Assert.Equal([Path.GetFileName(Target)], Directory.EnumerateFiles(_folder).Select(Path.GetFileName));

        var restored = await Elsewhere().Restore(Target, anotherKey: false);
        Assert.Null(restored.Kept);
        Assert.Equal((made.MadeAt, made.Sha256, 0), (restored.Manifest.MadeAt, restored.Manifest.Sha256, restored.Migrated));
        var titles = Titles(Stopped);
        Assert.Equal("before", titles[0]);
        Assert.Equal(Enumerable.Range(0, titles.Count - 1).Select(i => $"while {i:000}"), titles.Skip(1)); // no hole
        Assert.Equal(["digest.key", "neighbourhood.db"], Files());
    }

    [Fact]
    public async Task What_was_there_before_is_kept_beside_it()
    {
        await Write("first");
        Backups.Make(Target);
        await Elsewhere().Restore(Target, anotherKey: false);
        await Write("second");
        var later = Path.Combine(_folder, "later.zip");
        Backups.Make(later);
        var restored = await Elsewhere().Restore(later, anotherKey: false);
        Assert.Equal(["first", "second"], Titles(Stopped));
        Assert.Equal(["first"], Titles(restored.Kept!));
    }

    [Fact]
    public void No_file_is_written_over()
    {
        File.WriteAllText(Target, "somebody's");
        Assert.Contains("there already", Assert.Throws<Refused>(() => Backups.Make(Target)).Message, StringComparison.Ordinal);
        Assert.Equal("somebody's", File.ReadAllText(Target));
        Assert.Throws<Refused>(() => Backups.Make(Path.Combine(_folder, "no", "such", "folder.zip")));
    }

    [Theory]
    [InlineData("Checking the copy")]
    [InlineData("Packing")]
    public async Task A_backup_that_breaks_off_leaves_no_file_and_the_next_one_works(string at)
    {
        await Write("kept");
        Assert.Throws<IOException>(() => Backups.Make(Target, says =>
        {
            if (says == at) throw new IOException("no space left");
        }));
        Assert.Empty(Directory.EnumerateFiles(_folder));
        await File.WriteAllTextAsync(Target + ".part", "half"); // as a killed process leaves it
        await File.WriteAllTextAsync(Target + ".copy", "half");
        Backups.Make(Target);
        Assert.Equal([Path.GetFileName(Target)], Directory.EnumerateFiles(_folder).Select(Path.GetFileName));
    }

    public static TheoryData<string> Damages => ["cut", "flipped", "no zip", "no database", "another's", "newer form", "newer schema", "no file"];

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task A_backup_that_is_damaged_or_newer_changes_nothing(string damage)
    {
        await Write("stands");
        Backups.Make(Target);
        await Elsewhere().Restore(Target, anotherKey: false);
        await Damage(damage);
        var refused = await Assert.ThrowsAsync<Refused>(() => Elsewhere().Restore(Target, anotherKey: false));
        Assert.EndsWith(".", refused.Message, StringComparison.Ordinal);
        if (damage.StartsWith("newer", StringComparison.Ordinal)) Assert.Contains("newer program", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["digest.key", "neighbourhood.db"], Files());
        Assert.Equal(["stands"], Titles(Stopped));
    }

    private async Task Damage(string damage)
    {
        var bytes = await File.ReadAllBytesAsync(Target);
        switch (damage)
        {
            case "cut": await File.WriteAllBytesAsync(Target, bytes[..(bytes.Length / 2)]); break;
            case "flipped":
                bytes[bytes.Length / 2] ^= 0xFF;
                await File.WriteAllBytesAsync(Target, bytes);
                break;
            case "no zip": await File.WriteAllTextAsync(Target, "not a zip file"); break;
            case "no file": File.Delete(Target); break;
            case "no database": Edit(zip => zip.GetEntry("neighbourhood.db")!.Delete()); break;
            case "another's": Edit(zip => Replace(zip, "manifest.json", text => "{}")); break;
            case "newer form": Edit(zip => Replace(zip, "manifest.json", text => text.Replace("\"form\": 1", "\"form\": 2", StringComparison.Ordinal))); break;
            default:
                File.Delete(Target);
                Journal("UPDATE SchemaVersions SET ScriptName = 'kernel/9999_later' WHERE ScriptName = 'kernel/0002_audit'");
                Backups.Make(Target);
                Journal("UPDATE SchemaVersions SET ScriptName = 'kernel/0002_audit' WHERE ScriptName = 'kernel/9999_later'");
                break;
        }
    }

    private void Journal(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _world.Services.GetRequiredService<KernelSettings>().File, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // a constant above
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private void Edit(Action<ZipArchive> edit)
    {
        using var zip = ZipFile.Open(Target, ZipArchiveMode.Update);
        edit(zip);
    }

    private static void Replace(ZipArchive zip, string name, Func<string, string> change)
    {
        string text;
        using (var reader = new StreamReader(zip.GetEntry(name)!.Open())) text = reader.ReadToEnd();
        zip.GetEntry(name)!.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(change(text));
    }

    [Fact]
    public async Task A_database_in_use_is_not_replaced()
    {
        await Write("in use");
        Backups.Make(Target);
        await Write("since");
        var refused = await Assert.ThrowsAsync<Refused>(() => Backups.Restore(Target, anotherKey: false)); // the world's own, which runs
        Assert.Contains("in use", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["in use", "since"], (await _world.Sql<string>("SELECT title FROM notes_note")).Order(StringComparer.Ordinal));
        await Write("and goes on");
    }

    [Fact]
    public async Task Another_digest_key_is_refused_unless_it_is_meant()
    {
        await Write("kept");
        Backups.Make(Target);
        var elsewhere = Elsewhere();
        await File.WriteAllBytesAsync(Path.Combine(Path.GetDirectoryName(Stopped)!, "digest.key"), new byte[32]);
        Assert.Contains("digest key", (await Assert.ThrowsAsync<Refused>(() => elsewhere.Restore(Target, anotherKey: false))).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Stopped));
        await elsewhere.Restore(Target, anotherKey: true);
        Assert.Equal(["kept"], Titles(Stopped));
    }

    [Fact]
    public async Task An_older_backup_is_brought_forward_and_a_damaged_database_is_replaced()
    {
        await Write("old");
        var later = new Script("notes/0002_later", null, "CREATE TABLE notes_later (id CHAR(36) NOT NULL, CONSTRAINT notes_later_pk PRIMARY KEY (id));");
        Backups.Make(Target);
        Elsewhere();
        await File.WriteAllTextAsync(Stopped, "this is no database, though it was one yesterday");
        var newer = new Backups(
            _world.Services.GetRequiredService<Engine>(),
            new Migrator(_world.Services.GetRequiredService<Engine>(), [.. Script.In(typeof(Db).Assembly), .. Script.In(typeof(NotesModule).Assembly), later], _world.Clock),
            _world.Services.GetRequiredService<KernelSettings>() with { File = Stopped }, _world.Clock);
        var restored = await newer.Restore(Target, anotherKey: false);
        Assert.Equal(1, restored.Migrated);
        Assert.Equal(["old"], Titles(Stopped));
        Assert.Contains("yesterday", await File.ReadAllTextAsync(restored.Kept!), StringComparison.Ordinal);
    }
}

public sealed class ServerBackupTests
{
    [Fact]
    public async Task A_server_is_backed_up_by_its_own_means_and_the_verb_says_so()
    {
        await using var engine = new SqlServerEngine("Server=nowhere;Database=none;Integrated Security=true");
        var settings = new KernelSettings(DatabaseEngine.SqlServer, "data/neighbourhood.db", "Server=nowhere", new byte[32], 8, null);
        var backups = new Backups(engine, new Migrator(engine, Array.Empty<Script>(), TimeProvider.System), settings, TimeProvider.System);
        Assert.Contains("BACKUP DATABASE", Assert.Throws<Refused>(() => backups.Make("backup.zip")).Message, StringComparison.Ordinal);
        Assert.Contains("BACKUP DATABASE", (await Assert.ThrowsAsync<Refused>(() => backups.Restore("backup.zip", anotherKey: false))).Message, StringComparison.Ordinal);
    }
}
