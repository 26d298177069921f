using System.Globalization;
using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using Microsoft.Data.Sqlite;
using Neighbourhood.Testing;

namespace Neighbourhood.Benchmarks;

/// <summary>The chair's console of a meeting with 40 cases and 12 members, from the real program over the network of the machine, beside a page that asks the database for nothing of its own.</summary>
[InProcess]
public partial class OpenTheConsole
{
    private RunningHost _host = null!;
    private HttpClient _chair = null!;
    private string _console = "";

    /// <summary>Waits itself: a setup that is a task is begun and not awaited by the in-process runner.</summary>
    [GlobalSetup]
    public void Setup() => Begin().GetAwaiter().GetResult();

    private async Task Begin()
    {
        _host = await RunningHost.Start();
        Arrange();
        _chair = new HttpClient(new SocketsHttpHandler { UseCookies = true }) { BaseAddress = _host.Address };
        var token = Token().Match(await _chair.GetStringAsync(new Uri("/access/sign-in", UriKind.Relative))).Groups["token"].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["__RequestVerificationToken"] = token,
            ["Email"] = "chair@demo.example",
            ["Password"] = _host.Password!,
        });
        using var signedIn = await _chair.PostAsync(new Uri("/access/sign-in", UriKind.Relative), form);
        var page = await Console();
        if (ItemLink().Count(page) < CloseAnItem.Cases - 1) throw new InvalidOperationException($"The console does not show its cases:\n{page}");
    }

    /// <summary>A meeting in progress of the demo's first team, with a case for each of 40 of its families, and all who have an account as members.</summary>
    private void Arrange()
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _host.DatabaseFile, Pooling = false, DefaultTimeout = 10 }.ToString());
        connection.Open();
        var meeting = Guid.CreateVersion7().ToString();
        var mdt = Read(connection, "SELECT t.id FROM mdt_team t ORDER BY (SELECT COUNT(*) FROM mdt_case c WHERE c.mdt_id = t.id) DESC").First();
        var lead = Read(connection, $"SELECT user_id FROM mdt_member WHERE mdt_id = '{mdt}' AND duty = 'chair'").First();
        Write(connection, $"INSERT INTO mdt_meeting (id, mdt_id, title, starts_at, ends_at, place, status, version) VALUES ('{meeting}', '{mdt}', 'Forty families', '2030-01-07 09:00:00.000', '2030-01-07 17:00:00.000', 'A room', 'InProgress', 1)");
        foreach (var user in Read(connection, $"SELECT id FROM access_account a WHERE NOT EXISTS (SELECT 1 FROM mdt_member m WHERE m.user_id = a.id AND m.mdt_id = '{mdt}') ORDER BY id"))
            if (Read(connection, $"SELECT id FROM mdt_member WHERE mdt_id = '{mdt}' AND left_on IS NULL").Count < CloseAnItem.Members)
                Write(connection, $"INSERT INTO mdt_member (id, mdt_id, user_id, duty, profession, joined_on) VALUES ('{Guid.CreateVersion7()}', '{mdt}', '{user}', 'none', 'gp', '2026-01-01')");
        Write(connection, $"UPDATE mdt_item SET status = 'Removed' WHERE case_id IN (SELECT id FROM mdt_case WHERE mdt_id = '{mdt}') AND status IN ('Listed', 'Discussing')");
        var place = 0;
        foreach (var home in Read(connection, "SELECT id FROM families_household WHERE state <> 'Held' ORDER BY id").Take(CloseAnItem.Cases))
        {
            var of = Read(connection, $"SELECT id FROM mdt_case WHERE mdt_id = '{mdt}' AND household_id = '{home}' AND closed_on IS NULL").FirstOrDefault() ?? Guid.CreateVersion7().ToString();
            Write(connection, $"INSERT OR IGNORE INTO mdt_case (id, mdt_id, household_id, lead_user_id, level, opened_on, next_review_on, version) VALUES ('{of}', '{mdt}', '{home}', '{lead}', 'Targeted', '2026-01-01', '2026-03-01', 1)");
            Write(connection, string.Create(CultureInfo.InvariantCulture, $"INSERT INTO mdt_item (id, meeting_id, case_id, place, slot_minutes, presenter_user_id, carried_over, late, status, version) VALUES ('{Guid.CreateVersion7()}', '{meeting}', '{of}', {++place}, 12, '{lead}', 0, 0, 'Listed', 1)"));
        }
        Write(connection, $"UPDATE mdt_item SET status = 'Discussing', started_at = '2026-01-01 09:00:00.000' WHERE meeting_id = '{meeting}' AND place = 1");
        _console = $"/mdt/meetings/{meeting}/console";
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _chair.Dispose();
        _host.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    [Benchmark(Baseline = true)]
    public Task<string> BarePage() => _chair.GetStringAsync(new Uri("/help", UriKind.Relative));

    [Benchmark]
    public Task<string> Console() => _chair.GetStringAsync(new Uri(_console, UriKind.Relative));

#pragma warning disable CA2100 // written here, with ids of the database itself
    private static List<string> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var read = new List<string>();
        while (rows.Read()) read.Add(rows.GetString(0));
        return read;
    }

    private static void Write(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
#pragma warning restore CA2100

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="(?<token>[^"]+)"|value="(?<token>[^"]+)"[^>]*name="__RequestVerificationToken""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"console\?itemId=", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ItemLink();
}
