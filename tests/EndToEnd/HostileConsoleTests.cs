using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Neighbourhood.EndToEnd.Browser;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>The buttons of a meeting and of its console post to addresses of their own: each is pressed with bad values too.</summary>
public sealed class HostileConsoleTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private static readonly string[] Bad =
        ["", new('x', 9000), "<script>alert('x')</script>", "'; DROP TABLE mdt_item; --", "not-a-number-or-an-id", "01890a5d-ac96-774b-bcce-b302099a8057", "\u0000\u202e👩‍👧\r\n", "99999999999999999999"];

    [Fact]
    public async Task No_button_of_a_meeting_answers_bad_values_with_an_error_of_the_program()
    {
        var host = demo.Host;
        using var arranged = await Arranged.FirstItemOpen(host);
        var broken = new List<string>();
        foreach (var page in (string[])[arranged.Meeting, arranged.Console, arranged.ConsoleOf(Arranged.Second)])
            foreach (var bad in Bad)
                foreach (var (path, values) in Buttons(await arranged.Chair.Get(page), page))
                {
                    foreach (var name in values.Keys.Where(k => !k.StartsWith("__", StringComparison.Ordinal)).ToList()) values[name] = bad;
                    var answer = await arranged.Chair.Post(path, values);
                    if (answer.Status is >= 500 or 431) broken.Add($"{answer.Status} {path} ({bad[..Math.Min(20, bad.Length)]})");
                }
        Assert.True(broken.Count == 0, string.Join("\n", broken));
    }

    [Fact]
    public async Task Drafts_of_other_fields_that_are_too_long_are_refused_and_the_next_page_opens()
    {
        var host = demo.Host;
        using var arranged = await Arranged.FirstItemOpen(host);
        var shown = await arranged.Chair.Get(arranged.Console);
        var (path, values) = Buttons(shown, arranged.Console).First(b => b.Path.EndsWith("/notes", StringComparison.Ordinal));
        foreach (var name in (string[])["Detail", "Text", "DeferReason"]) values[name] = new string('न', 9000);
        Assert.Equal(422, (await arranged.Chair.Post(path, values)).Status);
        Assert.Equal(200, (await arranged.Chair.Get(arranged.Console)).Status);
        foreach (var name in (string[])["Detail", "Text", "DeferReason"]) values[name] = new string('न', 500);
        Assert.Equal(302, (await arranged.Chair.Post(path, values)).Status);
        Assert.Contains(new string('न', 500), (await arranged.Chair.Get(arranged.Console)).Document.QuerySelector<IHtmlInputElement>("input[name=Text]")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_sent_where_none_is_taken_is_told_so()
    {
        var host = demo.Host;
        using var session = await Session.SignIn(host, "chair");
        var form = (await session.Get("/mdt/meetings/new")).Forms.First(f => f.Method == "post" && !f.Action("").Contains("sign-out", StringComparison.Ordinal));
        Assert.Equal(405, (await session.Post("/mdt/meetings", form.Values())).Status);
    }

    private static List<(string Path, Dictionary<string, string> Values)> Buttons(Answer page, string path) =>
        [.. page.Document.QuerySelectorAll<IHtmlButtonElement>("button").Where(b => b.Form is { Method: "post" } && !b.Form.Action(path).Contains("sign-out", StringComparison.Ordinal)).Select(b =>
        {
            var values = b.Form!.Values();
            if (b.Name is { Length: > 0 } name) values[name] = b.Value;
            return (b.GetAttribute("formaction") ?? b.Form!.Action(path), values);
        })];
}
