using BenchmarkDotNet.Attributes;
using Microsoft.Data.Sqlite;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Testing;

namespace Neighbourhood.Benchmarks;

/// <summary>
/// Closing an item of a meeting with 40 cases and 12 members, through the whole pipeline (its decision, action, review, history, events, audit), beside a bare insert
/// with its own commit. Both wait for the disk.
/// </summary>
[InProcess]
[MemoryDiagnoser]
public class CloseAnItem
{
    internal const int Cases = 40;
    internal const int Members = 12;

    private World _world = null!;
    private Actor _chair = null!;
    private SqliteConnection _bare = null!;
    private string _folder = "";
    private Guid _item;
    private int _version;

    [GlobalSetup]
    public async Task Setup()
    {
        _world = await World.Start(new MdtModule());
        _world.Answers<GetStaff, IReadOnlyList<GetStaff.Worker>>(q => [.. q.UserIds.Select(id => new GetStaff.Worker(id, "A worker", null, null, false))]);
        _world.Answers<GetSetting, string>(q => q.Key == "mdt.reviewWeeks" ? "6..12" : "8");
        _world.Answers<GetSharingBasis, SharingBasis>(_ => SharingBasis.Informed);
        await Arrange();
        _folder = Directory.CreateTempSubdirectory("neighbourhood-").FullName;
        _bare = new SqliteConnection($"Data Source={Path.Combine(_folder, "bare.db")}");
        await _bare.OpenAsync();
        Run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE note (id CHAR(36) PRIMARY KEY, text NVARCHAR(200), at DATETIME2(3))");
    }

    private async Task Arrange()
    {
        var (mdt, meeting, now, today) = (_world.NewId(), _world.NewId(), _world.Clock.Now(), _world.Clock.Today());
        _chair = _world.As(Roles.Chair, mdt);
        await _world.Arrange("INSERT INTO mdt_team (id, name, kind, cadence_days, slot_minutes, max_cases, list_closes_hours, created_at, version) VALUES (@mdt, 'A team', 'cyp', 28, 12, 40, 24, @now, 1)", new { mdt, now });
        await _world.Arrange("INSERT INTO mdt_meeting (id, mdt_id, title, starts_at, ends_at, place, status, version) VALUES (@meeting, @mdt, 'A meeting', @now, @now, 'A room', 'InProgress', 1)", new { meeting, mdt, now });
        foreach (var user in Enumerable.Range(0, Members - 1).Select(_ => _world.NewId()).Prepend(_chair.Id))
        {
            await _world.Arrange("INSERT INTO mdt_member (id, mdt_id, user_id, duty, profession, joined_on) VALUES (@id, @mdt, @user, 'none', 'gp', @today)", new { id = _world.NewId(), mdt, user, today });
            await _world.Arrange("INSERT INTO mdt_attendance (id, meeting_id, user_id, profession, arrived_at) VALUES (@id, @meeting, @user, 'gp', @now)", new { id = _world.NewId(), meeting, user, now });
        }
        for (var place = 1; place <= Cases; place++)
        {
            var (of, item) = (_world.NewId(), _world.NewId());
            await _world.Arrange("INSERT INTO mdt_case (id, mdt_id, household_id, lead_user_id, level, opened_on, next_review_on, version) VALUES (@of, @mdt, @home, @lead, 'Targeted', @today, @today, 1)", new { of, mdt, home = _world.NewId(), lead = _chair.Id, today });
            await _world.Arrange("""
                INSERT INTO mdt_item (id, meeting_id, case_id, place, slot_minutes, presenter_user_id, carried_over, late, status, version) VALUES (@item, @meeting, @of, @place, 12, @lead, 0, 0, 'Listed', 1)
                """, new { item, meeting, of, place, lead = _chair.Id });
            _item = item;
        }
        await _world.Arrange("UPDATE mdt_item SET status = 'Discussing', started_at = @now, family_voice = 'Easier nights' WHERE id = @_item", new { _item, now });
        await _chair.Send(new RecordDecision.Command(_world.NewId(), _item, Mdt.Contracts.MdtDecisionCode.ContinuePlan, null, null, null, null, false));
        await _chair.Send(new AddAction.Command(_world.NewId(), _item, "Ring the nursery", _chair.Id, null));
    }

    [GlobalCleanup]
    public async Task Cleanup()
    {
        await _world.DisposeAsync();
        await _bare.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [IterationSetup]
    public void OpenAgain()
    {
        _world.Arrange("UPDATE mdt_item SET status = 'Discussing', ended_at = NULL, version = version + 1 WHERE id = @_item", new { _item }).GetAwaiter().GetResult();
        _version = _world.Sql<int>("SELECT version FROM mdt_item WHERE id = @_item", new { _item }).GetAwaiter().GetResult().Single();
    }

    [Benchmark(Baseline = true)]
    public void BareInsert()
    {
        using var command = _bare.CreateCommand();
        command.CommandText = "INSERT INTO note (id, text, at) VALUES ($id, 'a note', '2026-03-02 10:00:00.000')";
        command.Parameters.AddWithValue("$id", _world.NewId().ToString());
        command.ExecuteNonQuery();
    }

    [Benchmark]
    public Task Close() => _chair.Send(new CloseItem.Command(_item, _version));

    private void Run(string sql)
    {
        using var command = _bare.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
