using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Neighbourhood.Kernel;

/// <summary>
/// Backups of the embedded database: a zip file with the database as it was at one moment and a manifest. The digest key is not in it:
/// kept together they would be worth more to a thief. A server has backups of its own.
/// </summary>
public sealed class Backups
{
    private const string Database = "neighbourhood.db";
    private const string ManifestName = "manifest.json";
    private const int Form = 1;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly Engine _engine;
    private readonly Migrator _migrator;
    private readonly KernelSettings _settings;
    private readonly TimeProvider _clock;

    internal Backups(Engine engine, Migrator migrator, KernelSettings settings, TimeProvider clock) => (_engine, _migrator, _settings, _clock) = (engine, migrator, settings, clock);

    /// <param name="Form">Of this manifest.</param>
    /// <param name="Scripts">The journal: the schema that the database has.</param>
    /// <param name="Sha256">Of the database file, in hexadecimal digits.</param>
    /// <param name="KeyMark">16 digits of the digest key that it was used with.</param>
    public sealed record Manifest(int Form, DateTimeOffset MadeAt, IReadOnlyList<string> Scripts, long Bytes, string Sha256, string KeyMark);

    /// <param name="Kept">The file that was there before, beside the new one; null where there was none.</param>
    /// <param name="Migrated">How many scripts brought it forward.</param>
    public sealed record Restored(Manifest Manifest, string? Kept, int Migrated);

    /// <summary>Writes the backup while the host runs. The file stands when it is whole, and not before.</summary>
    /// <param name="says">Told each step.</param>
    /// <exception cref="Refused">The file is there already, or the database is a server's.</exception>
    public Manifest Make(string file, Action<string>? says = null)
    {
        var engine = Embedded();
        var path = Path.GetFullPath(file);
        if (File.Exists(path)) throw new Refused("", $"{file} is there already: name a new file.");
        if (Path.GetDirectoryName(path) is not { } folder || !Directory.Exists(folder)) throw new Refused("", $"The folder of {file} is not there.");
        var (copy, part) = (path + ".copy", path + ".part");
        try
        {
            Remove(copy, part); // of one that was killed
            says?.Invoke("Copying the database");
            engine.CopyTo(copy);
            says?.Invoke("Checking the copy");
            var manifest = new Manifest(Form, _clock.Now(), Checked(copy), new FileInfo(copy).Length, Sum(copy), DigestKey.From(_settings).Mark);
            says?.Invoke("Packing");
            using (var zip = ZipFile.Open(part, ZipArchiveMode.Create))
            {
                using (var entry = new StreamWriter(zip.CreateEntry(ManifestName).Open())) entry.Write(JsonSerializer.Serialize(manifest, Json));
                zip.CreateEntryFromFile(copy, Database, CompressionLevel.Fastest);
            }
            using (var whole = File.OpenHandle(part, FileMode.Open, FileAccess.ReadWrite)) RandomAccess.FlushToDisk(whole);
            File.Move(part, path);
            return manifest;
        }
        finally
        {
            Remove(copy, part);
        }
    }

    /// <summary>Puts a backup in the place of the database, brought forward to this program's schema. The old file stays beside it.</summary>
    /// <param name="anotherKey">Go on though the digest key is not the one that the backup was used with.</param>
    /// <exception cref="Refused">It is damaged, of a newer program, of another key, or the database is in use: nothing was changed.</exception>
    public async Task<Restored> Restore(string file, bool anotherKey, Action<string>? says = null, CancellationToken ct = default)
    {
        Embedded();
        var path = Path.GetFullPath(_settings.File);
        var fresh = path + ".restoring";
        try
        {
            Remove(fresh);
            says?.Invoke("Checking the backup");
            var manifest = Unpack(file, fresh);
            if (!anotherKey && DigestKey.Existing(_settings)?.Mark != manifest.KeyMark)
                throw new Refused("", "The digest key here is not the one that this backup was used with: without it the audit cannot be verified. Put that key in its place (digest.key, or Security:DigestKey), or say --another-key.");
            says?.Invoke("Bringing the schema forward");
            var migrated = await Forward(fresh, ct);
            says?.Invoke("Changing places");
            return new(manifest, ChangePlaces(path, fresh), migrated);
        }
        finally
        {
            Remove(fresh);
        }
    }

    private SqliteEngine Embedded() => _engine as SqliteEngine
        ?? throw new Refused("", "The database is SQL Server's: use the server's own backup (BACKUP DATABASE, RESTORE DATABASE). This verb is for the embedded database.");

    private Manifest Unpack(string file, string to)
    {
        if (!File.Exists(file)) throw new Refused("", $"There is no file {file}.");
        try
        {
            using var zip = ZipFile.OpenRead(file);
            if (zip.GetEntry(ManifestName) is not { } told || zip.GetEntry(Database) is not { } database) throw new Refused("", $"{file} is no backup of this program.");
            using var text = told.Open();
            if (JsonSerializer.Deserialize<Manifest>(text, Json) is not { Form: Form } manifest) throw new Refused("", $"{file} was made by a newer program: restore it with that one.");
            database.ExtractToFile(to);
            if (new FileInfo(to).Length != manifest.Bytes || Sum(to) != manifest.Sha256) throw new Refused("", $"{file} is damaged: its checksum is not the one in its manifest.");
            var newer = Checked(to).Except(_migrator.Known, StringComparer.Ordinal).ToList();
            return newer.Count == 0 ? manifest : throw new Refused("", $"{file} was made by a newer program ({newer[0]}): restore it with that one.");
        }
        catch (Exception damaged) when (damaged is InvalidDataException or JsonException or SqliteException or EndOfStreamException)
        {
            throw new Refused("", $"{file} is damaged, or no backup of this program.");
        }
    }

    private async Task<int> Forward(string fresh, CancellationToken ct)
    {
        await using var engine = new SqliteEngine(fresh);
        return (await _migrator.On(engine).Migrate(ct: ct)).Count;
    }

    private string? ChangePlaces(string path, string fresh)
    {
        if (!File.Exists(path))
        {
            File.Move(fresh, path);
            return null;
        }
        MustBeAlone(path);
        var kept = $"{path}.before-{_clock.Now():yyyyMMdd-HHmmssfff}";
        // What a damaged database left beside it would be taken for the new one's.
        foreach (var beside in (string[])["-wal", "-shm"])
            if (File.Exists(path + beside)) File.Move(path + beside, kept + beside);
        File.Replace(fresh, path, kept);
        return kept;
    }

    /// <summary>Only a database that nobody else has open leaves write-ahead logging; and then its one file is all of it.</summary>
    private static void MustBeAlone(string path)
    {
        try
        {
            using var connection = Open(path, SqliteOpenMode.ReadWrite);
            if (Scalar(connection, "PRAGMA journal_mode=DELETE") is [["delete"]]) return;
        }
        catch (SqliteException damaged) when (damaged.SqliteErrorCode is SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_CORRUPT)
        {
            return; // why a backup is restored, often
        }
        catch (SqliteException held) when (held.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED)
        {
            // told below
        }
        throw new Refused("", "The database is in use: stop the host first, then restore.");
    }

    /// <summary>The journal of a database that is whole.</summary>
    private static IReadOnlyList<string> Checked(string file)
    {
        using var connection = Open(file, SqliteOpenMode.ReadOnly);
        if (Scalar(connection, "PRAGMA quick_check") is not [["ok"]]) throw new InvalidDataException("The copy is damaged.");
        return [.. Scalar(connection, "SELECT ScriptName FROM SchemaVersions ORDER BY Id").Select(r => r[0])];
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 1 }.ToString());
        connection.Open();
        return connection;
    }

    private static List<string[]> Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var read = new List<string[]>();
        while (rows.Read()) read.Add([rows.GetString(0)]);
        return read;
    }

    private static string Sum(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static void Remove(params IReadOnlyList<string> files)
    {
        foreach (var file in files)
            foreach (var beside in (string[])["", "-wal", "-shm", "-journal"]) File.Delete(file + beside);
    }
}
