using BenchmarkDotNet.Attributes;
using Microsoft.Data.Sqlite;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs;
using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;

namespace Neighbourhood.Benchmarks;

/// <summary>
/// Thirty families of four at the door, noted by eight workers at once, a family at a press, through the whole pipeline (rows with age and home, entries, history,
/// audit), beside as many bare inserts, each with its own commit. Both wait for the disk.
/// </summary>
[InProcess]
[MemoryDiagnoser]
public class TakeRegisterAtBusyDoor
{
    internal const int Families = 30;
    internal const int Workers = 8;
    private const int Each = 4;

    private readonly Dictionary<Guid, IReadOnlyList<GetHousehold.Member>> _families = [];
    private World _world = null!;
    private Actor[] _workers = [];
    private SqliteConnection _bare = null!;
    private string _folder = "";
    private Guid _site;
    private Guid _activity;
    private Guid _session;

    /// <summary>Waits itself: a setup that is a task is begun and not awaited by the in-process runner.</summary>
    [GlobalSetup]
    public void Setup() => Begin().GetAwaiter().GetResult();

    private async Task Begin()
    {
        _world = await World.Start(new FamilyHubsModule(), new StandIn("families.tasks.open"));
        foreach (var household in Enumerable.Range(0, Families).Select(_ => _world.NewId()))
            _families[household] = [.. Enumerable.Range(0, Each).Select(at => new GetHousehold.Member(_world.NewId(), "Somebody", Masking.Full, at == 0 ? "mother" : "child", null, "full", null, null))];
        _world.Answers<GetHousehold, GetHousehold.Answer?>(q => new(q.HouseholdId, "A family", Masking.Full, null, null, "unknown", null, null, _families[q.HouseholdId]));
        _world.Answers<GetAges, IReadOnlyList<GetAges.Age>>(q => [.. q.PersonIds.Select(id => new GetAges.Age(id, 24, true))]);
        _world.Answers<GetReportArea, IReadOnlyList<GetReportArea.Area>>(q => [.. q.PersonIds.Select(id => new GetReportArea.Area(id, "E01000001", 2, "2019", null, null, null))]);
        _world.Answers<GetSetting, string>(_ => "5");
        _world.Answers<AddWorkingDays, DateOnly>(q => q.Day.AddDays(q.Days));
        _world.Answers<OpenTask, Guid>(t => t.TaskId);
        var (site, activity, today, now) = (_site = _world.NewId(), _activity = _world.NewId(), _world.Clock.Today(), _world.Clock.Now());
        _workers = [.. Enumerable.Range(0, Workers).Select(_ => _world.As(Roles.HubWorker, _site))];
        await _world.Arrange("""
            INSERT INTO familyhubs_site (id, name, folded_name, kind, accessibility, trailblazer, opened_on, added_at, version) VALUES (@site, 'A hub', 'a hub', 'FamilyHub', '', 0, @today, @now, 1)
            """, new { site, today, now });
        await _world.Arrange("""
            INSERT INTO familyhubs_activity (id, site_id, title, folded_title, about, strand, category, audience, bookable, minutes, cost_pence, languages, accessibility, evidence, principles, virtual, is_public, version)
            VALUES (@activity, @site, 'Stay and play', 'stay and play', 'Toys.', 'Universal', 'Play', 'AllCarers', 'DropIn', 90, 0, '', '', 'None', '', 0, 1, 1)
            """, new { activity, site });
        _folder = Directory.CreateTempSubdirectory("neighbourhood-").FullName;
        _bare = new SqliteConnection($"Data Source={Path.Combine(_folder, "bare.db")}");
        await _bare.OpenAsync();
        Run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE note (id CHAR(36) PRIMARY KEY, text NVARCHAR(200), at DATETIME2(3))");
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _world.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _bare.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [IterationSetup]
    public void OpenADoor()
    {
        var (session, now) = (_session = _world.NewId(), _world.Clock.Now());
        _world.Arrange("""
            INSERT INTO familyhubs_session (id, activity_id, site_id, day, starts_at, ends_at, status, version) VALUES (@session, @activity, @site, @day, @now, @ends, 'Open', 1)
            """, new { session, activity = _activity, site = _site, day = _world.Clock.Today(), now, ends = now.AddMinutes(90) }).GetAwaiter().GetResult();
    }

    [Benchmark(Baseline = true)]
    public void BareInserts()
    {
        for (var at = 0; at < Families * Each; at++)
        {
            using var command = _bare.CreateCommand();
            command.CommandText = "INSERT INTO note (id, text, at) VALUES ($id, 'a note', '2026-03-02 10:00:00.000')";
            command.Parameters.AddWithValue("$id", _world.NewId().ToString());
            command.ExecuteNonQuery();
        }
    }

    [Benchmark]
    public async Task Door()
    {
        await Task.WhenAll(_families.Keys.Chunk((Families + Workers - 1) / Workers).Select((families, at) => Task.Run(async () =>
        {
            foreach (var family in families) await _workers[at].Send(new TakeRegister.Command(_session, family, []));
        })));
        var noted = (await _world.Sql<int>("SELECT COUNT(*) FROM familyhubs_attendance WHERE session_id = @_session AND removed_at IS NULL", new { _session })).Single();
        if (noted != Families * Each) throw new InvalidOperationException($"{noted} people are on the register, not {Families * Each}.");
    }

    private void Run(string sql)
    {
        using var command = _bare.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
