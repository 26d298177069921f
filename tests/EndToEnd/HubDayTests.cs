using System.Globalization;
using Microsoft.Playwright;
using Neighbourhood.EndToEnd.Browser;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>A hub worker with an old phone and a baby on one arm: today's group from the first page to its closed register.</summary>
public sealed class HubDayTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private const string One = "Boscastle";
    private const string Whole = "Amberley";
    private const string Missing = "Carrick";
    private const string Unbooked = "Dunmallet";

    [Fact]
    public async Task A_worker_takes_a_register_on_a_phone_without_script_and_closes_it_the_next_day()
    {
        // The accessibility check is a script of its own: somebody with the same phone and script looks at each page beside her.
        await using var beside = await Visitor.SignIn(demo.Host, "hub", 390);
        var session = await Arrange(beside);
        await using var worker = await Visitor.SignIn(demo.Host, "hub", 390, script: false);
        await worker.Sees("Talking together is on now");
        await worker.FollowTo("Sessions");
        await worker.Sees("On now, ");
        await Check(worker, beside);
        await worker.Press("Open the register");
        await worker.IsAt("Register: Talking together");
        await worker.Sees("Nobody is on the register yet.");
        await worker.Sees("This session is not over yet. You can count and close its register from ");
        await worker.DoesNotSee("Count and close");
        await Check(worker, beside);

        await Take(worker, beside);
        await MoveTheClockForward(beside);
        await Close(worker, beside, session);
    }

    private async Task<string> Arrange(Visitor beside)
    {
        // The third of the weeks to come: nobody of the demo is booked into it.
        var session = Rows.Of(demo.Host, "SELECT s.id FROM familyhubs_session s JOIN familyhubs_activity a ON a.id = s.activity_id WHERE a.title = 'Talking together' AND s.status = 'Open' ORDER BY s.day")[2];
        using var desk = await Session.SignIn(demo.Host, "hub");
        await Arranged.Registered(desk, Unbooked);
        foreach (var home in (string[])[await Arranged.Registered(desk, One), await Arranged.Registered(desk, Whole), await WithTeenager(desk)])
        {
            await beside.Open($"/familyhubs/sessions/{session}/bookings/new?HouseholdId={home[^36..]}");
            foreach (var tick in await beside.Page.GetByRole(AriaRole.Group, new() { Name = "Who comes?" }).GetByRole(AriaRole.Checkbox).AllAsync()) await tick.CheckAsync();
            await beside.Choose("A midwife asked us to welcome them");
            await beside.Press("Book");
            await beside.Sees("Booked. We keep their places.");
        }
        // It is today, and has begun.
        static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
        var now = DateTimeOffset.UtcNow;
        var today = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById("Europe/London")).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Rows.Write(demo.Host, $"UPDATE familyhubs_session SET day = '{today}', starts_at = '{Text(now.AddMinutes(-10))}', ends_at = '{Text(now.AddMinutes(80))}', status = 'Running' WHERE id = '{session}'");
        return session;
    }

    /// <summary>Of seventeen: an age at which the worker says what it is called.</summary>
    private static Task<string> WithTeenager(Session desk) => desk.Press("/families/households/new", "Register family",
        ("FirstName", "Wren"), ("FamilyName", Missing), ("NotKnownYet", "true"), ("Postcode", "QX1 1AA"), ("ReachBy", "Phone"), ("Reach", "01632 960129"), ("MayTell", "Yes"),
        ("Roles", "Mum"), ("Children[0].FirstName", "Rowan"), ("Children[0].Born.Month", "1"), ("Children[0].Born.Year", $"{DateTime.UtcNow.Year - 17}"));

    private static async Task Take(Visitor worker, Visitor beside)
    {
        await Family(worker, One).GetByRole(AriaRole.Button, new() { Name = $"Wren {One}" }).ClickAsync();
        await worker.Sees("Noted. 1 person: 1 named.");
        await Family(worker, Whole).GetByRole(AriaRole.Button, new() { Name = "Whole family" }).ClickAsync();
        await worker.Sees("2 people noted. 3 people: 3 named.");
        await worker.Picture("register");
        await Check(worker, beside);

        await worker.Fill("Adults", "3");
        await worker.Fill("Children", "2");
        await worker.Press("Add");
        await worker.Sees("Counted. 8 people: 3 named, 3 adults and 2 children not named.");

        await worker.Fill("Find somebody", Unbooked);
        await worker.Press("Find");
        await worker.Page.Locator("#register-found").GetByRole(AriaRole.Button, new() { Name = $"Wren {Unbooked}" }).ClickAsync();
        await worker.Sees("9 people: 4 named");
        await Check(worker, beside);

        await worker.Press("New family");
        await worker.IsAt("New family");
        await Check(worker, beside);
        await worker.Press("Register and note as here");
        await worker.Sees("There is a problem");
        await worker.Sees("They are on the register as “not registered”.");
        await worker.Page.GetByLabel("First name").First.FillAsync("Caspian");
        await worker.Fill("Family name", "Holloway");
        await worker.Fill("Postcode", "qx11aa");
        await worker.Choose("A way to reach you", "Phone");
        await worker.Fill("Number or address", "01632 960701");
        await worker.Choose("May we tell your midwife, health visitor and GP?", "Ask me later");
        await worker.Unfold("More about you");
        await worker.Choose("Dad");
        await worker.Choose("Easy read");
        var child = worker.Page.GetByRole(AriaRole.Group, new() { Name = "Child 1" });
        await child.GetByLabel("First name").FillAsync("Juniper");
        await child.GetByLabel("Month").FillAsync("2");
        await child.GetByLabel("Year").FillAsync("2024");
        await worker.Press("Register and note as here");
        await worker.Sees("The family is registered and on the register. 11 people: 6 named, 3 adults and 2 children not named.");
        await worker.Sees("Came as ");
        await Check(worker, beside);
    }

    private static async Task MoveTheClockForward(Visitor beside)
    {
        await beside.Open("/demo/clock");
        await beside.Fill("How many hours forward?", "24");
        await beside.Press("Move the clock");
        await beside.Sees("The clock is 24 hours ahead.");
    }

    private static async Task Close(Visitor worker, Visitor beside, string session)
    {
        var waiting = worker.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Talking together, Yesterday" });
        await Patience.Until(async () =>
        {
            await worker.Open("/familyhubs/sessions");
            return await waiting.CountAsync() > 0;
        });
        await Check(worker, beside);
        await worker.FollowTo("Talking together, Yesterday");
        await worker.Sees("11 people: 6 named");
        await worker.Press("Count and close");
        await worker.IsAt("Count and close");
        await worker.Sees("Booked and not there");
        await Check(worker, beside);
        await worker.Fill("How many people were there?", "12");
        await worker.Press("Close the register");
        await worker.Sees("You counted 12 and the register has 11.");
        await worker.Fill("Why does it differ from the register? (optional)", "A grandmother did not want to be named");
        var teenager = worker.Page.GetByRole(AriaRole.Group, new() { Name = $"Rowan {Missing}" });
        await teenager.GetByLabel("Was not brought").CheckAsync();
        await teenager.GetByLabel("Why, as far as you know").SelectOptionAsync(new SelectOptionValue { Label = "Ill" });
        await teenager.GetByLabel("Somebody should get in touch").CheckAsync();
        await worker.Press("Close the register");
        await worker.Sees("The register is closed.");
        await worker.Sees("12 people were counted when it was closed. A grandmother did not want to be named");
        await worker.DoesNotSee("Change this register");
        await Check(worker, beside);
        await worker.FollowTo("Who was booked and not there");
        await worker.Sees($"Wren {Missing}");
        await Check(worker, beside);

        await worker.Open($"/familyhubs/sessions/{session}");
        await worker.Sees("Register closed");
        await worker.FollowTo("What people said of it");
        await worker.Sees("Nobody has said anything yet.");
        await worker.Open("/families/tasks");
        await worker.Sees("Get in touch with a family that was booked and not there");
    }

    private static ILocator Family(Visitor worker, string name) => worker.Page.Locator("#register-expected .nbh-register__family", new() { HasText = name });

    private static async Task Check(Visitor worker, Visitor beside)
    {
        await worker.DoesNotScrollSideways();
        await beside.Open(new Uri(worker.Page.Url).PathAndQuery);
        await beside.PassesAccessibilityCheck();
    }
}
