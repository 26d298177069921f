using System.Globalization;
using Microsoft.Playwright;
using Neighbourhood.EndToEnd.Browser;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>A midwife and the hub near the families that she looks after: from the day that she hears of a pregnancy to the day that the woman first comes to a group, and when it ends too early.</summary>
public sealed class MidwifeTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTime.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Europe/London")));

    [Fact]
    public async Task A_midwife_books_a_woman_offers_her_the_hub_and_reads_what_came_of_it()
    {
        const string family = "Fairweather";
        using (var desk = await Session.SignIn(demo.Host, "midwife")) await Arranged.Registered(desk, family);
        await using var midwife = await Visitor.SignIn(demo.Host, "midwife");
        var pregnancy = await Tells(midwife, family);
        await Books(midwife, family);

        await midwife.Open("/antenatal");
        await midwife.Reloads(() => midwife.Page.Locator($"main a[href='{pregnancy}/hub-link']").First.ClickAsync());
        await midwife.IsAt("Offer a hub");
        await midwife.Choose("Yes, call me");
        await midwife.Choose("Meeting others");
        await midwife.Choose("Her midwife");
        await midwife.SelectWith("Which hub?", ArrangedWoman.Hub);
        await midwife.Press("Save");
        await midwife.IsAt("Her link to a hub");
        await midwife.Sees("Waits for the hub’s answer");

        await using (var hub = await Visitor.SignIn(demo.Host, "hub", 390))
        {
            await Answers(hub, family);
            await Comes(hub, family);
        }

        var link = new Uri(midwife.Page.Url).AbsolutePath;
        await Patience.Until(async () =>
        {
            await midwife.Open(link);
            return await midwife.Page.GetByText("Has come to a session").CountAsync() > 0;
        });
        await midwife.Open("/");
        await midwife.Reloads(() => midwife.Page.Locator($"main a[href='{link}']").First.ClickAsync());
        await midwife.IsAt("Her link to a hub");
        await midwife.Sees($"They spoke, {Shown(Today)}");
        await midwife.Sees("First came");
        await midwife.PassesAccessibilityCheckAtBothWidths();
        await midwife.Reloads(() => midwife.Press("I have read this"));
        await midwife.DoesNotSee("I have read this");
        await midwife.Open("/");
        Assert.Equal(0, await midwife.Page.Locator($"a[href='{link}']").CountAsync());
    }

    [Fact]
    public async Task When_a_loss_is_recorded_all_that_was_planned_for_it_is_gone_at_once()
    {
        const string family = "Marchbanks";
        var woman = await ArrangedWoman.Told(demo.Host, family, 100);
        var link = await woman.Linked(demo.Host);
        var bump = Sessions("Bump club")[^2];
        using (var desk = await Session.SignIn(demo.Host, "hub"))
            await desk.Press($"/familyhubs/sessions/{bump}/bookings/new?HouseholdId={woman.Household[^36..]}", "Book", ("PersonIds", woman.PersonId), ("Source", "MidwifeLink"));

        await using var hub = await Visitor.SignIn(demo.Host, "hub");
        await hub.Open(woman.Household);
        await hub.Sees("Bump club");

        await using var midwife = await Visitor.SignIn(demo.Host, "midwife");
        await midwife.Open(woman.Pregnancy);
        await midwife.Press("Record a loss");
        await midwife.IsAt("Record a loss");
        await midwife.Press("Stop contact and record it");
        await midwife.SeesError("Type", "Choose what happened");
        await midwife.PassesAccessibilityCheckAtBothWidths();
        await midwife.Choose("Miscarriage");
        await midwife.FillDate("On which day?", Today);
        await midwife.Choose("Nobody");
        await midwife.Choose("Not yet");
        await midwife.Press("Stop contact and record it");
        await midwife.Sees("Nothing about this pregnancy is sent any more.");
        await midwife.Sees("Do not contact, ask first");

        // In the same moment: no patience.
        await hub.Open($"/familyhubs/asked/links/{link}");
        await hub.DoesNotSee("Baby due");
        await hub.DoesNotSee("iscarriage");
        await hub.Sees("No longer needed. Do not contact, ask the midwife.");
        await hub.PassesAccessibilityCheckAtBothWidths();
        await hub.Open($"/familyhubs/sessions/{bump}/bookings");
        await hub.DoesNotSee(family);
        Assert.Empty(Rows.Of(demo.Host, $"SELECT id FROM contact_message WHERE person_id = '{woman.PersonId}' AND ended_at IS NULL"));
        // The hub knew of the family by her link alone.
        Assert.True(await hub.Open(woman.Household) is 403 or 404);
        Assert.Empty(Rows.Of(demo.Host, $"SELECT id FROM families_unborn WHERE pregnancy_id = '{woman.PregnancyId}' AND state = 'Expected'"));

        // She stands apart on the list, and support is offered by a person before it is closed.
        await midwife.Open("/antenatal");
        await midwife.FollowTo($"Wren {family}");
        await midwife.FollowTo("Offer her support, and note it");
        await midwife.Choose("Yes, by a person");
        await midwife.Choose("Yes, nothing more is to be done");
        await midwife.Press("Save");
        await midwife.Sees("Closed");
        await midwife.Sees("Let contact begin again");
    }

    private static async Task<string> Tells(Visitor midwife, string family)
    {
        await midwife.Open("/antenatal/notify");
        await midwife.Fill("Find the family", family);
        await midwife.Press("Find");
        await midwife.FollowTo(family);
        await midwife.Press("Note the pregnancy");
        await midwife.SeesError("PersonId", "Choose who is expecting");
        await midwife.PassesAccessibilityCheckAtBothWidths();
        await midwife.Page.GetByRole(AriaRole.Radio, new() { Name = $"Wren {family}" }).CheckAsync();
        await midwife.Choose("From her last period");
        await midwife.FillDate("First day of her last period", Today.AddDays(-63));
        await midwife.Choose("Did she give birth before?", "No, this is the first time");
        await midwife.Choose("Is there more than one baby?", "Not known yet");
        await midwife.Choose("Did she agree that those who work with her already may know?", "Yes");
        await midwife.Choose("And her GP practice?", "No");
        await midwife.Press("Note the pregnancy");
        await midwife.IsAt($"Not booked yet, 9+0 Wren {family}");
        return new Uri(midwife.Page.Url).AbsolutePath;
    }

    private static async Task Books(Visitor midwife, string family)
    {
        await midwife.FollowTo("Agree a booking appointment");
        await midwife.FillDate("When is it?", Today);
        await midwife.Press("Save");
        await midwife.IsAt($"Booking appointment agreed, 9+0 Wren {family}");
        await midwife.FollowTo("Note how the booking appointment");
        await midwife.Choose("The appointment was held");
        await midwife.FillDate("When was that?", Today);
        await midwife.Press("She is booked");
        await midwife.IsAt($"Booked, 9+0 Wren {family}");
    }

    /// <summary>The hub reads what she chose and no more, accepts, and says how the welcome went.</summary>
    private static async Task Answers(Visitor hub, string family)
    {
        var row = hub.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = family });
        await Patience.Until(async () =>
        {
            await hub.Open("/familyhubs/asked");
            return await row.CountAsync() > 0;
        });
        await row.ClickAsync();
        await hub.IsAt("A midwife asks");
        await hub.Sees(Today.AddDays(280 - 63).ToString("MMMM yyyy", CultureInfo.GetCultureInfo("en-GB")));
        await hub.Sees("Meeting others");
        await hub.DoesNotSee("9+0");
        await hub.DoesNotSee("first time");
        await hub.Press("Accept");
        await hub.Press("Say how the welcome went");
        await hub.Choose("We spoke");
        await hub.Press("Save");
        await hub.Sees($"We spoke, {Shown(Today)}");
    }

    /// <summary>She comes to a group that is on now: nobody tells the midwife but the register.</summary>
    private async Task Comes(Visitor hub, string family)
    {
        var session = Sessions("Bump club")[^1];
        static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
        var now = DateTimeOffset.UtcNow;
        Rows.Write(demo.Host, $"UPDATE familyhubs_session SET day = '{Today:yyyy-MM-dd}', starts_at = '{Text(now.AddMinutes(-10))}', ends_at = '{Text(now.AddMinutes(80))}', status = 'Running' WHERE id = '{session}'");
        await hub.Open($"/familyhubs/sessions/{session}/register");
        await hub.Fill("Find somebody", family);
        await hub.Press("Find");
        await hub.Page.Locator("#register-found").GetByRole(AriaRole.Button, new() { Name = $"Wren {family}" }).ClickAsync();
        await hub.Sees("1 named");
    }

    private IReadOnlyList<string> Sessions(string title) =>
        Rows.Of(demo.Host, $"SELECT s.id FROM familyhubs_session s JOIN familyhubs_activity a ON a.id = s.activity_id WHERE a.title = '{title}' AND s.status = 'Open' ORDER BY s.day");

    private static string Shown(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));
}
