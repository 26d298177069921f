using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Neighbourhood.FamilyHubs.WhatsOn;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.WhatsOn;

public sealed class ShowWhatsOnCalendarTests : PublicTests
{
    private async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> Feed(ShowWhatsOnCalendar.Query query)
    {
        var words = new Words(World.Services.GetRequiredService<IStringLocalizer<Texts>>(), Today);
        return CalendarSerializerTests.Parse(ShowWhatsOnCalendar.Written(await Nobody.Ask(query), words, World.Clock.Now(), "https://example.org"));
    }

    [Fact]
    public async Task A_calendar_follows_what_was_chosen_beyond_what_the_page_shows()
    {
        var dads = await Open("Saturday dads, and brunch", 40, audience: "Fathers");
        await Open("Stay and play", 2);
        var happens = Assert.Single(await Feed(new(Who: "dads")));
        Assert.Equal(("Saturday dads, and brunch", "Acorn Hub", $"https://example.org/familyhubs/whats-on/{dads}"), (happens["SUMMARY"], happens["LOCATION"], happens["URL"]));
        Assert.Contains("a community centre for families", happens["DESCRIPTION"], StringComparison.Ordinal);
        Assert.Contains("Just come along", happens["DESCRIPTION"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_right_over_the_change_of_the_clocks()
    {
        await Open("Before", 26);  // Saturday 28 March 2026, winter time
        await Open("After", 27);   // Sunday 29 March 2026: the clocks went forward that night
        Assert.Equal(["20260328T100000Z", "20260329T090000Z"], (await Feed(new())).Select(e => e["DTSTART"]));
    }

    [Fact]
    public async Task A_link_to_an_online_room_is_given_to_nobody()
    {
        var session = await Open("Bump club");
        await World.Arrange("UPDATE familyhubs_activity SET virtual = 1");
        await World.Arrange("UPDATE familyhubs_session SET link = 'https://meet.example/secret-room', notes = 'Ring Mrs Example', topic = 'Ring Mrs Example' WHERE id = @session", new { session });
        var happens = Assert.Single(await Feed(new()));
        Assert.Equal("Online", happens["LOCATION"]);
        Assert.DoesNotContain(happens.Values, v => v.Contains("secret-room", StringComparison.Ordinal) || v.Contains("Mrs Example", StringComparison.Ordinal));
    }
}
