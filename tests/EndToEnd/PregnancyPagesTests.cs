using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Playwright;
using Neighbourhood.EndToEnd.Browser;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>
/// The walks open two of a list, and many pages of a midwife are there only as a pregnancy stands: after a loss, when it was taken back, while
/// an appointment is agreed. Each of them that no link of a walk leads to is opened for a pregnancy that stands so.
/// </summary>
public sealed partial class PregnancyPagesTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private const string Markup = "<script>alert('x')</script>\"'><img src=x onerror=alert(1)>";

    private static readonly string[] Attacks = ["", new('x', 9000), Markup, "'; DROP TABLE antenatal_pregnancy; --", "01890a5d-ac96-774b-bcce-b302099a8057", "\u0000\u202eשלום 👩‍👧"];

    private IReadOnlyList<string> _more = [];

    [Fact]
    public async Task Each_page_of_a_pregnancy_that_stands_so_passes_the_accessibility_check_and_answers_bad_input_in_words()
    {
        using var session = await Session.SignIn(demo.Host, "midwife");
        var reached = (await Walk.All(session, ofEachShape: 1)).Select(p => Walk.Shape(p.Path)).ToHashSet(StringComparer.Ordinal);
        await Arrange(session);
        await using var midwife = await Visitor.SignIn(demo.Host, "midwife");
        var (faults, opened) = (new List<string>(), new List<string>());
        foreach (var page in PageCatalogue.Real.Pages.Where(p => p.Route.StartsWith("/antenatal/", StringComparison.Ordinal) && p.Allows is { } allows && PageCatalogue.Real.Permissions.Gives("midwife", allows.Permission)))
        {
            if (reached.Contains(Walk.Shape(Place().Replace(page.Route, Guid.Empty.ToString())))) continue;
            if (await Standing(session, page) is not { } answer)
            {
                faults.Add($"{page.Route}: no pregnancy stands so that it can be opened");
                continue;
            }
            opened.Add(page.Route);
            await Look(midwife, answer.Path, faults);
            foreach (var form in answer.Forms.Where(f => f.Method == "post" && !f.Action(answer.Path).Contains("sign-out", StringComparison.Ordinal))) await Attack(session, answer, form, faults);
        }
        // The same pages that links lead to, where they have more to say.
        foreach (var path in _more) await Look(midwife, path, faults);
        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
        Assert.True(opened.Count > 8, string.Join(", ", opened));
    }

    /// <summary>One after a loss, one whose loss was a mistake, one of twins, and a very young woman with an appointment.</summary>
    private async Task Arrange(Session midwife)
    {
        var lost = (await ArrangedWoman.Told(demo.Host, "Pendlebury", 100)).Pregnancy;
        await Lost(midwife, lost);
        var mistaken = (await ArrangedWoman.Told(demo.Host, "Arkwright", 100)).Pregnancy;
        await Lost(midwife, mistaken);
        await midwife.Press($"{mistaken}/loss/mistake", "Put it right", ("Reason", "Two records were mixed up."));
        var twins = $"/antenatal/pregnancies/{Rows.Of(demo.Host, "SELECT pregnancy_id FROM antenatal_baby WHERE state = 'Expected' GROUP BY pregnancy_id HAVING COUNT(*) = 2")[0]}";
        await Lost(midwife, twins, (await midwife.Get($"{twins}/loss")).Document.QuerySelector<IHtmlInputElement>("input[name=BabyIds]")!.Value);
        var young = await ArrangedWoman.Told(demo.Host, "Ellingham", 60);
        await midwife.Press($"{young.Pregnancy}/booking", "Save", [.. Day("On", DateTime.UtcNow)]);
        Rows.Write(demo.Host, $"INSERT INTO antenatal_under_16 (pregnancy_id) VALUES ('{young.PregnancyId}')");
        var request = Rows.Of(demo.Host, "SELECT id FROM antenatal_self_referral WHERE status = 'Trying'")[0];
        Rows.Write(demo.Host, $"UPDATE antenatal_self_referral SET age_band = 'Under16' WHERE id = '{request}'");
        _more = [lost, mistaken, twins, young.Pregnancy, $"/antenatal/requests/{request}", "/antenatal"];
    }

    private static Task<string> Lost(Session midwife, string pregnancy, string? baby = null) => midwife.Press($"{pregnancy}/loss", "Stop contact and record it",
        [("Type", baby is null ? "Miscarriage" : "Stillbirth"), .. Day("On", DateTime.UtcNow), ("Told", "nobody"), ("Care", "NotYet"), .. baby is null ? Array.Empty<(string, string)>() : [("BabyIds", baby)]]);

    private static IEnumerable<(string, string)> Day(string name, DateTime day) => [($"{name}.Day", $"{day.Day}"), ($"{name}.Month", $"{day.Month}"), ($"{name}.Year", $"{day.Year}")];

    /// <summary>The page as it is shown to whoever can do something there; of those that only say that nothing is to be done, the first.</summary>
    private async Task<Answer?> Standing(Session session, PageFacts page)
    {
        Answer? shown = null;
        foreach (var path in Candidates(page.Route))
        {
            var answer = await session.Get(path);
            if (answer.Status != 200) continue;
            if (answer.Document.QuerySelector("main form[method=post]") is not null) return answer;
            shown ??= answer;
        }
        return shown;
    }

    private IEnumerable<string> Candidates(string route)
    {
        if (!route.Contains('{', StringComparison.Ordinal)) return [route];
        var sql = route switch
        {
            _ when route.Contains("{MilestoneId", StringComparison.Ordinal) => "SELECT m.pregnancy_id || '|' || m.id FROM antenatal_milestone m ORDER BY m.status, m.id",
            _ when route.Contains("{SilenceId", StringComparison.Ordinal) => "SELECT pregnancy_id || '|' || id FROM antenatal_silence",
            _ when route.Contains("{PregnancyId", StringComparison.Ordinal) => "SELECT id FROM antenatal_pregnancy WHERE status NOT IN ('Closed', 'MovedAway') ORDER BY created_at",
            _ when route.Contains("{SelfReferralId", StringComparison.Ordinal) => "SELECT id FROM antenatal_self_referral",
            _ => "SELECT person_id FROM antenatal_baby WHERE person_id IS NOT NULL",
        };
        return Rows.Of(demo.Host, sql).Select(row => row.Split('|')).Select(ids =>
        {
            var next = 0;
            return Place().Replace(route, _ => ids[Math.Min(next++, ids.Length - 1)]);
        });
    }

    private static async Task Look(Visitor midwife, string path, List<string> faults)
    {
        try
        {
            await midwife.Open(path);
            await Assertions.Expect(midwife.Page.Locator("h1").First).ToBeAttachedAsync();
            await midwife.PassesAccessibilityCheck();
            await midwife.Page.SetViewportSizeAsync(390, 844);
            await midwife.DoesNotScrollSideways();
            await midwife.Page.SetViewportSizeAsync(1280, 900);
        }
        catch (Exception found) when (found is Xunit.Sdk.XunitException or PlaywrightException)
        {
            faults.Add($"{path}: {found.Message}");
        }
    }

    private static async Task Attack(Session session, Answer page, IHtmlFormElement form, List<string> faults)
    {
        foreach (var attack in Attacks)
        {
            var values = form.Values();
            foreach (var field in values.Keys.Where(k => !k.StartsWith("__", StringComparison.Ordinal)).ToList()) values[field] = attack;
            var answer = await session.Post(form.Action(page.Path), values);
            if (answer.Status >= 500 || answer.Text.Contains(Markup, StringComparison.Ordinal)) faults.Add($"{answer.Status} {form.Action(page.Path)} ({Walk.Names(form)})");
        }
    }

    [GeneratedRegex(@"\{\w+(:[^}]+)?\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Place();
}
