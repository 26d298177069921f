using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.EndToEnd.Browser;

/// <summary>A running demo with one more account for each role of the field, which holds it somewhere else: no family, team or site of the demo is theirs.</summary>
public sealed partial class Everybody : IAsyncLifetime
{
    /// <summary>Asked for each page with each role, and always the same: the demo's things were there first, and nothing removes them.</summary>
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _ids = new(StringComparer.OrdinalIgnoreCase);

    private IReadOnlyList<string>? _secrets;

    public RunningHost Host { get; private set; } = null!;

    /// <summary>The account of a role, as <c>Session.SignIn</c> takes it.</summary>
    internal static string Account(Role role) => $"elsewhere-{role.Code}";

    /// <summary>The API token of a role's account.</summary>
    internal static string Token(Role role) => $"nbh_{role.Code}".PadRight(68, '0');

    public async ValueTask InitializeAsync()
    {
        Host = await RunningHost.Start();
        using var connection = Open();
        var columns = Read(connection, "SELECT name FROM pragma_table_info('access_account')").Where(c => c is not ("id" or "email" or "folded_email" or "stamp")).ToList();
        // The demo has one team that talks about families, so that none of its cases is asked for by another.
        Write(connection, $"""
            INSERT INTO mdt_transfer (id, case_id, to_mdt_id, why_code, offered_at, handover_note, answer_due_on)
            SELECT '{Guid.CreateVersion7()}', MIN(c.id), MIN(t.id), 'Decided', '2026-01-01 00:00:00.000', 'They moved last week.', '2099-01-01' FROM mdt_case c JOIN mdt_team t ON t.id <> c.mdt_id WHERE c.closed_on IS NULL
            """);
        foreach (var role in Roles.All)
        {
            var (id, email) = (Guid.CreateVersion7().ToString(), $"{Account(role)}@demo.example");
            var copied = string.Join(", ", columns);
            Write(connection, $"INSERT INTO access_account (id, email, folded_email, stamp, {copied}) SELECT '{id}', '{email}', '{email}', '{Guid.CreateVersion7()}', {copied} FROM access_account WHERE email = 'hub@demo.example'");
            var scope = role.Scope switch { ScopeKind.Everywhere => "NULL", ScopeKind.Own => $"'{id}'", _ => $"'{Guid.CreateVersion7()}'" };
            Write(connection, $"INSERT INTO access_assignment (id, account_id, role, scope_id, from_on, granted_at, source) VALUES ('{Guid.CreateVersion7()}', '{id}', '{role.Code}', {scope}, '2020-01-01', '2020-01-01 00:00:00.000', 'hand')");
            Write(connection, $"INSERT INTO access_token (id, account_id, name, hash, added_at, expires_at) VALUES ('{Guid.CreateVersion7()}', '{id}', 'Another system', '{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Token(role))))}', '2020-01-01 00:00:00.000', '2099-01-01 00:00:00.000')");
        }
    }

    /// <summary>Ids of the demo's things of a kind, by the name under which commands and pages send them: <c>MeetingId</c>; none where no table is called so.</summary>
    internal IReadOnlyList<string> Ids(string property) => _ids.GetOrAdd(property, IdsOf);

    private IReadOnlyList<string> IdsOf(string property)
    {
        using var connection = Open();
        property = char.ToUpperInvariant(property[0]) + property[1..];
        var noun = Capital().Replace(property[..^2], "_$0").ToLowerInvariant();
        var tables = property switch
        {
            "MdtId" => ["mdt_team"],
            "InvitedItemId" => ["mdt_item"],
            "TeamActionId" => ["mdt_action"],
            "SentMinutesId" => ["mdt_meeting"],
            "HubLinkId" => ["familyhubs_link"],
            "AskedLinkId" => ["antenatal_hub_link"],
            "AboutId" => ["families_person"],
            "PeerProgrammeId" => ["peersupport_programme"],
            "PeerRequestId" => ["peersupport_request"],
            "PeerMatchId" => ["peersupport_match"],
            "PeerAlertId" => ["peersupport_alert"],
            "PeerRoomId" or "SupporterRoomId" => ["peersupport_room"],
            "AskedId" => ["peersupport_asked"],
            _ => Read(connection, "SELECT t.name FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND c.name = 'id'").Where(table => table.IndexOf('_', StringComparison.Ordinal) is > 0 and var end && table[end..] == noun).ToList(),
        };
        return [.. tables.SelectMany(table => Read(connection, $"SELECT id FROM {table} ORDER BY id LIMIT 2"))];
    }

    /// <summary>Family names and postcodes of the demo that no worker, place or organisation shares.</summary>
    internal IReadOnlyList<string> Secrets() => _secrets ??= SecretsOfTheDemo();

    private IReadOnlyList<string> SecretsOfTheDemo()
    {
        using var connection = Open();
        var shared = string.Join(' ', Read(connection, "SELECT name FROM access_account UNION SELECT name FROM access_organisation"));
        return [.. Read(connection, "SELECT DISTINCT family_name FROM families_person WHERE family_name IS NOT NULL UNION SELECT line1 FROM families_household WHERE line1 IS NOT NULL UNION SELECT family_name FROM antenatal_self_referral WHERE family_name IS NOT NULL")
            .Where(name => name.Length > 4 && !shared.Contains(name, StringComparison.OrdinalIgnoreCase))];
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Host.DatabaseFile, Pooling = false, DefaultTimeout = 10 }.ToString());
        connection.Open();
        return connection;
    }

#pragma warning disable CA2100 // written here, or names of this database's own tables
    private static void Write(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<string> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var read = new List<string>();
        while (rows.Read()) read.Add(rows.GetString(0));
        return read;
    }
#pragma warning restore CA2100

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
