using Neighbourhood.PeerSupport;
using Neighbourhood.PeerSupport.Requests;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Requests;

/// <summary>
/// The public page as it is sent, in English and in a pseudo-language that is made from the English resource: every letter has an accent, so whatever plain letter is left was not from
/// the resource. And what it answers: the same to everybody.
/// </summary>
public sealed class PublicPageTests : ArrangedAskers
{
    private const string Here = "/peersupport/someone";

    private Task<PublicSite> Start(bool pseudo = false) => PublicSite.Start<PeerSupportModule>(World, Here, pseudo, typeof(AskedDesk));

    private static Dictionary<string, string> Filled(string age = "Older", string reach = "07700 900982") => new(StringComparer.Ordinal)
    {
        ["FirstName"] = "Ama",
        ["Wants"] = "SomeoneToTalkTo",
        ["About"] = "FeelingLow",
        ["Channel"] = "Text",
        ["Pregnant"] = "false",
        ["ShareAgreed"] = "true",
        ["Age"] = age,
        ["By"] = "Text",
        ["Reach"] = reach,
        ["SafeWhen"] = "Any time",
        ["Postcode"] = "M33 4ND",
        ["Website"] = "",
    };

    [Fact]
    public async Task No_text_is_hard_coded()
    {
        await using var site = await Start(pseudo: true);
        foreach (var (says, html) in ((string, string)[])[("the form", await site.Get(Here)), ("the answer", await site.Get($"{Here}?sent=true")), ("what is missing", await site.Post([])),
            ("what is wrong", await site.Post(new(Filled(reach: "1")) { ["By"] = "Email", ["FirstName"] = new('ж', 80), ["Postcode"] = new('1', 20), ["SafeWhen"] = new('ж', 300) }))])
            await PublicSite.IsOfTheResource(says, html, 12);
    }

    [Fact]
    public async Task With_no_programme_nothing_is_asked_or_kept_and_the_page_says_where_to_turn_to_whoever_opens_or_sends_it()
    {
        await using var site = await Start();
        // Of a parent, of a child who comes first, incomplete, of a program, and of another site.
        await site.SaysThatNobodyAnswers(CloseAll, Filled(), new(Filled("Under13")) { ["Pregnant"] = "true" }, [], new(Filled()) { ["Website"] = "Cheap pills" }, new(Filled()) { ["__RequestVerificationToken"] = "wrong" });
        Assert.Equal(0, await KeptAsked());
        Assert.Empty(Concerns);
        Assert.Empty(await World.Sql<string>("SELECT address_digest FROM peersupport_address"));
        await using var pseudo = await Start(pseudo: true);
        await PublicSite.IsOfTheResource("the closed page", await pseudo.Get(Here), 8);
    }

    private Task CloseAll() => World.Arrange("UPDATE peersupport_programme SET closed_on = @Today", new { Today });

    [Fact]
    public async Task In_English_it_is_plain_and_has_one_heading_and_no_script()
    {
        await using var site = await Start();
        foreach (var html in (string[])[await site.Get(Here), await site.Get($"{Here}?sent=true"), await site.Post([])])
            await PublicSite.IsPlain(html, "en-GB", "referral", "prescri", "consent", "Wrong_", "safeguarding");
        var wrong = await PublicSite.Read(await site.Post([]));
        Assert.Equal(["#Wants", "#About", "#Channel", "#Age", "#Pregnant", "#By", "#Reach", "#SafeWhen", "#ShareAgreed"], wrong.QuerySelectorAll(".nhsuk-error-summary a").Select(a => a.GetAttribute("href")));
        Assert.StartsWith("Error: ", wrong.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_its_styles_it_is_under_100_kB_as_sent()
    {
        await using var site = await Start();
        await site.IsLight();
    }

    [Fact]
    public async Task The_answer_is_the_same_for_known_and_unknown_and_child_and_limited_and_trapped()
    {
        await using var site = await Start();
        await site.AnswersAlike(World, "Website", Filled, KeptAsked);
    }

    [Fact]
    public async Task A_second_press_and_a_forged_id_keep_one_and_a_number_is_no_choice()
    {
        await using var site = await Start();
        await site.KeepsOneOfTwoPresses(World.NewId(), () => Filled(), KeptAsked);
        foreach (var age in (string[])["2", "older", "Under13, Older", "<b>"]) Assert.Contains("Choose how old you are", await site.Post(Filled(age)), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>x", await site.Post(new(Filled("0")) { ["FirstName"] = "<b>x</b>" }), StringComparison.Ordinal);
        Assert.Equal(2, await KeptAsked());
    }

    [Fact]
    public async Task Every_answer_takes_as_long_whatever_becomes_of_it()
    {
        await using var site = await Start();
        await site.TakesItsTime(Filled());
        await site.TakesItsTime(new(Filled()) { ["Website"] = "Cheap pills" });
    }

    [Fact]
    public async Task Where_the_page_was_open_for_long_or_another_site_sends_it_nothing_is_kept_and_what_was_typed_stays()
    {
        await using var site = await Start();
        await site.AsksAgain(() => Filled(), page => Assert.Equal("07700 900982", page.QuerySelector("#Reach")!.GetAttribute("value")), KeptAsked);
    }

    [Theory]
    [InlineData("FirstName")]
    [InlineData("Id")]
    [InlineData("Nothing of the form")]
    public async Task A_body_of_ten_megabytes_is_turned_away(string field)
    {
        await using var site = await Start();
        await site.TurnsAwayTenMegabytes(field, Filled(), KeptAsked);
    }

    [Fact]
    public async Task They_can_leave_the_page_at_once_and_nothing_tells_the_next_one_where_they_were()
    {
        await using var site = await Start();
        foreach (var html in (string[])[await site.Get(Here), await site.Get($"{Here}?sent=true")]) await PublicSite.CanBeLeftAtOnce(html);
    }

    [Fact]
    public async Task What_was_typed_stays_when_something_is_missing_and_nothing_stands_in_the_address()
    {
        await using var site = await Start();
        var page = await PublicSite.Read(await site.Post(new(Filled()) { ["SafeWhen"] = "" }));
        Assert.Equal(("Ama", "07700 900982", true), (page.QuerySelector("#FirstName")!.GetAttribute("value"), page.QuerySelector("#Reach")!.GetAttribute("value"), page.QuerySelector("input[name=By][value=Text]")!.HasAttribute("checked")));
        Assert.DoesNotContain("Ama", await site.Get($"{Here}?FirstName=Ama&Reach=Ama"), StringComparison.Ordinal);
        Assert.DoesNotContain("Error", (await PublicSite.Read(await site.Get($"{Here}?sent=maybe"))).Title, StringComparison.Ordinal);
    }
}
