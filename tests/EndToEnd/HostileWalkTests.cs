using AngleSharp.Html.Dom;
using Neighbourhood.EndToEnd.Browser;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>
/// Every page that a role can reach is opened, and every form on it is sent badly. Nothing may answer with a 5xx, and
/// nothing that was sent may come back as markup.
/// </summary>
public sealed class HostileWalkTests
{
    private const int PagesAtMost = 120;
    private const string Script = "<script>alert('x')</script>\"'><img src=x onerror=alert(1)>";
    private const string Sql = "'; DROP TABLE families_person; --";

    private static readonly (string Name, Func<string, string> Value)[] Attacks =
    [
        ("empty", _ => ""),
        ("over-long", _ => new string('x', 9000)),
        ("markup", _ => Script),
        ("SQL", _ => Sql),
        ("wrong type", _ => "not-a-number-or-an-id"),
        ("other people's ids", _ => "01890a5d-ac96-774b-bcce-b302099a8057"),
        ("control characters and other scripts", _ => "\u0000\u202eשלום 👩‍👧 नमस्ते\r\n"),
    ];

    [Theory]
    [InlineData("chair")]
    [InlineData("coordinator")]
    [InlineData("hub")]
    [InlineData("midwife")]
    [InlineData("invited")]
    [InlineData("safeguarding")]
    [InlineData("ig")]
    [InlineData("operator")]
    public async Task No_form_of_this_role_answers_bad_input_with_an_error_of_the_program(string account)
    {
        await using var host = await RunningHost.Start();
        using var session = await Session.SignIn(host, account);
        var pages = await Walk(session);
        Assert.NotEmpty(pages);

        var sent = 0;
        var broken = new List<string>();
        // Each shape of form once: a list of fifty meetings has fifty of the same.
        foreach (var (page, form) in pages.SelectMany(p => p.Forms.Select(f => (p, f))).DistinctBy(x => Shape(x.p.Path) + Names(x.f)).ToList())
        {
            if (form.Action(page.Path).Contains("sign-out", StringComparison.Ordinal)) continue;
            foreach (var (name, value) in Attacks)
            {
                var values = form.Values();
                foreach (var field in values.Keys.Where(k => !k.StartsWith("__", StringComparison.Ordinal)).ToList()) values[field] = value(field);
                foreach (var answer in (Answer[])[await session.Post(form.Action(page.Path), values), await session.Post(form.Action(page.Path), values)])
                {
                    sent++;
                    if (answer.Status >= 500) broken.Add($"{answer.Status} {form.Action(page.Path)} ({name}: {Names(form)})");
                    if (answer.Text.Contains(Script, StringComparison.Ordinal)) broken.Add($"markup came back: {form.Action(page.Path)} ({Names(form)})");
                }
            }
        }
        Assert.True(broken.Count == 0, string.Join("\n", broken.Distinct(StringComparer.Ordinal)));
        Assert.True(sent > 0, $"{account} met no form on {pages.Count} pages");
    }

    [Fact]
    public async Task What_one_role_reaches_is_closed_or_limited_for_another()
    {
        await using var host = await RunningHost.Start();
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var account in (string[])["chair", "hub", "ig", "safeguarding"])
        {
            using var session = await Session.SignIn(host, account);
            paths.UnionWith((await Walk(session)).Select(p => p.Path).Where(p => p.Any(char.IsAsciiDigit)));
        }
        Assert.True(paths.Count > 10, $"only {paths.Count} pages with an id were found");

        using var nobody = Session.Anonymous(host);
        using var invited = await Session.SignIn(host, "invited");
        foreach (var path in paths.Where(p => !p.StartsWith("/access/sign-in", StringComparison.Ordinal)))
        {
            var anonymous = await nobody.Get(path);
            Assert.True(anonymous.Status is 302 or 401 or 404, $"{anonymous.Status} {path} without signing in");
            var answer = await invited.Get(path);
            Assert.True(answer.Status is 403 or 404 || path.StartsWith("/access/account", StringComparison.Ordinal), $"{answer.Status} {path} as an invited attendee");
        }
    }

    [Fact]
    public async Task Addresses_that_make_no_sense_are_told_as_not_found()
    {
        await using var host = await RunningHost.Start();
        using var session = await Session.SignIn(host, "chair");
        foreach (var path in (string[])
            ["/mdt/meetings/not-an-id", "/mdt/meetings/01890a5d-ac96-774b-bcce-b302099a8057", "/household/x", "/household/01890a5d-ac96-774b-bcce-b302099a8057", "/no/such", "/error/500", "/%00", "/mdt/meetings/new/../../..%2f..%2fetc"])
        {
            var answer = await session.Get(path);
            Assert.True(answer.Status is 400 or 404 or 403 or 302 or 200 && !answer.Text.Contains("   at ", StringComparison.Ordinal), $"{answer.Status} {path}");
            Assert.True(answer.Status != 200 || path.Contains("..", StringComparison.Ordinal), $"200 {path}");
        }
    }

    /// <summary>Every page that links lead to, from the first page on; one of each shape of address up to a few.</summary>
    private static async Task<List<Answer>> Walk(Session session)
    {
        var (queue, seen, shapes, pages) = (new Queue<string>(["/"]), new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal), new List<Answer>());
        while (queue.TryDequeue(out var path) && pages.Count < PagesAtMost)
        {
            if (!seen.Add(path)) continue;
            var shape = Shape(path);
            if ((shapes[shape] = shapes.GetValueOrDefault(shape) + 1) > 3) continue;
            var answer = await session.Get(path);
            Assert.True(answer.Status < 500, $"{answer.Status} {path}");
            if (answer.Status != 200) continue;
            pages.Add(answer);
            foreach (var form in answer.Forms.Where(f => f.Method == "post"))
                Assert.True(form.QuerySelectorAll("input[name=__RequestVerificationToken]").Length == 1, $"{path}: the form to {form.Action(path)} must carry one token");
            foreach (var link in answer.Links.Where(l => !l.StartsWith("/design/", StringComparison.Ordinal))) queue.Enqueue(link);
        }
        return pages;
    }

    private static string Shape(string path) => string.Join('/', path.Split('?')[0].Split('/').Select(part => part.Length == 36 ? "*" : part));

    private static string Names(IHtmlFormElement form) => string.Join(',', form.Values().Keys.Where(k => !k.StartsWith("__", StringComparison.Ordinal)));
}
