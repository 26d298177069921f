using Microsoft.Playwright;
using Neighbourhood.EndToEnd.Browser;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>A health visitor: of a pregnancy nothing before the 28th week, then its page, and after the birth the family that a midwife hands over.</summary>
public sealed class HealthVisitorTests(DemoHost demo) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task A_health_visitor_reads_nothing_of_a_pregnancy_before_the_28th_week()
    {
        var (late, early) = (Booked()[0], Booked()[^1]);
        using var visitor = await Session.SignIn(demo.Host, "healthvisitor");
        foreach (var page in (string[])["", "/dates", "/birth", "/how-she-feels", "/alone", "/safer-sleep", "/feeding-plan"])
            Assert.True((await visitor.Get($"/antenatal/pregnancies/{early.Pregnancy}{page}")).Status is 403 or 404, page);
        foreach (var page in (string[])[$"/household/{early.Household}", $"/household/{early.Household}/timeline", $"/person/{early.Person}", "/"])
            Assert.DoesNotContain("/antenatal/pregnancies/" + early.Pregnancy, (await visitor.Get(page)).Text, StringComparison.Ordinal);
        var seen = await visitor.Get($"/antenatal/pregnancies/{late.Pregnancy}");
        Assert.Equal(200, seen.Status);
        Assert.Contains("36+3", seen.Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Gave birth before", seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_birth_is_recorded_handed_over_and_received_and_registered_at_the_hub()
    {
        const string family = "Holloway";
        var woman = await ArrangedWoman.Told(demo.Host, family, 275);
        await woman.Linked(demo.Host);
        await using var midwife = await Visitor.SignIn(demo.Host, "midwife");
        await Records(midwife, woman, family);
        await HandsOver(midwife);

        await using (var visitor = await Visitor.SignIn(demo.Host, "healthvisitor", 390))
        {
            var row = visitor.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = $"Wren {family}" });
            await Patience.Until(async () =>
            {
                await visitor.Open("/antenatal/hand-overs");
                return await row.CountAsync() > 0;
            });
            await row.ClickAsync();
            await visitor.IsAt("A family is handed over to you");
            await visitor.Sees("The cat goes to Gran");
            await visitor.Press("Receive the family");
            await visitor.FollowTo("The baby's page");
            await visitor.IsAt($"Baby {family}");
            await visitor.Sees("Born");
        }
        await midwife.Open(woman.Pregnancy);
        await midwife.IsAt("With the health visitors");

        await using var hub = await Visitor.SignIn(demo.Host, "hub", 390);
        await Registers(hub, family);
        Assert.Equal(["1"], Rows.Of(demo.Host, $"SELECT CAST(COUNT(*) AS TEXT) FROM antenatal_registration r JOIN familyhubs_site s ON s.id = r.site_id WHERE r.pregnancy_id = '{woman.PregnancyId}' AND r.done_on IS NOT NULL"));
    }

    private static async Task Records(Visitor midwife, ArrangedWoman woman, string family)
    {
        await midwife.Open(woman.Pregnancy);
        await midwife.Press("Record a birth");
        await midwife.IsAt("Record a birth");
        await midwife.Press("Record the birth");
        await midwife.SeesError("Babies_0__How", "Choose how this baby was born");
        await midwife.PassesAccessibilityCheckAtBothWidths();
        await midwife.Choose("How was this baby born?", "Alive");
        await midwife.FillDate("On which day?", DateOnly.FromDateTime(DateTime.UtcNow.AddDays(-1)));
        await midwife.Choose("Does she smoke, at the time of the birth?", "No");
        await midwife.Press("Record the birth");
        await midwife.Sees("After the birth");
        await midwife.Sees($"Baby {family}");
        await midwife.PassesAccessibilityCheckAtBothWidths();
    }

    private static async Task HandsOver(Visitor midwife)
    {
        await midwife.Press("Hand over");
        await midwife.IsAt("Hand over to the health visitors");
        await midwife.Choose("A health visitor");
        await midwife.Page.GetByLabel("Who?", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await midwife.Fill("What else should they know? (optional)", "The cat goes to Gran");
        await midwife.Press("Hand over");
        await midwife.Sees("Hand over again");
    }

    private static async Task Registers(Visitor hub, string family)
    {
        var row = hub.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = $"Baby {family}" });
        await Patience.Until(async () =>
        {
            await hub.Open("/antenatal/registrations");
            return await row.CountAsync() > 0;
        });
        await row.ClickAsync();
        await hub.IsAt("Register a birth");
        await hub.FillDate("When was it registered?", DateOnly.FromDateTime(DateTime.UtcNow.AddDays(-1)));
        await hub.Choose("At a hub");
        await hub.SelectWith("Which hub?", ArrangedWoman.Hub);
        await hub.Press("Keep");
        await hub.IsAt("Births to register");
        await hub.DoesNotSee($"Baby {family}");
    }

    private sealed record Expecting(string Pregnancy, string Person, string Household);

    /// <summary>Of the demo's families that are booked, the nearest first.</summary>
    private List<Expecting> Booked() =>
        [.. Rows.Of(demo.Host, "SELECT id || '|' || person_id || '|' || household_id FROM antenatal_pregnancy WHERE status = 'Ongoing' ORDER BY agreed_edd").Select(row => row.Split('|')).Select(part => new Expecting(part[0], part[1], part[2]))];
}
