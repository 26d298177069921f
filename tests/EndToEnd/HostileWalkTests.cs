using System.Collections.Concurrent;
using Neighbourhood.EndToEnd.Browser;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>
/// Every page that a role can reach is opened, and every form on it is sent badly. Nothing may answer with a 5xx, and
/// nothing that was sent may come back as markup. A form that several roles reach is attacked by the first of them.
/// </summary>
public sealed class HostileWalkTests(HostileWalkTests.Attacked attacked) : IClassFixture<HostileWalkTests.Attacked>
{
    /// <summary>The forms that were sent badly already, by whichever role reached them first.</summary>
    public sealed class Attacked
    {
        private readonly ConcurrentDictionary<string, bool> _forms = new(StringComparer.Ordinal);

        internal bool IsNew(string form) => _forms.TryAdd(form, true);
    }

    private const string Script = "<script>alert('x')</script>\"'><img src=x onerror=alert(1)>";
    private const string Sql = "'; DROP TABLE families_person; --";

    private static readonly (string Name, Func<string, string> Value)[] Attacks =
    [
        ("empty", _ => ""),
        ("over-long", _ => new string('x', 9000)),
        ("markup and SQL", _ => Script + Sql),
        ("wrong type", _ => "not-a-number-or-an-id"),
        ("other people's ids", _ => "01890a5d-ac96-774b-bcce-b302099a8057"),
        ("control characters and other scripts", _ => "\u0000\u202eשלום 👩‍👧 नमस्ते\r\n"),
    ];

    [Theory]
    [InlineData("chair")]
    [InlineData("coordinator")]
    [InlineData("hub")]
    [InlineData("hubmanager")]
    [InlineData("midwife")]
    [InlineData("healthvisitor")]
    [InlineData("peercoordinator")]
    [InlineData("peersupporter")]
    [InlineData("invited")]
    [InlineData("safeguarding")]
    [InlineData("ig")]
    [InlineData("operator")]
    public async Task No_form_of_this_role_answers_bad_input_with_an_error_of_the_program(string account)
    {
        await using var host = await RunningHost.Start();
        using var session = await Session.SignIn(host, account);
        var pages = await Walk.All(session, ofEachShape: 2);
        Assert.NotEmpty(pages);

        var met = 0;
        var broken = new List<string>();
        // Each shape of form once: a list of fifty meetings has fifty of the same.
        foreach (var (page, form) in pages.SelectMany(p => p.Forms.Select(f => (p, f))).DistinctBy(x => Walk.Shape(x.p.Path) + Walk.Names(x.f)).ToList())
        {
            met++;
            if (form.Action(page.Path).Contains("sign-out", StringComparison.Ordinal) || !attacked.IsNew(Walk.Shape(page.Path) + Walk.Names(form))) continue;
            foreach (var (name, value) in Attacks)
            {
                var values = form.Values();
                foreach (var field in values.Keys.Where(k => !k.StartsWith("__", StringComparison.Ordinal)).ToList()) values[field] = value(field);
                var first = await session.Post(form.Action(page.Path), values);
                // What was taken is sent a second time; what was refused changed nothing, and is refused again.
                foreach (var answer in first.Status is >= 300 and < 400 ? (Answer[])[first, await session.Post(form.Action(page.Path), values)] : [first])
                {
                    if (answer.Status >= 500) broken.Add($"{answer.Status} {form.Action(page.Path)} ({name}: {Walk.Names(form)})");
                    if (answer.Text.Contains(Script, StringComparison.Ordinal)) broken.Add($"markup came back: {form.Action(page.Path)} ({Walk.Names(form)})");
                }
            }
        }
        Assert.True(broken.Count == 0, string.Join("\n", broken.Distinct(StringComparer.Ordinal)));
        Assert.True(met > 0, $"{account} met no form on {pages.Count} pages");
    }

    [Fact]
    public async Task What_one_role_reaches_is_closed_or_limited_for_another()
    {
        await using var host = await RunningHost.Start();
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var account in (string[])["chair", "hub", "ig", "midwife", "peercoordinator", "peersupporter", "safeguarding"])
        {
            using var session = await Session.SignIn(host, account);
            paths.UnionWith((await Walk.All(session, ofEachShape: 2)).Select(p => p.Path).Where(p => p.Any(char.IsAsciiDigit)));
        }
        Assert.True(paths.Count > 10, $"only {paths.Count} pages with an id were found");

        using var nobody = Session.Anonymous(host);
        using var invited = await Session.SignIn(host, "invited");
        foreach (var path in paths.Where(p => !IsForEverybody(p)))
        {
            var anonymous = await nobody.Get(path);
            Assert.True(anonymous.Status is 302 or 401 or 404, $"{anonymous.Status} {path} without signing in");
            var answer = await invited.Get(path);
            Assert.True(answer.Status is 403 or 404 || path.StartsWith("/access/account", StringComparison.Ordinal), $"{answer.Status} {path} as an invited attendee");
        }
    }

    /// <summary>What is on at a place, and the form on which anybody says how a session was, have an id and are public.</summary>
    private static bool IsForEverybody(string path) =>
        path.StartsWith("/access/sign-in", StringComparison.Ordinal) || Walk.Shape(path) is "/familyhubs/whats-on/*" or "/familyhubs/feedback/*";

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
}
