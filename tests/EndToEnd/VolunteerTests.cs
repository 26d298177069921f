using Microsoft.Playwright;
using Neighbourhood.EndToEnd.Browser;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>Somebody who has been through it, with a phone and nothing but its keys, offers to volunteer; the coordinator takes them through every gate, and they see their own pages.</summary>
public sealed class VolunteerTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private const string Email = "merryn@demo.example";
    private const string Password = "amber lantern meadow";
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTime.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Europe/London")));

    [Fact]
    public async Task A_volunteer_goes_through_every_gate_and_sees_whom_they_support()
    {
        await Offers();

        await using var coordinator = await Visitor.SignIn(demo.Host, "peercoordinator");
        await coordinator.Open("/peersupport/supporters");
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        await coordinator.FollowTo("Merryn Ashgrove");
        await coordinator.Sees($"Email: {Email}");
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        await Interview(coordinator);
        var place = new Uri(coordinator.Page.Url).AbsolutePath;
        await Checks(coordinator);
        await Trains(coordinator);
        var link = await Account(coordinator, place);

        await using var supporter = await Visitor.Come(demo.Host, 390);
        await Joins(supporter, link);

        await coordinator.Open(place);
        await coordinator.Press("They begin to support");
        await coordinator.Sees("Supporting");
        await coordinator.Sees("They have not had a supervision yet");
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        await coordinator.Picture("volunteer-active-1280");

        await supporter.Open("/peersupport/mine");
        await supporter.IsAt("People you support");
        await supporter.Sees("They know you as Merryn, and nothing else of you");
        await supporter.PassesAccessibilityCheckAtBothWidths();
        await supporter.Picture("volunteer-portal-390");
        Assert.Equal(403, await supporter.Open("/peersupport/supporters"));
        Assert.Equal(403, await supporter.Open(place));

        await Supervised(place);
        await coordinator.Open(place);
        await coordinator.Sees("They may have a new match.");
    }

    [Fact]
    public async Task A_page_that_was_open_over_night_keeps_what_was_typed()
    {
        await using var visitor = await Visitor.Come(demo.Host, 390);
        await visitor.Open("/peersupport/volunteer");
        await visitor.Fill("Your name", "Tamsin Overnight");
        await visitor.Choose("Email");
        await visitor.Fill("Your number or email address", "tamsin@demo.example");
        await visitor.Choose("I am 18 or over");
        await visitor.Page.Context.ClearCookiesAsync();
        await visitor.Reloads(() => visitor.Press("Send"));
        await visitor.Sees("This page was open for a long time. What you wrote is still here: press Send again");
        await Assertions.Expect(visitor.Page.GetByLabel("Your name")).ToHaveValueAsync("Tamsin Overnight");
        await visitor.PassesAccessibilityCheckAtBothWidths();
        await visitor.Reloads(() => visitor.Press("Send"));
        await visitor.IsAt("Thank you");
    }

    [Fact]
    public async Task Where_no_programme_is_open_the_public_pages_say_so_and_what_was_just_written_is_not_sent()
    {
        await using var visitor = await Visitor.Come(demo.Host, 390);
        await visitor.Open("/peersupport/volunteer");
        await visitor.Fill("Your name", "Tamsin Toolate");
        Rows.Write(demo.Host, "UPDATE peersupport_programme SET closed_on = opened_on");
        try
        {
            await visitor.Reloads(() => visitor.Press("Send"));
            await visitor.IsAt("Nobody can answer here yet");
            await visitor.Sees("What you wrote was not sent.");
            foreach (var page in (string[])["/peersupport/volunteer", "/peersupport/someone", "/peersupport/someone?sent=true"])
            {
                Assert.Equal(200, await visitor.Open(page));
                await visitor.IsAt("Nobody can answer here yet");
                await visitor.DoesNotSee("was not sent");
                Assert.Equal(0, await visitor.Page.Locator($"form[action^='/peersupport']").CountAsync());
                await visitor.PassesAccessibilityCheckAtBothWidths();
            }
            await visitor.Picture("someone-closed-390");
        }
        finally
        {
            Rows.Write(demo.Host, "UPDATE peersupport_programme SET closed_on = NULL");
        }
        await visitor.Open("/peersupport/someone");
        await visitor.IsAt("Would you like someone to talk to?");
    }

    [Fact]
    public async Task Of_a_supporter_who_is_not_well_the_coordinator_is_asked_once_and_looks_after_them()
    {
        var supporter = $"/peersupport/supporters/{Rows.Of(demo.Host, "SELECT id FROM peersupport_supporter WHERE known_as = 'Orla'")[0]}";
        await using (var supervisor = await Visitor.SignIn(demo.Host, "peersupervisor", 390))
        {
            await supervisor.Open($"{supporter}/supervision");
            await supervisor.Choose("1, not well");
            await supervisor.Press("Note this supervision");
            await supervisor.Sees("They said at a supervision that they are not well.");
        }
        await using var coordinator = await Visitor.SignIn(demo.Host, "peercoordinator");
        await coordinator.Open("/families/tasks");
        await coordinator.FollowTo("Look after a supporter");
        await coordinator.Reloads(() => coordinator.Page.Locator($"main a[href='{supporter}/care']").First.ClickAsync());
        await coordinator.IsAt("Ask how they are");
        await coordinator.Sees("Offer a rest");
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        await coordinator.Picture("supporter-not-well");
        await coordinator.Press("I asked them");
        await coordinator.IsAt("Orla");
        await coordinator.DoesNotSee("They said at a supervision that they are not well.");
        await coordinator.Open("/families/tasks");
        await coordinator.DoesNotSee("Look after a supporter");
    }

    private async Task Offers()
    {
        await using var visitor = await Visitor.Come(demo.Host, 390);
        await visitor.Open("/");
        await visitor.FollowTo("Volunteer to support other parents");
        await visitor.IsAt("Volunteer to support other parents");
        await visitor.PassesAccessibilityCheckAtBothWidths();
        await visitor.Picture("volunteer-390");
        await visitor.PressByKeyboard("Send");
        await visitor.SeesError("Adult", "Volunteers are 18 or over: tick the box if you are");
        await visitor.PassesAccessibilityCheck();
        await visitor.Picture("volunteer-wrong-390");
        await Types(visitor, "Your name", "Merryn Ashgrove");
        await visitor.TabTo(visitor.Page.Locator("input[name=By]").First);
        await visitor.Page.Keyboard.PressAsync("ArrowDown");
        await visitor.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(visitor.Page.Locator("input[name=By][value=Email]")).ToBeCheckedAsync();
        await Types(visitor, "Your number or email address", Email);
        await Types(visitor, "What would you like to tell us? (optional)", "My first came ten weeks early");
        await visitor.TabTo(visitor.Page.GetByLabel("I am 18 or over"));
        await visitor.Page.Keyboard.PressAsync("Space");
        await visitor.PressByKeyboard("Send");
        await visitor.IsAt("Thank you");
        await visitor.PassesAccessibilityCheckAtBothWidths();
        await visitor.Picture("volunteer-sent-390");
    }

    private static async Task Interview(Visitor coordinator)
    {
        await coordinator.Press("Note the interview");
        await coordinator.IsAt("Note the interview");
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        await coordinator.Press("Note the interview");
        await coordinator.SeesError("Been", "Choose what they have been through");
        await coordinator.PassesAccessibilityCheck();
        await coordinator.FillDate("Which day did you talk?", Today);
        await coordinator.Page.Locator("input[name=Been][value=Premature]").CheckAsync();
        await coordinator.Fill("Languages that they speak", "English, Cornish");
        await coordinator.Choose("When are they free?", "Weekday evenings");
        await coordinator.SelectWith("Supervisor (optional)", "Nerys Applegarth");
        await coordinator.Press("Note the interview");
        await coordinator.IsAt("Merryn Ashgrove");
        await coordinator.Sees("Saved");
        await coordinator.Sees("Interviewed");
        await coordinator.PassesAccessibilityCheckAtBothWidths();
    }

    private static async Task Checks(Visitor coordinator)
    {
        await coordinator.Press("Begin the checks");
        await coordinator.Sees("Checks under way");
        await Shut(coordinator, "Checks are done: begin the training", "The DBS check for this role is missing: enhanced", "Two references are missing");
        await coordinator.Picture("volunteer-gate-1280");
        await coordinator.FollowTo("Note a check");
        await coordinator.IsAt("Note a DBS check");
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        await coordinator.Fill("Number of the certificate", "001900000077");
        await coordinator.FillDate("When was it issued?", Today);
        await coordinator.Choose("Was the update service asked?", "No");
        await coordinator.Choose("Suitable");
        await coordinator.Press("Note this check");
        await coordinator.Sees("Good until");
        await Refers(coordinator, "Somebody who knows them well", came: true);
        await Refers(coordinator, "Somebody they work or worked with", came: false);
        await Shut(coordinator, "Checks are done: begin the training", "One reference of two is missing");
        await coordinator.FollowTo("It came");
        await coordinator.FillDate("When did it come?", Today);
        await coordinator.Choose("Suitable");
        await coordinator.Press("Note this reference");
        await coordinator.Sees("Saved");
        await coordinator.Press("Checks are done: begin the training");
        await coordinator.Sees("In training");
    }

    private static async Task Refers(Visitor coordinator, string from, bool came)
    {
        await coordinator.FollowTo("Note a reference");
        await coordinator.IsAt("Note a reference");
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        await coordinator.Choose(from);
        if (came)
        {
            await coordinator.FillDate("When did it come?", Today);
            await coordinator.Choose("Suitable");
        }
        await coordinator.Press("Note this reference");
        await coordinator.IsAt("Merryn Ashgrove");
    }

    private static async Task Trains(Visitor coordinator)
    {
        await Shut(coordinator, "Approve", "Their safeguarding training is not noted");
        await coordinator.FollowTo("Note a training");
        await coordinator.IsAt("Note a training");
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        await coordinator.Choose("Which training?", "Safeguarding");
        await coordinator.FillDate("When was it done?", Today);
        await coordinator.Press("Note this training");
        await coordinator.Sees("Safeguarding is good until");
        await coordinator.Press("Approve");
        await coordinator.Sees("Approved");
        await Shut(coordinator, "They begin to support", "They have not signed the agreement on boundaries", "They have no account yet", "They have not chosen the first name that a parent reads");
        await coordinator.FollowTo("Note the agreement");
        await coordinator.IsAt("Note the agreement");
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        await coordinator.FillDate("When did they sign it?", Today);
        await coordinator.Press("Note the agreement");
        await coordinator.Sees("Signed on");
    }

    /// <summary>A light account; answers the link to it.</summary>
    private async Task<string> Account(Visitor coordinator, string place)
    {
        await coordinator.FollowTo("Make an account");
        await coordinator.IsAt("An account for Merryn Ashgrove");
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        await Assertions.Expect(coordinator.Page.GetByLabel("Full name")).ToHaveValueAsync("Merryn Ashgrove");
        await Assertions.Expect(coordinator.Page.GetByLabel("Their email address")).ToHaveValueAsync(Email);
        await coordinator.Press("Make the account");
        await coordinator.Sees("It is shown here and nowhere again.");
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        await coordinator.Picture("volunteer-account-1280");
        Assert.Empty(Rows.Of(demo.Host, $"SELECT supporter_id FROM peersupport_enquiry WHERE supporter_id = '{place[^36..]}' AND words IS NOT NULL"));
        return (await coordinator.Page.Locator("main code").TextContentAsync())!.Trim();
    }

    private static async Task Joins(Visitor supporter, string link)
    {
        Assert.Equal(200, await supporter.Open(link));
        await supporter.IsAt("Choose your password");
        await supporter.PassesAccessibilityCheckAtBothWidths();
        await supporter.Fill("New password", Password);
        await supporter.Press("Save password");
        await supporter.Sees("Your password is saved. Sign in with it.");
        await supporter.Fill("Email address", Email);
        await supporter.Fill("Password", Password);
        await supporter.Press("Sign in");
        await supporter.Sees("Say what the people you support call you, and whom you know.");
        await supporter.PassesAccessibilityCheckAtBothWidths();
        await supporter.Picture("volunteer-first-390");
        await supporter.FollowTo("About me");
        await supporter.IsAt("About me");
        await supporter.PassesAccessibilityCheckAtBothWidths();
        await supporter.Fill("What shall the people you support call you?", "Merryn Ashgrove");
        await supporter.Press("Save");
        await supporter.SeesError("KnownAs", "Enter one first name alone, without a surname, a number or an address");
        await supporter.PassesAccessibilityCheck();
        await supporter.Fill("What shall the people you support call you?", "Merryn");
        await supporter.Fill("Schools and nurseries that your children go to (optional)", "Saltmarsh Nursery");
        await supporter.Press("Save");
        await supporter.Sees("Saved");
        await supporter.PassesAccessibilityCheckAtBothWidths();
    }

    private async Task Supervised(string place)
    {
        await using var supervisor = await Visitor.SignIn(demo.Host, "peersupervisor");
        await supervisor.Reloads(() => supervisor.Page.Locator($"main a[href='{place}/supervision']").First.ClickAsync());
        await supervisor.IsAt("Note a supervision");
        await supervisor.PassesAccessibilityCheckAtBothWidths();
        await supervisor.Choose("4");
        await supervisor.Press("Note this supervision");
        await supervisor.IsAt("Merryn Ashgrove");
        await supervisor.Sees("The next is due by");
        await supervisor.DoesNotSee("001900000077");
        Assert.Equal(0, await supervisor.Button("Agree a pause").CountAsync());
        await supervisor.PassesAccessibilityCheckAtBothWidths();
    }

    /// <summary>The gate stays shut, and says why.</summary>
    private static async Task Shut(Visitor coordinator, string button, params string[] why)
    {
        await coordinator.Press(button);
        foreach (var reason in why) await Assertions.Expect(coordinator.Page.Locator(".nhsuk-error-summary")).ToContainTextAsync(reason);
        await coordinator.PassesAccessibilityCheckAtBothWidths();
    }

    private static async Task Types(Visitor visitor, string label, string text)
    {
        await visitor.TabTo(visitor.Page.GetByLabel(label, new() { Exact = true }));
        await visitor.Page.Keyboard.TypeAsync(text);
    }
}
