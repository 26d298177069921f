using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Neighbourhood.EndToEnd.Browser;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>
/// Every route that the API describes is called badly, with the token of somebody who may much: what comes back is a
/// problem that says what to do, never a 5xx, and never the words of a program.
/// </summary>
public sealed class HostileApiTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private const string SomebodyElses = "01890a5d-ac96-774b-bcce-b302099a8057";

    private static readonly string[] Texts =
        ["", new string('x', 9000), "<script>alert('x')</script>", "'; DROP TABLE families_person; --", "not-a-number-or-an-id", "\u0000\u202eשלום\r\n", SomebodyElses];

    private static readonly string[] Bodies =
        ["", "{", "[]", "null", "\"text\"", "42", "{}", "{\"no such\": 1}", "{\"id\":[1,2,3]}", new string('[', 200), "{\"id\":\"" + SomebodyElses + "\"}"];

    [Theory]
    [InlineData("chair")]
    [InlineData("hub")]
    public async Task No_route_answers_bad_input_with_an_error_of_the_program(string account)
    {
        using var http = await Api(demo.Host, account);
        using var description = JsonDocument.Parse(await http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        var (sent, broken) = (0, new List<string>());
        foreach (var path in description.RootElement.GetProperty("paths").EnumerateObject().Where(p => p.Name.StartsWith("/api/", StringComparison.Ordinal)))
            foreach (var operation in path.Value.EnumerateObject().Where(o => o.Name is "get" or "post" or "put" or "delete" or "patch"))
                foreach (var (target, body) in Calls(description.RootElement, path.Name, operation.Value))
                {
                    using var request = new HttpRequestMessage(new HttpMethod(operation.Name.ToUpperInvariant()), new Uri(target, UriKind.Relative));
                    if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
                    using var answer = await http.SendAsync(request);
                    var text = await answer.Content.ReadAsStringAsync();
                    sent++;
                    var call = $"{(int)answer.StatusCode} {operation.Name} {target[..Math.Min(target.Length, 90)]} {body?[..Math.Min(body.Length, 120)]}";
                    if ((int)answer.StatusCode >= 500) broken.Add(call);
                    if (text.Contains("   at ", StringComparison.Ordinal) || text.Contains("Exception", StringComparison.Ordinal)) broken.Add("words of a program: " + call);
                    Assert.NotEqual(HttpStatusCode.Unauthorized, answer.StatusCode);
                    // A path that the server itself cannot read (a null character, 8,000 letters) never reaches the program.
                    if (answer.StatusCode == HttpStatusCode.RequestUriTooLong || target.Contains("%00", StringComparison.Ordinal)) continue;
                    if ((int)answer.StatusCode >= 400 && answer.Content.Headers.ContentType?.MediaType != "application/problem+json") broken.Add("no problem details: " + call);
                }
        Assert.True(broken.Count == 0, string.Join("\n", broken.Distinct(StringComparer.Ordinal).Take(40)));
        Assert.True(sent > 50, $"only {sent} calls were made");
    }

    [Fact]
    public async Task A_cookie_does_not_open_the_api_and_a_token_opens_no_page()
    {
        using var session = await Session.SignIn(demo.Host, "chair");
        Assert.Equal(401, (await session.Get("/api/access/me")).Status);

        using var http = await Api(demo.Host, "chair");
        using var me = await http.GetAsync(new Uri("/api/access/me", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, me.StatusCode);
        using var form = new FormUrlEncodedContent([]);
        using var page = await http.PostAsync(new Uri("/demo/clock", UriKind.Relative), form);
        Assert.NotEqual(HttpStatusCode.OK, page.StatusCode);
        foreach (var path in new[] { "/mdt/meetings", "/families", "/access/account/password" })
        {
            using var shown = await http.GetAsync(new Uri(path, UriKind.Relative));
            Assert.NotEqual(HttpStatusCode.OK, shown.StatusCode);
        }
    }

    [Fact]
    public async Task A_repeat_under_one_key_answers_as_the_first_and_a_key_of_any_length_is_taken_or_refused()
    {
        using var http = await Api(demo.Host, "chair");
        http.DefaultRequestHeaders.Add("Idempotency-Key", new string('k', 500));
        using var answer = await http.PostAsync(new Uri("/api/mdt/meetings", UriKind.Relative), new StringContent("{}", Encoding.UTF8, "application/json"));
        Assert.InRange((int)answer.StatusCode, 400, 422);
    }

    /// <summary>For each parameter and each property of the body: every bad text, one at a time; and bodies of no sense.</summary>
    private static IEnumerable<(string Target, string? Body)> Calls(JsonElement description, string path, JsonElement operation)
    {
        var parameters = operation.TryGetProperty("parameters", out var listed) ? listed.EnumerateArray().ToList() : [];
        var schema = operation.TryGetProperty("requestBody", out var body) ? Resolve(description, body.GetProperty("content").EnumerateObject().First().Value.GetProperty("schema")) : (JsonElement?)null;
        foreach (var bad in Texts)
        {
            var target = path;
            var query = new List<string>();
            foreach (var parameter in parameters)
            {
                var name = parameter.GetProperty("name").GetString()!;
                if (parameter.GetProperty("in").GetString() == "path") target = target.Replace($"{{{name}}}", Uri.EscapeDataString(bad.Length == 0 ? "-" : bad[..Math.Min(bad.Length, 200)]), StringComparison.Ordinal);
                else query.Add($"{name}={Uri.EscapeDataString(bad)}");
            }
            if (query.Count > 0) target += "?" + string.Join('&', query);
            if (schema is not { } shape)
            {
                yield return (target, null);
                continue;
            }
            var all = new JsonObject();
            foreach (var property in shape.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().ToList() : [])
            {
                all[property.Name] = bad;
                yield return (target, new JsonObject { ["id"] = SomebodyElses, [property.Name] = bad }.ToJsonString());
                yield return (target, new JsonObject { [property.Name] = new JsonArray(bad, bad) }.ToJsonString());
            }
            yield return (target, all.ToJsonString());
        }
        if (schema is not null)
            foreach (var senseless in Bodies) yield return (path.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal), senseless);
    }

    private static JsonElement Resolve(JsonElement description, JsonElement schema) =>
        schema.TryGetProperty("$ref", out var reference) ? description.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]) : schema;

    private static async Task<HttpClient> Api(RunningHost host, string account)
    {
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await host.Token(account));
        return http;
    }
}
