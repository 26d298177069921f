using System.Net;
using System.Text.Json;
using Neighbourhood.EndToEnd.Browser;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>The Host as whoever runs it meets it: verbs, settings, health, headers.</summary>
public sealed class HostTests
{
    private static readonly Dictionary<string, string?> None = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, string?> BehindAProxy = new(StringComparer.Ordinal) { ["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true" };

    [Fact]
    public async Task Help_names_every_verb()
    {
        var (exit, printed) = await RunningHost.RunVerb(Path.GetTempPath(), None, "--help");
        Assert.Equal(0, exit);
        foreach (var verb in (string[])["migrate", "demo", "import", "account", "token"]) Assert.Contains(verb, printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Database:Engine", "oracle", "sqlite or sqlserver")]
    [InlineData("Delivery:Tries", "many", "a whole number from 1 to 50")]
    [InlineData("Telemetry:OtlpEndpoint", "nowhere", "an http or https address")]
    [InlineData("Security:DigestKey", "short", "32 bytes or more")]
    public async Task A_wrong_setting_stops_the_start_with_its_name_and_what_is_allowed(string name, string value, string allowed)
    {
        var folder = Directory.CreateTempSubdirectory("neighbourhood-").FullName;
        var (exit, printed) = await RunningHost.RunVerb(folder, new Dictionary<string, string?>(StringComparer.Ordinal) { [name] = value });
        Assert.Equal(1, exit);
        Assert.Contains(name, printed, StringComparison.Ordinal);
        Assert.Contains(allowed, printed, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", printed, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(folder, "*.db"));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_verb_that_there_is_not_is_refused_with_help()
    {
        var (exit, printed) = await RunningHost.RunVerb(Path.GetTempPath(), None, "demo", "--households", "none");
        Assert.NotEqual(0, exit);
        Assert.Contains("--households", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_Development_nothing_is_made_without_being_asked()
    {
        await using var host = await RunningHost.StartEmpty();
        Assert.DoesNotContain("demo", host.Printed, StringComparison.OrdinalIgnoreCase);
        using var http = new HttpClient { BaseAddress = host.Address };
        Assert.Equal("Healthy", await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative)));
        Assert.Equal("Healthy", await http.GetStringAsync(new Uri("/health/live", UriKind.Relative)));
    }

    [Fact]
    public async Task The_demo_is_made_on_an_empty_database_only_and_all_that_it_tells_is_delivered()
    {
        await using var host = await RunningHost.Start();
        await Patience.Until(() => Task.FromResult(Rows.Of(host, "SELECT handler FROM kernel_inbox WHERE done_at IS NULL AND parked_at IS NULL").Count == 0));
        Assert.Empty(Rows.Of(host, "SELECT CONCAT(handler, ': ', error) FROM kernel_inbox WHERE parked_at IS NOT NULL"));
        Assert.DoesNotContain("fail:", host.Printed, StringComparison.Ordinal);
        var (exit, printed) = await host.Verb("demo");
        Assert.Equal(1, exit);
        Assert.Contains("in use", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_tells_the_browser_what_not_to_do()
    {
        await using var host = await RunningHost.StartEmpty(BehindAProxy);
        using var http = Secure(host);
        foreach (var path in (string[])["/", "/help", "/access/sign-in", "/no/such/page", "/error/500", "/access/sign-in?handler=Nothing", "/design/neighbourhood.css"])
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.False(answer.Headers.Contains("Server"), path);
            Assert.True((int)answer.StatusCode < 500, $"{answer.StatusCode} {path}");
            if (answer.Content.Headers.ContentType?.MediaType == "text/html") Assert.Contains("no-store", answer.Headers.CacheControl?.ToString() ?? "", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Outside_Development_nothing_but_health_is_told_over_plain_http()
    {
        await using var host = await RunningHost.StartEmpty();
        using var http = new HttpClient { BaseAddress = host.Address };
        foreach (var path in (string[])["/", "/access/sign-in", "/api/access/me", "/openapi/v1.json"])
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("by https only", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Cookies_go_over_https_alone_and_no_script_reads_them()
    {
        await using var host = await RunningHost.StartEmpty(BehindAProxy);
        var added = await host.Verb("account", "add", "--email", "first@demo.example", "--name", "Una Firstly", "--role", "operator", "--scope", "everywhere");
        var password = added.Printed[(added.Printed.LastIndexOf(": ", StringComparison.Ordinal) + 2)..].Trim();
        using var visitor = Session.Anonymous(host, secure: true);
        var entered = await visitor.Enter("first@demo.example", password);
        Assert.Equal("/access/account/password", entered.Location);
        var cookies = entered.Cookies;
        Assert.NotEmpty(cookies);
        foreach (var cookie in cookies)
        {
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; samesite=", cookie, StringComparison.OrdinalIgnoreCase);
        }
        Assert.Contains(cookies, c => c.StartsWith("__Host-neighbourhood=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_api_is_described_as_OpenAPI_3_1_and_is_closed_without_a_token()
    {
        await using var host = await RunningHost.StartEmpty(BehindAProxy);
        using var http = Secure(host);
        using var description = JsonDocument.Parse(await http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        Assert.StartsWith("3.1", description.RootElement.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var paths = description.RootElement.GetProperty("paths").EnumerateObject().Select(p => p.Name).Where(p => p.StartsWith("/api/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(paths);
        foreach (var path in paths)
        {
            using var answer = await http.GetAsync(new Uri(path.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal), UriKind.Relative));
            Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.Unauthorized, HttpStatusCode.MethodNotAllowed, HttpStatusCode.NotFound]);
        }
    }

    /// <summary>As a proxy that ends https would ask.</summary>
    private static HttpClient Secure(RunningHost host)
    {
#pragma warning disable CA2000 // the client disposes its handler
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }, disposeHandler: true) { BaseAddress = host.Address };
#pragma warning restore CA2000
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        return http;
    }
}
