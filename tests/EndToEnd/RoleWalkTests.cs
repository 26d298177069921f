using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Neighbourhood.EndToEnd.Browser;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>Every page with every role of the field, each held by somebody who works with nobody here: what the permissions say is what the running program does.</summary>
public sealed partial class RoleWalkTests(Everybody everybody) : IClassFixture<Everybody>
{
    public static TheoryData<string> Everyone => [.. Roles.All.Select(r => r.Code)];

    [Theory]
    [MemberData(nameof(Everyone))]
    public async Task A_role_opens_what_its_permissions_name_and_nothing_of_families_that_it_does_not_work_with(string code)
    {
        var role = Roles.All.Single(r => r.Code == code);
        var (catalogue, secrets) = (PageCatalogue.Real, everybody.Secrets());
        Assert.True(secrets.Count > 10, $"only {secrets.Count} names were found to look for");
        using var session = await Session.SignIn(everybody.Host, Everybody.Account(role));

        var (wrong, denied, outside, open) = (new List<string>(), 0, 0, 0);
        foreach (var page in catalogue.Pages.Where(p => p.Allows is not null))
        {
            var may = catalogue.Permissions.Gives(role.Code, page.Allows!.Permission);
            // Without the permission it is refused before anybody asks which thing it is: one is enough.
            foreach (var path in may ? Paths(page) : Paths(page).Take(1))
            {
                var answer = await session.Get(path);
                var told = $"{answer.Status} {page.Route}";
                if (!may)
                {
                    denied++;
                    if (answer.Status != 403) wrong.Add($"{told}: without {page.Allows.Permission} it is 403");
                }
                else if (page.Allows.On is not null && role.Scope != ScopeKind.Everywhere)
                {
                    outside++;
                    if (answer.Status != 404) wrong.Add($"{told}: of another scope it is 404");
                }
                else
                {
                    open++;
                    if (answer.Status is not (200 or 302 or 303 or 400 or 404)) wrong.Add(told);
                }
                if (role.Scope == ScopeKind.Everywhere) continue;
                wrong.AddRange(secrets.Where(s => answer.Text.Contains(s, StringComparison.Ordinal)).Take(1).Select(s => $"{told}: says {s}"));
            }
        }
        Assert.True(wrong.Count == 0, $"{role.Name}:\n{string.Join("\n", wrong.Distinct(StringComparer.Ordinal))}");
        Assert.True(denied > 20 && denied + outside + open > 60, $"{denied} denied, {outside} outside, {open} open: too few were tried");
    }

    [Theory]
    [MemberData(nameof(Everyone))]
    public async Task A_token_of_a_role_reads_nothing_through_the_api_of_families_that_it_does_not_work_with(string code)
    {
        var role = Roles.All.Single(r => r.Code == code);
        var secrets = everybody.Secrets();
        using var http = new HttpClient { BaseAddress = everybody.Host.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Everybody.Token(role));
        using var description = JsonDocument.Parse(await http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));

        var (wrong, tried) = (new List<string>(), 0);
        foreach (var path in description.RootElement.GetProperty("paths").EnumerateObject().Where(p => p.Name.StartsWith("/api/", StringComparison.Ordinal)))
            foreach (var verb in path.Value.EnumerateObject().Select(o => o.Name).Where(o => o is "get" or "post" or "put" or "delete" or "patch"))
            {
                var ofSomething = Parameter().IsMatch(path.Name);
                var target = Parameter().Replace(path.Name, place => everybody.Ids(place.Groups["name"].Value) is [var first, ..] ? first : Guid.Empty.ToString());
                using var request = new HttpRequestMessage(new HttpMethod(verb.ToUpperInvariant()), new Uri(target, UriKind.Relative));
                if (verb != "get") request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
                using var answer = await http.SendAsync(request);
                var (status, text) = ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
                tried++;
                if (status is 401 or >= 500) wrong.Add($"{status} {verb} {path.Name}");
                if (role.Scope == ScopeKind.Everywhere) continue;
                if (ofSomething && status < 400) wrong.Add($"{status} {verb} {path.Name}: a thing of somebody else");
                wrong.AddRange(secrets.Where(s => text.Contains(s, StringComparison.Ordinal)).Take(1).Select(s => $"{status} {verb} {path.Name}: says {s}"));
            }
        Assert.True(wrong.Count == 0, $"{role.Name}:\n{string.Join("\n", wrong)}");
        Assert.True(tried > 5, $"only {tried} routes were called");
    }

    [Fact]
    public void The_demo_has_something_of_each_kind_that_a_page_is_limited_to()
    {
        var empty = PageCatalogue.Real.Pages.Select(p => p.Allows?.On).OfType<string>().Distinct(StringComparer.Ordinal).Where(on => everybody.Ids(on).Count == 0).ToList();
        Assert.True(empty.Count == 0, $"Nothing in the demo is a {string.Join(", ", empty)}: what is not there cannot be seen to be closed.");
    }

    /// <summary>The page's address with the ids of real things: of what it is limited to, two.</summary>
    private IEnumerable<string> Paths(PageFacts page)
    {
        var on = page.Allows!.On;
        var ids = on is null ? [""] : everybody.Ids(on);
        foreach (var id in ids)
        {
            var path = Parameter().Replace(page.Route.StartsWith('/') ? page.Route : "/" + page.Route, place =>
            {
                var (name, constraint) = (place.Groups["name"].Value, place.Groups["constraint"].Value);
                return string.Equals(name, on, StringComparison.OrdinalIgnoreCase) ? id
                    : constraint.Contains("guid", StringComparison.Ordinal) ? everybody.Ids(name) is [var first, ..] ? first : Guid.Empty.ToString()
                    : constraint.Contains("int", StringComparison.Ordinal) ? "1" : "x";
            });
            yield return on is null || path.Contains(id, StringComparison.Ordinal) ? path : $"{path}?{on}={id}";
        }
    }

    [GeneratedRegex(@"\{(?<name>\w+)(?<constraint>:[^}?]+)?\??\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Parameter();
}
