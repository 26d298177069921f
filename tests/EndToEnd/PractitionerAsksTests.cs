using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Neighbourhood.EndToEnd.Browser;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>Practitioners who do not have all the answers: one asks colleagues without naming a family, one who knows answers, the next finds it before asking, and somebody is rung.</summary>
public sealed class PractitionerAsksTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private const string Named = "What may the Quennellby family ask for while a grandmother looks after two children?";
    private const string Question = "What may a grandmother ask for who looks after two children?";
    private const string Answer = "Ask the council for a kinship worker: an allowance does not depend on a court order.";

    [Fact]
    public async Task What_one_asks_and_another_knows_is_found_by_the_third_before_she_asks()
    {
        await using var visitor = await Visitor.SignIn(demo.Host, "healthvisitor");
        await AsksByKeyboard(visitor);
        var question = new Uri(visitor.Page.Url).AbsolutePath;

        await using (var hub = await Visitor.SignIn(demo.Host, "hub", 390)) await Answers(hub, question);

        await visitor.Open("/");
        await visitor.Reloads(() => visitor.Page.Locator($"main a[href='{question}']").First.ClickAsync());
        await visitor.Sees(Answer);
        await visitor.Reloads(() => visitor.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^This helped") }).ClickAsync());
        await visitor.Sees("Thank you. The answer is kept for others");
        await visitor.Sees("Kept until");
        await visitor.PassesAccessibilityCheckAtBothWidths();
        await visitor.Open("/");
        Assert.Equal(0, await visitor.Page.Locator($"main a[href='{question}']").CountAsync());

        await using var midwife = await Visitor.SignIn(demo.Host, "midwife");
        await midwife.Open("/peersupport/network/ask");
        await midwife.Fill("What would you like to know?", "Which allowance is there for a grandmother who raises two children?");
        await midwife.Select("What is it about?", "Money, benefits and debt");
        await midwife.Reloads(() => midwife.Press("Ask the network"));
        await midwife.Sees("This answer helped somebody before");
        await midwife.Sees(Answer);
        await midwife.PassesAccessibilityCheckAtBothWidths();
        Assert.Empty(Rows.Of(demo.Host, "SELECT id FROM peersupport_question WHERE words LIKE 'Which allowance%'"));
    }

    [Fact]
    public async Task Somebody_is_rung_and_the_minutes_are_noted_without_a_family()
    {
        await using var midwife = await Visitor.SignIn(demo.Host, "midwife", 390);
        await midwife.Open("/peersupport/network");
        await midwife.Reloads(() => midwife.Press("Phone a friend"));
        await midwife.Select("About", "Housing");
        await midwife.Reloads(() => midwife.Press("Show"));
        Assert.Equal("tel:01632960101", await midwife.Page.GetByRole(AriaRole.Link, new() { Name = "01632 960 101" }).GetAttributeAsync("href"));
        await midwife.PassesAccessibilityCheckAtBothWidths();
        await midwife.FollowTo("Note the call with");
        await midwife.IsAt("Note a call with");
        await midwife.Press("Note this call");
        await midwife.SeesError("Minutes", "Enter the minutes that you spoke, 1 to 240");
        await midwife.PassesAccessibilityCheckAtBothWidths();
        await midwife.Fill("How many minutes?", "7");
        await midwife.Choose("It helped");
        await midwife.Press("Note this call");
        await midwife.Sees("Your call is noted");
        await midwife.Sees("Your calls");
        Assert.Equal(["7"], Rows.Of(demo.Host, "SELECT CAST(minutes AS TEXT) FROM peersupport_call WHERE minutes = 7"));
    }

    [Fact]
    public async Task Several_days_are_said_at_once_and_nobody_is_named_by_their_id_who_cannot_be_rung()
    {
        await using var visitor = await Visitor.SignIn(demo.Host, "healthvisitor", 390);
        await visitor.Open("/peersupport/network/on-call");
        await visitor.Press("Add this time");
        await visitor.SeesError("Weekdays", "Choose the days of the week, or enter one day");
        await visitor.PassesAccessibilityCheckAtBothWidths();
        await visitor.Select("What may you be asked about?", "Carers and kinship care");
        foreach (var day in (string[])["Monday", "Wednesday"]) await visitor.Choose(day);
        await visitor.Page.Locator("#Starts").FillAsync("9am");
        await visitor.Page.Locator("#Ends").FillAsync("12:30pm");
        await visitor.Reloads(() => visitor.Press("Add this time"));
        await visitor.Sees("Colleagues see it now");
        await visitor.Sees("Mondays, 9am to 12:30pm");
        await visitor.Sees("Wednesdays, 9am to 12:30pm");
        await visitor.Picture("on-call-days-390");

        var of = Rows.Of(demo.Host, "SELECT u.id FROM access_account u WHERE u.id NOT IN (SELECT user_id FROM peersupport_on_call) AND u.id NOT IN (SELECT user_id FROM peersupport_knows) ORDER BY u.id")[0];
        Assert.Equal(404, await visitor.Open($"/peersupport/network/calls/new?ToUserId={of}&Topic=Housing"));
    }

    [Fact]
    public async Task What_names_somebody_after_all_goes_out_of_sight_and_the_coordinator_settles_it()
    {
        const string slipped = "Which school takes a child in the middle of a year, as for little quennellby?";
        await using var familyHelp = await Visitor.SignIn(demo.Host, "familyhelp");
        await familyHelp.Open("/peersupport/network/ask");
        await familyHelp.Fill("What would you like to know?", slipped);
        await familyHelp.Select("What is it about?", "Nursery and school");
        await familyHelp.Reloads(() => familyHelp.Press("Ask the network"));
        await familyHelp.Sees("Your question is asked.");
        var question = new Uri(familyHelp.Page.Url).AbsolutePath;

        await using var hub = await Visitor.SignIn(demo.Host, "hub");
        await hub.Open(question);
        await hub.FollowTo("The question names somebody");
        await hub.Reloads(() => hub.Press("Take it out of sight"));
        await hub.Sees("It is out of sight");
        Assert.Equal(404, await hub.Open(question));
        await familyHelp.Open("/peersupport/network");
        await familyHelp.Sees("A question of yours is out of sight");

        await using var coordinator = await Visitor.SignIn(demo.Host, "peercoordinator");
        await coordinator.Open("/");
        await coordinator.Reloads(() => coordinator.Page.Locator($"main a[href='{question}/settle']").First.ClickAsync());
        await coordinator.Choose("Show it again in these words");
        await coordinator.Fill("Words that name nobody", "Which school takes a child in the middle of a year?");
        await coordinator.PassesAccessibilityCheckAtBothWidths();
        await coordinator.Reloads(() => coordinator.Press("Settle it"));
        await coordinator.Sees("It is settled");
        await hub.Open(question);
        await hub.DoesNotSee("quennellby");
    }

    /// <summary>She looks, finds nothing, and asks; what names a family is refused, and stands as she typed it.</summary>
    private static async Task AsksByKeyboard(Visitor visitor)
    {
        var keys = visitor.Page.Keyboard;
        await visitor.Open("/peersupport/network");
        await visitor.TabTo(visitor.Page.GetByLabel("What would you like to know?"));
        await keys.TypeAsync("kinship allowance");
        await visitor.PressByKeyboard("Search the answers");
        await visitor.Sees("Nothing was found");
        await visitor.PassesAccessibilityCheckAtBothWidths();
        await visitor.TabTo(visitor.Page.Locator("main a[href='/peersupport/network/ask']"));
        await visitor.Reloads(() => keys.PressAsync("Enter"));

        await visitor.IsAt("Ask a question");
        var words = visitor.Page.GetByLabel("What would you like to know?");
        await visitor.TabTo(words);
        await keys.TypeAsync(Named);
        var topic = visitor.Page.GetByLabel("What is it about?");
        await visitor.TabTo(topic);
        await keys.TypeAsync("Carers");
        await visitor.PressByKeyboard("Ask the network");
        await visitor.SeesError("Words", "Take out somebody by name. Everybody in the network reads this");
        await Assertions.Expect(words).ToHaveValueAsync(Named);
        await Assertions.Expect(topic).ToHaveValueAsync("Carers");
        await visitor.PassesAccessibilityCheckAtBothWidths();
        await visitor.TabTo(words);
        await keys.PressAsync("Control+A");
        await keys.TypeAsync(Question);
        await visitor.PressByKeyboard("Ask the network");
        await visitor.Sees("Your question is asked. Those who know the topic see it now");
        await visitor.Sees("To be answered by");
    }

    /// <summary>A hub worker says that they know the topic; from then on its questions stand on their first page.</summary>
    private static async Task Answers(Visitor hub, string question)
    {
        await hub.Open("/peersupport/network/knows");
        await hub.Choose("Carers and kinship care");
        await hub.Reloads(() => hub.Press("Save"));
        await hub.Sees("What you know is saved");
        await hub.Sees("You may know the answer");
        await hub.PassesAccessibilityCheckAtBothWidths();
        await hub.Open("/");
        await hub.Reloads(() => hub.Page.Locator($"main a[href='{question}']").First.ClickAsync());
        await hub.Reloads(() => hub.Press("Answer"));
        await hub.Fill("Your answer", "Ring her on 07700 900123.");
        await hub.Press("Send your answer");
        await hub.SeesError("Words", "Take out a number that may be somebody’s own. Everybody in the network reads this");
        await hub.PassesAccessibilityCheckAtBothWidths();
        await hub.Fill("Your answer", Answer);
        await hub.Reloads(() => hub.Press("Send your answer"));
        await hub.Sees("Your answer is there");
        await hub.Sees("You answered");
    }
}
