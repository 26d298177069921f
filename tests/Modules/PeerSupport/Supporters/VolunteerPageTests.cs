using AngleSharp.Dom;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.PeerSupport;
using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Supporters;

/// <summary>The public page as it is sent, and what it answers: the same to everybody.</summary>
public sealed class VolunteerPageTests : ArrangedSupporters
{
    private const string Here = "/peersupport/volunteer";

    private Task<PublicSite> Start()
    {
        World.Answers<GetAreaOf, GetAreaOf.Area>(_ => GetAreaOf.Area.Unknown);
        return PublicSite.Start<PeerSupportModule>(World, Here, pseudo: false, typeof(EnquiryDesk));
    }

    private static Dictionary<string, string> Filled(string reach = "robin@example.org") => new(StringComparer.Ordinal)
    {
        ["Name"] = "Robin Alder",
        ["By"] = "Email",
        ["Reach"] = reach,
        ["Postcode"] = "M33 4ND",
        ["About"] = "Two boys, the first came early",
        ["Adult"] = "true",
        ["Subject"] = "",
    };

    [Fact]
    public async Task It_is_plain_has_one_heading_and_a_label_for_everything_and_needs_no_script()
    {
        await using var site = await Start();
        foreach (var html in (string[])[await site.Get(Here), await site.Get($"{Here}?sent=true"), await site.Post([])])
            await PublicSite.IsPlain(html, null, "referral", "prescri", "screening");
        var wrong = await PublicSite.Read(await site.Post([]));
        Assert.Equal(["#Name", "#By", "#Reach", "#Adult"], wrong.QuerySelectorAll(".nhsuk-error-summary a").Select(a => a.GetAttribute("href")));
        Assert.Empty(await Kept());
    }

    [Fact]
    public async Task What_was_typed_stays_when_something_is_missing_and_nothing_stands_in_the_address()
    {
        await using var site = await Start();
        var page = await PublicSite.Read(await site.Post(new(Filled()) { ["Adult"] = "" }));
        Assert.Equal(["Volunteers are 18 or over: tick the box if you are"], page.QuerySelectorAll(".nhsuk-error-summary a").Select(a => a.TextContent.Trim()));
        StillThere(page);
        Assert.DoesNotContain("Robin", await site.Get($"{Here}?Name=Robin&Reach=Robin"), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>x", await site.Post(new(Filled()) { ["Name"] = "<b>x</b>", ["Adult"] = "" }), StringComparison.Ordinal);
        foreach (var by in (string[])["0", "email", "Letter", "<b>"]) Assert.Contains("Choose how to answer", await site.Post(new(Filled()) { ["By"] = by }), StringComparison.Ordinal);
        Assert.Empty(await Kept());
    }

    [Fact]
    public async Task Where_the_page_was_open_over_night_or_another_site_sends_it_nothing_is_kept_and_what_was_typed_stays()
    {
        await using var site = await Start();
        await site.AsksAgain(() => Filled(), StillThere, Count);
    }

    [Fact]
    public async Task The_answer_is_the_same_for_kept_and_limited_and_trapped_and_sent_twice()
    {
        await using var site = await Start();
        var id = World.NewId().ToString();
        var answers = new List<string>();
        foreach (var _ in (int[])[1, 2]) answers.Add(await site.Answered(new(Filled()) { ["Id"] = id }));
        Assert.Single(await Kept());
        answers.Add(await site.Answered(new(Filled()) { ["Subject"] = "Cheap pills" }));
        Assert.Single(await Kept());
        answers.Add(await site.Answered(new(Filled()) { ["Id"] = "' OR 1=1" }));
        for (var n = 0; n < 4; n++) answers.Add(await site.Answered(Filled($"robin{n}@example.org")));
        Assert.Equal(3, (await Kept()).Count);
        PublicSite.AreTheSame(answers);
    }

    [Fact]
    public async Task A_body_of_ten_megabytes_is_turned_away()
    {
        await using var site = await Start();
        await site.TurnsAwayTenMegabytes("About", Filled(), Count);
    }

    [Fact]
    public async Task With_no_programme_nothing_is_asked_or_kept_and_the_page_says_so_to_whoever_opens_or_sends_it()
    {
        await using var site = await Start();
        await site.SaysThatNobodyAnswers(() => World.Arrange("UPDATE peersupport_programme SET closed_on = @Today", new { Today }), Filled(), [], new(Filled()) { ["Subject"] = "Cheap pills" }, new(Filled()) { ["__RequestVerificationToken"] = "wrong" });
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM peersupport_supporter"));
        Assert.Empty(await World.Sql<string>("SELECT address_digest FROM peersupport_address"));
    }

    private static void StillThere(IDocument page)
    {
        Assert.Equal(("Robin Alder", "robin@example.org", "M33 4ND"), (Value(page, "Name"), Value(page, "Reach"), Value(page, "Postcode")));
        Assert.Contains("came early", page.QuerySelector("#About")!.TextContent, StringComparison.Ordinal);
        Assert.True(page.QuerySelector("input[name=By][value=Email]")!.HasAttribute("checked"));
    }

    private static string? Value(IDocument page, string id) => page.QuerySelector($"#{id}")!.GetAttribute("value");

    private async Task<int> Count() => (await Kept()).Count;

    private Task<IReadOnlyList<Guid>> Kept() => World.Sql<Guid>("SELECT id FROM peersupport_supporter WHERE status = 'Enquired'");
}
