using System.Text.RegularExpressions;
using Neighbourhood.EndToEnd.Browser;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>A volunteer with a phone: asked, matched, in touch and at the end, with a first name and nothing else of the family.</summary>
public sealed partial class SupporterTests(DemoHost demo) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task A_supporter_says_yes_reads_a_first_name_writes_notes_how_it_was_and_ends_it()
    {
        var match = Rows.Of(demo.Host, "SELECT id FROM peersupport_match WHERE status = 'Offered'")[0];
        var first = Of(match, "first_name");
        await using var supporter = await Visitor.SignIn(demo.Host, "peersupporter", 390);
        await supporter.Open("/peersupport/offers");
        await supporter.PassesAccessibilityCheckAtBothWidths();
        await supporter.FollowTo("Would you support somebody?");
        await supporter.IsAt("Would you support somebody?");
        await NamesNobody(supporter, match, first);
        await supporter.Press("Send your answer");
        await supporter.SeesError("Answer", "Choose yes or no");
        await supporter.Choose("Yes");
        await supporter.Press("Send your answer");
        await supporter.Sees("You said yes");
        await NamesNobody(supporter, match, first);
        await supporter.Picture("offer-390");
        using (var coordinator = await Session.SignIn(demo.Host, "peercoordinator")) await coordinator.Press($"/peersupport/matches/{match}", "Save", ("Parent", "Yes"));

        await supporter.Open("/peersupport/mine");
        await supporter.Sees("Write your first message by");
        await supporter.PassesAccessibilityCheckAtBothWidths();
        await supporter.Picture("mine-390");
        await supporter.Reloads(() => supporter.Page.Locator($"a[href='/peersupport/mine/{match}']").ClickAsync());
        await supporter.IsAt(first);
        await supporter.Fill("Write a message", $"Hello {first}, good to meet you. I read my messages in the evening.");
        await supporter.Press("Send");
        await supporter.Sees("Your message was sent");
        await supporter.DoesNotSee("Write your first message by");
        Assert.Equal(["Active"], Rows.Of(demo.Host, $"SELECT status FROM peersupport_match WHERE id = '{match}'"));
        await supporter.PassesAccessibilityCheckAtBothWidths();
        await supporter.Fill("Write a message", "You can reach me on 07700 900 766");
        await supporter.Press("Send");
        await supporter.Sees("Your message waits");
        await supporter.Sees("since it has a number in it");
        await supporter.DoesNotSee("900 766");
        await NamesNobody(supporter, match);
        await supporter.Picture("messages-390");

        await supporter.Press("Note that you were in touch");
        await supporter.IsAt("Note that you were in touch");
        await supporter.Press("Save");
        await supporter.SeesError("Minutes", "Enter how many minutes, from 1 to 480");
        await supporter.PassesAccessibilityCheckAtBothWidths();
        await supporter.Choose("Messages");
        await supporter.Fill("For how many minutes?", "30");
        await supporter.Choose("How did they seem at the beginning?", "2");
        await supporter.Choose("And at the end?", "4");
        await supporter.Picture("note-390");
        await supporter.Press("Save");
        await supporter.Sees("It is noted that you were in touch");
        await supporter.Unfold("When you were in touch");
        await supporter.Sees("messages, 30 minutes, from 2 to 4");

        await supporter.Press("End it");
        await supporter.IsAt("End it");
        await supporter.PassesAccessibilityCheckAtBothWidths();
        await supporter.Choose("They have what they wanted");
        await supporter.Press("End it");
        await supporter.IsAt("People you support");
        await supporter.Sees("It has ended");
        Assert.Equal(0, await supporter.Page.Locator($"a[href='/peersupport/mine/{match}']").CountAsync());
        await supporter.Open($"/peersupport/mine/{match}");
        await supporter.Sees("This has ended. Thank you for being there.");
        await NamesNobody(supporter, match, first);
        await supporter.PassesAccessibilityCheckAtBothWidths();
    }

    /// <summary>Every page of the program that the volunteer's own account opens, by its own ids and by the first of everything else.</summary>
    [Fact]
    public async Task No_page_of_the_program_tells_a_supporter_a_surname_an_address_a_number_or_an_email_of_those_whom_they_support()
    {
        const string mine = "SELECT m.person_id FROM peersupport_match m JOIN peersupport_supporter s ON s.id = m.supporter_id JOIN access_account a ON a.id = s.user_id WHERE a.email = 'peersupporter@demo.example'";
        const string homes = $"SELECT household_id FROM families_member WHERE person_id IN ({mine})";
        string[] secrets = ["Quillonbury", "Wetherfold Passage", "QZ9 9ZQ", "07700 900611", "quill@post.example"];
        Rows.Write(demo.Host, $"UPDATE families_person SET family_name = 'Quillonbury' WHERE id IN (SELECT person_id FROM families_member WHERE household_id IN ({homes}))");
        Rows.Write(demo.Host, $"UPDATE families_household SET line1 = '9 Wetherfold Passage', postcode = 'QZ9 9ZQ' WHERE id IN ({homes})");
        Rows.Write(demo.Host, $"UPDATE families_contact_point SET as_typed = '07700 900611', e164 = '+447700900611' WHERE person_id IN (SELECT person_id FROM families_member WHERE household_id IN ({homes}))");
        var matches = Rows.Of(demo.Host, $"SELECT id FROM peersupport_match WHERE person_id IN ({mine})");
        Assert.True(matches.Count > 1 && Rows.Of(demo.Host, "SELECT id FROM families_person WHERE family_name = 'Quillonbury'").Count > 1 && Rows.Of(demo.Host, "SELECT id FROM families_contact_point WHERE as_typed = '07700 900611'").Count > 0);

        using (var coordinator = await Session.SignIn(demo.Host, "peercoordinator"))
        {
            var active = Rows.Of(demo.Host, $"SELECT id FROM peersupport_match WHERE status = 'Active' AND person_id IN ({mine})")[0];
            Assert.Contains("Quillonbury", (await coordinator.Get($"/peersupport/matches/{active}")).Text, StringComparison.Ordinal);
            var address = await Address(coordinator, active);
            using var parent = Session.Anonymous(demo.Host);
            foreach (var secret in secrets)
            {
                var written = (await parent.Get(address)).Forms.Single(f => f.QuerySelector("textarea") is not null).Values();
                written["Words"] = $"We are {secret.ToUpperInvariant()}, you know.";
                Assert.Equal(302, (await parent.Post(address, written)).Status);
            }
            Assert.Equal(secrets.Length, Rows.Of(demo.Host, $"SELECT id FROM peersupport_message WHERE match_id = '{active}' AND from_side = 'Parent' AND state = 'Held' AND written_at >= (SELECT made_at FROM peersupport_way_in WHERE match_id = '{active}' AND ended_at IS NULL)").Count);
            while ((await coordinator.Get("/peersupport/held")).Text.Contains("Pass on without it", StringComparison.Ordinal)) await coordinator.Press("/peersupport/held", "Pass on without it");
        }

        using var supporter = await Session.SignIn(demo.Host, "peersupporter");
        var (wrong, opened) = (new List<string>(), 0);
        foreach (var page in PageCatalogue.Real.Pages)
            foreach (var id in page.Route.Contains("PeerMatchId", StringComparison.Ordinal) ? matches : [First(page.Route)])
            {
                var path = Parameter().Replace(page.Route.StartsWith('/') ? page.Route : $"/{page.Route}", place => place.Groups["constraint"].Value.Contains("guid", StringComparison.Ordinal) ? id : "1");
                var answer = await supporter.Get(path);
                if (answer.Status == 200) opened++;
                if (answer.Status >= 500) wrong.Add($"{answer.Status} {path}");
                wrong.AddRange(secrets.Where(s => answer.Text.Contains(s, StringComparison.OrdinalIgnoreCase)).Select(s => $"{path} says {s}"));
            }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(opened > 20, $"only {opened} pages opened");
        Assert.Contains("We are [left out]", (await supporter.Get($"/peersupport/mine/{Rows.Of(demo.Host, $"SELECT id FROM peersupport_match WHERE status = 'Active' AND person_id IN ({mine})")[0]}")).Text, StringComparison.Ordinal);
    }

    private string Of(string match, string column) => Rows.Of(demo.Host, $"SELECT p.{column} FROM families_person p JOIN peersupport_match m ON m.person_id = p.id WHERE m.id = '{match}'")[0];

    private async Task NamesNobody(Visitor supporter, string match, params string[] more)
    {
        foreach (var never in (string[])[Of(match, "family_name"), .. more]) await supporter.DoesNotSee(never);
    }

    private static async Task<string> Address(Session coordinator, string match)
    {
        var page = $"/peersupport/matches/{match}/way-in";
        var form = (await coordinator.Get(page)).Forms.Single(f => f.TextContent.Contains("Make an address", StringComparison.Ordinal));
        return new Uri((await coordinator.Post(page, form.Values())).Document.QuerySelector("main code")!.TextContent.Trim()).AbsolutePath;
    }

    /// <summary>Something of the kind that a page is about.</summary>
    private string First(string route) => route.Contains("RoomId", StringComparison.Ordinal) ? Rows.Of(demo.Host, "SELECT id FROM peersupport_room ORDER BY id")[0]
        : route.Contains("PersonId", StringComparison.Ordinal) ? Rows.Of(demo.Host, "SELECT id FROM families_person WHERE family_name = 'Quillonbury' ORDER BY id")[0]
        : route.Contains("HouseholdId", StringComparison.Ordinal) ? Rows.Of(demo.Host, "SELECT id FROM families_household WHERE postcode = 'QZ9 9ZQ' ORDER BY id")[0]
        : route.Contains("PeerRequestId", StringComparison.Ordinal) ? Rows.Of(demo.Host, "SELECT request_id FROM peersupport_match WHERE status = 'Active' ORDER BY id")[0] : Guid.Empty.ToString();

    [GeneratedRegex(@"\{(?<name>\w+)(?<constraint>:[^}?]+)?\??\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Parameter();
}
