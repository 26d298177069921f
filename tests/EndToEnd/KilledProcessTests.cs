using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Neighbourhood.EndToEnd.Browser;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>The program is killed while many write, three times over, and begins again on the same file.</summary>
public sealed class KilledProcessTests
{
    private const int Rounds = 3;
    private const int FamiliesARound = 30;
    private const int Writers = 6;

    [Fact]
    public async Task A_killed_process_loses_nothing_it_answered()
    {
        await using var host = await RunningHost.Start();
        var token = await host.Token("hub");
        var team = Guid.Parse(Read(host, $"SELECT id FROM mdt_team WHERE name = '{Arranged.Team}'", r => r.GetString(0)).Single());
        var householdsBefore = Count(host, "SELECT COUNT(*) FROM families_household");
        var all = new List<Family>();
        for (var round = 0; round < Rounds; round++)
        {
            Family[] families = [.. Enumerable.Range(0, FamiliesARound).Select(n => new Family(round, n, team))];
            all.AddRange(families);
            var answered = await SendAndKill(host, token, families, killAfter: 15 + (7 * round));
            Assert.True(answered.Count < 2 * FamiliesARound, "the process was killed too late to show anything");

            await host.StartAgain();
            using var http = Api(host, token);
            foreach (var path in answered) Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);
            // All of them again: what was answered answers as before, and what was not is done now, or was done already.
            foreach (var family in families)
                foreach (var post in family.Posts) Assert.Equal(HttpStatusCode.Created, await Send(http, post));
        }

        // What the dead had begun to deliver is leased to them for a while: the demo's clock brings the end of that.
        using (var person = await Session.SignIn(host, "operator")) await person.Press("/demo/clock", "Move the clock", ("Hours", "1"));
        await Patience.Until(() => Task.FromResult(Count(host, "SELECT COUNT(*) FROM kernel_inbox WHERE done_at IS NULL") == 0));

        Assert.Equal(0, Count(host, "SELECT COUNT(*) FROM kernel_inbox WHERE parked_at IS NOT NULL"));
        Assert.Equal(all.Count, Count(host, "SELECT COUNT(*) FROM families_household") - householdsBefore);
        var told = Read(host, "SELECT name, body FROM kernel_outbox WHERE name IN ('FamilyRegistered', 'MdtInvolvementBegan')", r => (Name: r.GetString(0), Body: r.GetString(1)));
        var handled = Read(host, "SELECT o.body FROM kernel_inbox i JOIN kernel_outbox o ON o.id = i.event_id WHERE i.handler = 'RecordsInvolvementWhenMdtInvolvementBegan'", r => r.GetString(0));
        var involved = Read(host, "SELECT id FROM families_involvement WHERE kind = 'referral'", r => r.GetString(0));
        foreach (var family in all)
        {
            Assert.Single(told, e => e.Name == "FamilyRegistered" && e.Body.Contains(family.Household.ToString(), StringComparison.OrdinalIgnoreCase));
            Assert.Single(told, e => e.Name == "MdtInvolvementBegan" && e.Body.Contains(family.Referral.ToString(), StringComparison.OrdinalIgnoreCase));
            Assert.Single(handled, body => body.Contains(family.Referral.ToString(), StringComparison.OrdinalIgnoreCase));
            Assert.Single(involved, id => string.Equals(id, family.Referral.ToString(), StringComparison.OrdinalIgnoreCase));
        }
        Assert.Equal("ok", Read(host, "PRAGMA integrity_check", r => r.GetString(0)).Single());
    }

    /// <summary>Several write at once; the process is killed when so many posts were answered. Answers where each of those can be seen.</summary>
    private static async Task<IReadOnlyCollection<string>> SendAndKill(RunningHost host, string token, IReadOnlyList<Family> families, int killAfter)
    {
        var answered = new ConcurrentBag<string>();
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiting = new ConcurrentQueue<Family>(families);
        using var http = Api(host, token);
        var writers = Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            while (waiting.TryDequeue(out var family))
            {
                foreach (var post in family.Posts)
                {
                    try
                    {
                        Assert.Equal(HttpStatusCode.Created, await Send(http, post));
                    }
                    catch (Exception cut) when (cut is HttpRequestException or IOException)
                    {
                        return; // it is dead: this one may or may not have been kept
                    }
                    answered.Add($"{post.Path}/{post.Id}");
                    if (answered.Count >= killAfter) enough.TrySetResult();
                }
            }
        })).ToList();
        await Task.WhenAny(enough.Task, Task.WhenAll(writers));
        await host.Kill();
        await Task.WhenAll(writers);
        return answered;
    }

    private static async Task<HttpStatusCode> Send(HttpClient http, Post post)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(post.Path, UriKind.Relative)) { Content = JsonContent.Create(post.Body) };
        request.Headers.Add("Idempotency-Key", post.Id.ToString());
        using var answer = await http.SendAsync(request);
        if (answer.StatusCode >= HttpStatusCode.BadRequest) throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
        return answer.StatusCode;
    }

    private static HttpClient Api(RunningHost host, string token)
    {
        var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return http;
    }

    private static int Count(RunningHost host, string sql) => Read(host, sql, r => r.GetInt32(0)).Single();

    private static List<T> Read<T>(RunningHost host, string sql, Func<SqliteDataReader, T> row)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = host.DatabaseFile, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(row(reader));
        return rows;
    }

    private sealed record Post(string Path, Guid Id, JsonElement Body);

    /// <summary>A family of one with its referral, all ids made here, as another system would.</summary>
    private sealed record Family(int Round, int Number, Guid Team)
    {
        internal Guid Household { get; } = Guid.CreateVersion7();

        internal Guid Person { get; } = Guid.CreateVersion7();

        internal Guid Referral { get; } = Guid.CreateVersion7();

        private string Name => $"Sand{(char)('a' + Round)}{(char)('a' + (Number / 26))}{(char)('a' + (Number % 26))}burn";

        internal IEnumerable<Post> Posts =>
        [
            new("/api/families/households", Household, JsonSerializer.SerializeToElement(new
            {
                householdId = Household,
                adult = new { personId = Person, firstName = "Wren", familyName = Name },
                noFixedAddress = true,
                contact = new { by = "email", value = $"{Name}@demo.example" },
                mayTell = "askLater",
                notKnownYet = true,
                source = "api",
            })),
            new("/api/mdt/referrals", Referral, JsonSerializer.SerializeToElement(new
            {
                id = Referral,
                householdId = Household,
                mdtId = Team,
                personIds = new[] { Person },
                situation = "The heating has been off for two weeks.",
                ask = "Get the heating on this week.",
                familyWants = "A warm room.",
                familyTold = true,
                basis = "earlyHelp",
                urgency = "soon",
                levelAtEntry = "targeted",
                raisedVia = "professional",
            })),
        ];
    }
}
