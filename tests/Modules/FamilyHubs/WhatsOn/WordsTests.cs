using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.FamilyHubs.WhatsOn;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.WhatsOn;

public sealed class WordsTests : PublicTests
{
    [Theory]
    [InlineData(null, null, null)]
    [InlineData(0, 59, "Birth to under 5 years")]
    [InlineData(null, 11, "Birth to under 1 year")]
    [InlineData(1, 9, "1 month to 9 months")]
    [InlineData(18, 42, "18 months to 3 years 6 months")]
    [InlineData(36, null, "From 3 years")]
    [InlineData(96, 143, "8 years to under 12 years")]
    public void Ages_are_in_plain_words(int? from, int? to, string? says) => Assert.Equal(says, Says.Ages(from, to));

    [Fact]
    public void Days_are_in_plain_words()
    {
        Assert.Equal("Today, Monday 2 March", Says.Day(Today));
        Assert.Equal("Tomorrow, Tuesday 3 March", Says.Day(Today.AddDays(1)));
        Assert.Equal("Friday 1 January 2027", Says.Day(new DateOnly(2027, 1, 1)));
    }

    [Fact]
    public async Task Times_are_those_of_the_clock_on_the_wall()
    {
        await Open("Before", 26);
        await Open("After", 27);
        await Session(await Activity("Noon", bookable: "DropIn", capacity: null), starts: Today.AddDays(1).AtLondon(new TimeOnly(12, 0)));
        Assert.Equal(["12 noon to 1:30pm", "10am to 11:30am", "10am to 11:30am"], (await Nobody.Ask(new ShowWhatsOn.Query())).Sessions.Select(Says.Times));
    }

    [Fact]
    public async Task How_one_comes_says_whom_to_ask_and_what_is_left()
    {
        await World.Arrange("UPDATE familyhubs_site SET telephone = '01632 960100', accessibility = 'lift,bsl' WHERE id = @Hub", new { Hub });
        var session = await Session(await Activity("Baby massage", bookable: "Book", capacity: 4), starts: Morning(1), capacity: 4);
        var offered = await Nobody.Ask(new ShowWhatsOnSession.Query(session));
        Assert.Equal(("Ask for a place first: ring 01632 960100.", "4 places left."), (Says.HowToCome(offered), Says.PlacesLeft(offered)));
        Assert.Equal("One place left.", Says.PlacesLeft(offered with { Taken = 3 }));
        Assert.Equal(("It is full now. Ring 01632 960100 to wait for a place.", null), (Says.HowToCome(offered with { Taken = 4 }), Says.PlacesLeft(offered with { Taken = 4 })));
        Assert.Equal("Ask for a place first: call in at Acorn Hub.", Says.HowToCome(offered with { Telephone = null }));
        Assert.Equal("Just come along: you do not need to book.", Says.HowToCome(offered with { Bookable = Bookable.DropIn }));
        Assert.Equal("Lift, British Sign Language, a sandpit", Says.Needs(offered with { Accessibility = "bsl,a sandpit" }));
        Assert.Equal(("Free", "£2.50"), (Says.Cost(0), Says.Cost(250)));
        Assert.Equal(("In English", "In Urdu, Welsh"), (Says.Languages(""), Says.Languages("Urdu,Welsh")));
    }

    /// <summary>A family meets no word that only workers know.</summary>
    [Fact]
    public void No_text_says_what_only_workers_say()
    {
        var texts = World.Services.GetRequiredService<IStringLocalizer<Texts>>().GetAllStrings(includeParentCultures: true).ToList();
        Assert.True(texts.Count > 100, $"only {texts.Count} texts were found");
        foreach (var word in (string[])["referral", "prescri", "outreach", "cohort", "consent", "fail", "family hub", "programme", "targeted"])
            Assert.DoesNotContain(texts, t => t.Value.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Every_choice_and_code_has_its_words()
    {
        string[] keys =
        [
            .. Wanted.Ages.Select(a => $"AgeChoice_{a.Code}"), .. Wanted.Audiences.Select(a => $"Who_{a.Code}"), .. Wanted.Days.Select(d => $"DayChoice_{d}"),
            .. Enum.GetNames<Audience>().Select(a => $"For_{a}"), .. Enum.GetNames<Neighbourhood.FamilyHubs.Sites.HostBuilding>().Select(b => $"PlaceIs_{b}"),
            .. Neighbourhood.FamilyHubs.Accessibility.OfPlaces.Select(a => $"Access_{a.Code}"), .. Enum.GetNames<DayOfWeek>().Select(d => $"Weekday_{d}"), .. Enumerable.Range(1, 12).Select(m => $"Month_{m}"),
        ];
        var texts = World.Services.GetRequiredService<IStringLocalizer<Texts>>();
        Assert.All(keys, key => Assert.False(texts[key].ResourceNotFound, key));
    }
}
