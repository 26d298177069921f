using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Neighbourhood.EndToEnd.Browser;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>A hub worker and the families at the desk: what they record, what they ask of others, and what they are never shown.</summary>
public sealed class HubWorkerTests(DemoHost demo) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task A_family_at_the_desk_gets_a_safe_number_a_relationship_and_its_answer_about_sharing()
    {
        const string family = "Quennellby";
        await using var hub = await Visitor.SignIn(demo.Host, "hub");
        await hub.Open("/families");
        await hub.FollowTo("Register a family");
        await hub.Page.GetByLabel("First name").First.FillAsync("Wren");
        await hub.Page.GetByLabel("Family name").First.FillAsync(family);
        await hub.Fill("Postcode", "QX1 1AA");
        await hub.Choose("A way to reach you", "Phone");
        await hub.Fill("Number or address", "01632 960147");
        await hub.Choose("May we tell your midwife, health visitor and GP?", "Yes");
        await hub.Choose("I am", "Mum");
        await hub.Press("Add another child");
        var child = hub.Page.GetByRole(AriaRole.Group, new() { Name = "Child 1" });
        await child.GetByLabel("First name").FillAsync("Robin");
        await child.GetByLabel("Month").FillAsync("4");
        await child.GetByLabel("Year").FillAsync("2024");
        await hub.Press("Register family");
        await hub.Sees("Where they live");
        await hub.FollowTo($"Wren {family}");
        await hub.Sees("Ways to reach them");
        await hub.PassesAccessibilityCheckAtBothWidths();

        await hub.FollowTo("Add a way to reach them");
        await hub.Press("Save");
        await hub.SeesError("Kind", "Choose what it is");
        await hub.PassesAccessibilityCheckAtBothWidths();
        await hub.Choose("What is it?", "Mobile");
        await hub.Fill("Number, address or place", "07700 900147");
        await hub.Choose("Is it safe to leave a message there?", "Yes");
        await hub.Fill("Safe times (optional)", "weekdays before 3pm");
        await hub.Press("Save");
        await hub.IsAt($"Wren {family}");
        await hub.Sees("07700 900147");
        await hub.Sees("Safe to leave a message. Safe times: weekdays before 3pm");

        await hub.FollowTo("Add a relationship");
        await hub.PassesAccessibilityCheckAtBothWidths();
        await hub.Press("Save");
        await Assertions.Expect(hub.Page.Locator(".nhsuk-error-summary")).ToBeFocusedAsync();
        await hub.Select($"Wren {family} is the", "parent");
        await hub.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new Regex("^Robin") }).CheckAsync();
        await hub.Choose("Does the adult have parental responsibility for the child? (optional)", "Yes");
        await hub.Choose("The adult is the main carer");
        await hub.Press("Save");
        await hub.Sees("Parent of");
        await hub.FollowTo($"Robin {family}");
        await hub.Sees("Child of");
        await hub.PassesAccessibilityCheckAtBothWidths();

        // The answer for a child is given by whoever has parental responsibility.
        await hub.Unfold("What was said, purpose by purpose");
        await hub.FollowTo("what they said about sharing for early help");
        await hub.IsAt("Sharing for: Early help");
        await hub.PassesAccessibilityCheckAtBothWidths();
        await hub.Choose("They were told, and do not mind");
        await hub.Choose($"Wren {family}, who has parental responsibility");
        await hub.Choose("Every organisation that works here");
        await hub.Press("Save the answer");
        await hub.IsAt($"Robin {family}");
        await hub.Unfold("What was said, purpose by purpose");
        await hub.Sees($"said by Wren {family}, somebody with parental responsibility");
        await hub.PassesAccessibilityCheckAtBothWidths();
    }

    [Fact]
    public async Task An_objection_shows_what_it_will_stop_before_it_is_saved()
    {
        const string family = "Tolverne";
        using var desk = await Session.SignIn(demo.Host, "hub");
        var household = await Arranged.Registered(desk, family);
        await using var hub = await Visitor.SignIn(demo.Host, "hub");
        await hub.Open(household);
        await hub.FollowTo($"Wren {family}");
        await hub.FollowTo("Somebody objects to sharing");
        await hub.IsAt("Object to sharing");
        await hub.Press("See what it will stop");
        await Assertions.Expect(hub.Page.Locator(".nhsuk-error-summary")).ToBeFocusedAsync();
        await hub.PassesAccessibilityCheckAtBothWidths();

        await hub.Choose("Who objects?", $"Wren {family}, for themselves");
        await hub.Choose("Early help");
        await hub.Choose("With which organisations?", "All");
        await hub.Fill("Who told you?", "She herself, at the desk");
        await hub.Press("See what it will stop");
        await hub.IsAt("Before you save: what it will stop");
        await hub.Sees("Early help: Nothing new about them is shared for early help.");
        await hub.Sees("For every organisation.");
        await hub.PassesAccessibilityCheckAtBothWidths();
        await hub.Press("Change something");
        await hub.IsAt("Object to sharing");
        await Assertions.Expect(hub.Page.GetByLabel("Who told you?")).ToHaveValueAsync("She herself, at the desk");
        await hub.Choose("Case meetings");
        await hub.Press("See what it will stop");
        await hub.Sees("Case meetings: ");
        await hub.Press("Record the objection");
        await hub.IsAt("Objection to sharing");
        await hub.Sees("Told by: She herself, at the desk");
        await hub.PassesAccessibilityCheckAtBothWidths();

        await hub.Open(household);
        await hub.Sees("Objects to some sharing");
        await hub.FollowTo($"Wren {family}");
        await hub.Sees("Sharing objected to");
        await hub.PassesAccessibilityCheckAtBothWidths();
    }

    [Fact]
    public async Task A_task_is_handed_over_done_by_the_other_and_gone_from_both_lists()
    {
        const string task = "Ring about the nursery place for Robin";
        using var desk = await Session.SignIn(demo.Host, "hub");
        var household = await Arranged.Registered(desk, "Polmarrow");
        await using var hub = await Visitor.SignIn(demo.Host, "hub");
        await hub.Open(household);
        await hub.FollowTo("Add a task");
        await hub.Press("Add task");
        await Assertions.Expect(hub.Page.Locator(".nhsuk-error-summary")).ToBeFocusedAsync();
        await hub.PassesAccessibilityCheckAtBothWidths();
        await hub.Fill("What is to be done?", task);
        await hub.FillDate("By which day?", DateOnly.FromDateTime(DateTime.UtcNow.AddDays(2)));
        await hub.Press("Add task");
        await hub.Sees("Where they live");
        await hub.Sees(task);

        await hub.Open("/families/tasks");
        await hub.PassesAccessibilityCheckAtBothWidths();
        await hub.FollowTo(task);
        await hub.IsAt(task);
        await hub.PassesAccessibilityCheckAtBothWidths();
        await hub.FollowTo("Hand it over");
        await hub.Fill("Look for a colleague (optional)", "Thistledown");
        await hub.Press("Look");
        await hub.SelectWith("Colleague", "Ezra Thistledown");
        await hub.PassesAccessibilityCheckAtBothWidths();
        await hub.Fill("Why do you hand it over?", "You know the nursery");
        await hub.Press("Hand over");
        await hub.IsAt("Tasks");
        await hub.DoesNotSee(task);

        await using var other = await Visitor.SignIn(demo.Host, "familyhelp");
        await other.Sees(task);
        await other.PassesAccessibilityCheckAtBothWidths();
        await other.FollowTo(task);
        await other.Sees("You know the nursery");
        await other.Press("I have begun");
        await other.Sees("In progress");
        await other.Press("It is done");
        await other.IsAt("Tasks");
        await other.DoesNotSee(task);
        await hub.Open(household);
        await hub.Sees("Where they live");
        await hub.DoesNotSee(task);
    }

    [Fact]
    public async Task A_concern_is_raised_from_the_page_of_a_person_and_leads_back_to_it()
    {
        const string family = "Carrowmere";
        using var desk = await Session.SignIn(demo.Host, "hub");
        var household = await Arranged.Registered(desk, family);
        await using var hub = await Visitor.SignIn(demo.Host, "hub", width: 390);
        await hub.Open(household);
        await hub.FollowTo($"Wren {family}");
        var person = hub.Page.Url;
        await hub.Follow("Raise a safeguarding concern");
        await hub.Press("Save concern");
        await Assertions.Expect(hub.Page.Locator(".nhsuk-error-summary")).ToBeFocusedAsync();
        await hub.PassesAccessibilityCheckAtBothWidths();
        await hub.Fill("What did you see or hear?", "He cried when it was time to go home, and would not say why.");
        await hub.Choose("Emotional");
        await hub.Choose("Is somebody in danger now?", "No");
        await hub.Press("Save concern");
        await hub.Sees("Your concern is saved. The safeguarding lead is being told.");
        await hub.Sees("ring 999");
        await hub.PassesAccessibilityCheckAtBothWidths();
        await hub.FollowTo("Go back to where you were");
        Assert.Equal(person, hub.Page.Url);
        Assert.Equal(403, await hub.Open("/families/concerns"));
    }

    [Fact]
    public async Task Whoever_asks_for_somebody_they_do_not_work_with_is_answered_in_one_line()
    {
        var known = Rows.Of(demo.Host, """
            SELECT p.first_name || '|' || p.family_name || '|' || p.date_of_birth || '|' || h.postcode || '|' || COALESCE(h.line1, '')
            FROM families_person p JOIN families_member m ON m.person_id = p.id JOIN families_household h ON h.id = m.household_id
            WHERE p.birth_month_only = 0 AND p.date_of_birth IS NOT NULL AND p.sensitivity <> 'Restricted' AND p.deceased_on IS NULL AND h.line1 IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM families_involvement i JOIN access_account a ON a.email = 'hub@demo.example' WHERE i.household_id = h.id AND (i.user_id = a.id OR i.team_or_site_id IS NOT NULL))
              AND NOT EXISTS (SELECT 1 FROM families_member o JOIN families_person r ON r.id = o.person_id WHERE o.household_id = h.id AND r.sensitivity = 'Restricted')
            ORDER BY p.id
            """)[0].Split('|');
        var (first, last, born, postcode, line) = (known[0], known[1], DateOnly.Parse(known[2], System.Globalization.CultureInfo.InvariantCulture), known[3], known[4]);
        await using var hub = await Visitor.SignIn(demo.Host, "hub");
        await hub.Open("/families");
        await hub.FollowTo("Find out whether somebody whom you do not work with is known");
        await hub.Press("Find out");
        await Assertions.Expect(hub.Page.Locator(".nhsuk-error-summary")).ToBeFocusedAsync();
        await hub.PassesAccessibilityCheckAtBothWidths();
        await hub.Fill("First name", first);
        await hub.Fill("Family name", last);
        await hub.FillDate("Date of birth", born);
        await hub.Fill("Postcode", postcode);
        await hub.Fill("Why do you need to know?", "Came to stay and play and asked for help");
        await hub.Press("Find out");
        await hub.Sees("Known to Neighbourhood. Ask the coordinator of");
        await hub.DoesNotSee(line);
        Assert.Equal("/families/look-up", new Uri(hub.Page.Url).PathAndQuery);
        await hub.PassesAccessibilityCheckAtBothWidths();
    }

    [Fact]
    public async Task A_hub_worker_never_sees_where_a_restricted_family_lives()
    {
        var kept = Rows.Of(demo.Host, """
            SELECT h.id || '|' || p.id || '|' || p.family_name || '|' || h.line1 || '|' || h.postcode FROM families_person p JOIN families_member m ON m.person_id = p.id JOIN families_household h ON h.id = m.household_id
            JOIN families_involvement i ON i.household_id = h.id AND i.team_or_site_id IS NOT NULL
            WHERE p.sensitivity = 'Restricted' ORDER BY h.id
            """)[0].Split('|');
        var (household, person, last, line, postcode) = (kept[0], kept[1], kept[2], kept[3], kept[4]);
        await using var hub = await Visitor.SignIn(demo.Host, "hub");
        Assert.Equal(200, await hub.Open($"/household/{household}"));
        await hub.Sees("Address not shown");
        await NothingOfTheirPlace(hub);
        Assert.Equal(0, await hub.Page.GetByRole(AriaRole.Link, new() { Name = "See the address, for a reason" }).CountAsync());
        await hub.PassesAccessibilityCheckAtBothWidths();
        foreach (var page in (string[])[$"/household/{household}/timeline", $"/person/{person}", $"/families/people/{person}/history", "/contact/outbox", "/contact/letters", "/families/tasks"])
        {
            await hub.Open(page);
            await NothingOfTheirPlace(hub);
        }
        // Not by her own role; and as a member of the partners' events she works with no family.
        foreach (var page in (string[])[$"/families/households/{household}/restricted", $"/families/people/{person}/restricted"])
            Assert.True(await hub.Open(page) is 403 or 404, $"a hub worker opened {page}");
        foreach (var page in (string[])[$"/families/households/{household}/address", $"/families/people/{person}/edit", $"/families/people/{person}/contact-points/new"])
        {
            await hub.Open(page);
            await NothingOfTheirPlace(hub);
        }
        await hub.Open("/families");
        await hub.Fill("Find a family that you work with", postcode);
        await hub.Press("Find");
        await Assertions.Expect(hub.Page.GetByRole(AriaRole.Status)).ToContainTextAsync(new Regex("ound"));
        Assert.Equal(0, await hub.Page.Locator($"a[href='/household/{household}']").CountAsync());
        await hub.DoesNotSee(last);

        async Task NothingOfTheirPlace(Visitor visitor)
        {
            await visitor.DoesNotSee(line);
            await visitor.DoesNotSee(postcode);
            await visitor.DoesNotSee(last);
        }
    }
}
