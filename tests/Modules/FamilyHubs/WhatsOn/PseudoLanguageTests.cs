using Neighbourhood.FamilyHubs;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.WhatsOn;

/// <summary>
/// The public pages and the feed as they are sent, in English and in a pseudo-language (qps-ploc) that is made from the English resource:
/// every letter has an accent. What the hub itself wrote is in Cyrillic here, so whatever Latin letter is left was not from the resource.
/// </summary>
public sealed class PseudoLanguageTests : PublicTests
{
    private const string Here = "/familyhubs/whats-on";

    private Task<PublicSite> Start(bool pseudo = false) => PublicSite.Start<FamilyHubsModule>(World, Here, pseudo, typeof(ISend));

    private async Task<Guid> Everything()
    {
        await World.Arrange("""
            UPDATE familyhubs_site SET name = 'Дом', folded_name = 'дом', telephone = '01632 960100', address_line = '1 Улица', getting_there = 'Автобус 7', accessibility = 'lift,bsl', locality = 'Север', locality_id = @Sale WHERE id = @Hub
            """, new { Hub, Sale });
        await World.Arrange("UPDATE familyhubs_site SET name = 'Часть', folded_name = 'часть', kind = 'OutreachPoint', host_building = 'FireStation' WHERE id = @OtherHub", new { OtherHub });
        var full = await Session(await Activity("Массаж", bookable: "Book", capacity: 4), starts: Morning(2), capacity: 4);
        await Open("Игра", 0);
        await Open("Папы", 1, audience: "Fathers", site: OtherHub);
        await Open("Ждём", 3, audience: "Expectant", from: null, to: null);
        await Open("Вместе", 3, from: 18, to: 42, bookable: "ReferralOnly");
        await World.Arrange("UPDATE familyhubs_activity SET about = 'Игрушки и песни', category = 'х', cost_pence = 250, languages = 'Русский', accessibility = 'hoist', send_needs = 'autism,hearing,visual,mobility,cognitive'");
        for (var i = 0; i < 32; i++) await Open($"Группа {i}", 4 + (i % 20));
        await World.Arrange("UPDATE familyhubs_activity SET about = 'Игрушки и песни'");
        return full;
    }

    [Fact]
    public async Task No_text_of_a_page_or_of_the_feed_is_hard_coded()
    {
        var session = await Everything();
        await using var site = await Start(pseudo: true);
        foreach (var path in (string[])[Here, "/familyhubs/whats-on?skip=30", "/familyhubs/whats-on?who=dads", "/familyhubs/whats-on?who=mums", "/familyhubs/whats-on?where=online&day=today", $"/familyhubs/whats-on/{session}"])
            await PublicSite.IsOfTheResource(path, await site.Get(path), 20);
        var feed = CalendarSerializerTests.Parse(await site.Get("/familyhubs/whats-on/calendar.ics"));
        Assert.NotEmpty(feed);
        foreach (var happens in feed)
            foreach (var name in (string[])["SUMMARY", "LOCATION", "DESCRIPTION"]) Assert.False(PublicSite.HasPlainLetter(happens[name]), $"the feed says \"{happens[name]}\", which is in no resource");
    }

    [Fact]
    public async Task In_English_it_is_plain_and_has_one_heading_and_no_script()
    {
        var session = await Everything();
        await using var site = await Start();
        foreach (var path in (string[])[Here, $"/familyhubs/whats-on/{session}"])
        {
            var html = await site.Get(path);
            await PublicSite.IsPlain(html, "en-GB", "referral");
            Assert.DoesNotContain("_", string.Concat(await PublicSite.Heard(html)), StringComparison.Ordinal); // a key that has no text
        }
        Assert.Contains("Children who are deaf or hard of hearing", (await site.Page($"/familyhubs/whats-on/{session}")).Body!.TextContent, StringComparison.Ordinal);
        var list = await site.Page(Here);
        Assert.NotEmpty(list.QuerySelectorAll("select"));
        Assert.Contains("a community centre for families", list.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("a room in a fire station", list.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_page_with_its_styles_is_under_100_kB_as_sent()
    {
        await Everything();
        await using var site = await Start();
        await site.IsLight();
    }
}
