using Neighbourhood.FamilyHubs.Sites;
using Neighbourhood.FamilyHubs.WhatsOn;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.WhatsOn;

public sealed class ShowWhatsOnTests : PublicTests
{
    [Fact]
    public async Task A_family_that_is_not_signed_in_finds_by_place_age_who_and_day()
    {
        await Open("Stay and play", 1);
        await Open("Homework club", 2, from: 96, to: 143);
        await Open("Saturday dads", 5, audience: "Fathers");
        await Open("Bump club", 3, audience: "Expectant", from: null, to: null);
        await Open("Songs in the station", 1, site: OtherHub);
        Assert.Equal(["Songs in the station", "Stay and play", "Homework club", "Bump club", "Saturday dads"], await Titles(new()));
        Assert.Equal(["Songs in the station"], await Titles(new(Where: OtherHub.ToString())));
        Assert.Equal(["Homework club"], await Titles(new(Age: "8-11")));
        Assert.Equal(["Songs in the station", "Stay and play", "Saturday dads"], await Titles(new(Age: "4")));
        Assert.Equal(["Bump club"], await Titles(new(Age: "before")));
        Assert.Equal(["Saturday dads"], await Titles(new(Who: "dads")));
        Assert.Equal(["Songs in the station", "Stay and play"], await Titles(new(Day: "tomorrow")));
        Assert.Equal(["Saturday dads"], await Titles(new(Day: "weekend")));
        Assert.Equal(["Homework club"], await Titles(new(Day: "wednesday")));
    }

    [Fact]
    public async Task A_choice_that_is_none_is_no_choice()
    {
        await Open("Stay and play");
        foreach (var query in new ShowWhatsOn.Query[] { new(Where: "' OR 1=1 --"), new(Age: "900"), new(Who: "<script>"), new(Day: "doomsday") }) Assert.Equal(["Stay and play"], await Titles(query));
    }

    [Theory]
    [InlineData(SessionStatusName.Planned, false)]
    [InlineData(SessionStatusName.Open, true)]
    [InlineData(SessionStatusName.Running, true)]
    [InlineData(SessionStatusName.Held, false)]
    [InlineData(SessionStatusName.RegisterClosed, false)]
    [InlineData(SessionStatusName.Amended, false)]
    [InlineData(SessionStatusName.Cancelled, false)]
    public async Task Only_what_is_open_or_on_is_shown(SessionStatusName status, bool shown)
    {
        await Set(await Open("Stay and play", 0), status);
        Assert.Equal(shown, (await Titles(new())).Count == 1);
    }

    [Fact]
    public async Task What_is_not_public_or_retired_or_at_a_place_that_is_closed_by_then_or_over_is_not_shown()
    {
        var session = await Open("Stay and play", 8);
        await World.Arrange("UPDATE familyhubs_activity SET is_public = 0");
        Assert.Empty(await Titles(new()));
        await World.Arrange("UPDATE familyhubs_activity SET is_public = 1, retired_on = @on", new { on = Today.AddDays(8) });
        Assert.Empty(await Titles(new()));
        await World.Arrange("UPDATE familyhubs_activity SET retired_on = NULL");
        Assert.Single(await Titles(new()));
        await Manager.Send(new CloseSite.Command(Hub, Today.AddDays(8), "The lease ended", null, 1, 1));
        Assert.Empty(await Titles(new()));
        await World.Arrange("UPDATE familyhubs_site SET closed_on = NULL");
        World.Clock.MoveTo(Morning(8).AddMinutes(91));
        Assert.Empty(await Titles(new()));
        await Assert.ThrowsAsync<NotFound>(() => Nobody.Ask(new ShowWhatsOnSession.Query(session)));
    }

    [Fact]
    public async Task Online_groups_have_no_boundary()
    {
        var session = await Open("Bump club online", site: OtherHub);
        await World.Arrange("UPDATE familyhubs_session SET link = 'https://meet.example/secret-room' WHERE id = @session", new { session });
        await Open("Stay and play", site: OtherHub);
        Assert.Equal(["Bump club online"], await Titles(new(Where: Hub.ToString())));
        Assert.Equal(["Bump club online"], await Titles(new(Where: "online")));
    }

    [Fact]
    public async Task A_group_at_a_place_that_can_also_be_joined_online_says_both()
    {
        var session = await Open("Stay and play", site: OtherHub);
        await World.Arrange("UPDATE familyhubs_site SET getting_there = 'The side door' WHERE id = @OtherHub", new { OtherHub });
        var without = Says.Where(await Nobody.Ask(new ShowWhatsOnSession.Query(session)));
        await World.Arrange("UPDATE familyhubs_session SET link = 'https://meet.example/secret-room' WHERE id = @session", new { session });
        var both = await Nobody.Ask(new ShowWhatsOnSession.Query(session));
        Assert.Equal((false, $"{without}, or online"), (both.IsOnline, Says.Where(both)));
        Assert.Equal("The side door", both.GettingThere);
        await World.Arrange("UPDATE familyhubs_activity SET virtual = 1");
        var online = await Nobody.Ask(new ShowWhatsOnSession.Query(session));
        Assert.Equal((true, "Online"), (online.IsOnline, Says.Where(online)));
        Assert.StartsWith("join from a phone", Says.WhatItIs(online), StringComparison.Ordinal);
        Assert.DoesNotContain("join from a phone", Says.WhatItIs(both), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_that_one_is_asked_into_shows_neither_its_time_nor_its_place()
    {
        await World.Arrange("UPDATE familyhubs_site SET telephone = '01632 960100' WHERE id = @Hub", new { Hub });
        var session = await Open("Talking together", 1, from: 18, to: 42, bookable: "ReferralOnly");
        var answer = await Nobody.Ask(new ShowWhatsOn.Query());
        Assert.Empty(answer.Sessions);
        Assert.Equal(("Talking together", "01632 960100"), (Assert.Single(answer.AskUs).Title, answer.AskUs[0].Telephone));
        Assert.Empty((await Nobody.Ask(new ShowWhatsOn.Query(Age: "8-11"))).AskUs);
        Assert.Empty((await Nobody.Ask(new ShowWhatsOn.Query(Where: OtherHub.ToString()))).AskUs);
        Assert.Empty(await Nobody.Ask(new ShowWhatsOnCalendar.Query()));
        await Assert.ThrowsAsync<NotFound>(() => Nobody.Ask(new ShowWhatsOnSession.Query(session)));
    }

    [Fact]
    public async Task Many_are_shown_a_page_at_a_time()
    {
        for (var i = 0; i < 35; i++) await Open($"Group {i:00}", 1 + (i % 20));
        var first = await Nobody.Ask(new ShowWhatsOn.Query());
        var second = await Nobody.Ask(new ShowWhatsOn.Query(Skip: ShowWhatsOn.AtOnce));
        Assert.Equal((30, true, 5, false), (first.Sessions.Count, first.More, second.Sessions.Count, second.More));
        Assert.Equal(35, first.Sessions.Concat(second.Sessions).Select(s => s.Id).Distinct().Count());
    }

    [Fact]
    public async Task Places_that_are_open_are_there_to_choose()
    {
        await Site("Marram online", "Virtual");
        Assert.Equal(["Acorn Hub", "Birch Hub"], (await Nobody.Ask(new ShowWhatsOn.Query())).Sites.Select(s => s.Name));
    }
}
