using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Talks;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Talks;

/// <summary>The pages as they are sent: to a parent without an account, to a supporter, to a coordinator.</summary>
public sealed class TalkPagesTests : ArrangedTalk
{
    private async Task<(Talk Talk, string Path)> Open()
    {
        var talk = await Talking();
        var secret = WayIn.NewSecret();
        var key = await World.AsSystem().With(scope => Task.FromResult(scope.GetRequiredService<DigestKey>()));
        var digest = WayIn.Digest(key, secret);
        await Coordinator.Send(new GiveWayIn.Command(talk.Match, digest));
        return (talk with { Digest = digest }, WayIn.Path(secret));
    }

    [Fact]
    public async Task A_parent_reads_writes_takes_a_time_and_stops_by_their_own_page()
    {
        await CallsAreSimulated();
        var (talk, path) = await Open();
        await Writes(talk, "Hello, I am Robin");
        await talk.As.Send(new OfferSlot.Command(World.NewId(), talk.Match, Today.AddDays(1), new TimeOnly(10, 30), 30));
        await using var site = await TalkSite.Start(World);
        var page = await site.Read(path);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Empty(page.QuerySelectorAll("[style], [onclick], script:not([src])"));
        Assert.Contains("Your messages with Robin", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Hello, I am Robin", page.Body.TextContent, StringComparison.Ordinal);
        foreach (var never in (string[])["referral", "consent", talk.Supporter.ToString(), talk.As.Id.ToString()]) Assert.DoesNotContain(never, page.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("My question", (await site.Press(path, "textarea", new() { ["Words"] = "My question" })).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Your message waits", (await site.Press(path, "textarea", new() { ["Words"] = "I am on 07700 900123" })).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Write something first", (await site.Press(path, "textarea", new() { ["Words"] = "" })).QuerySelector(".nhsuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("We ring you then", (await site.Press(path, "[name=SlotId]", [])).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Choose what you would like", (await site.Press(path, "[name=Wish]", [])).QuerySelector(".nhsuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Thank you", (await site.Press(path, "[name=Wish]", new() { ["Wish"] = "GotWhatIWanted", ["SomeoneNow"] = "4" })).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(4, await After(talk));
    }

    [Fact]
    public async Task What_stands_behind_an_address_is_said_in_plain_words()
    {
        var (talk, path) = await Open();
        await using var site = await TalkSite.Start(World);
        await Pause(talk);
        Assert.Contains("Closed for now", (await site.Read(path)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        await World.Arrange("UPDATE peersupport_match SET paused_code = NULL WHERE id = @Match", new { talk.Match });
        await talk.As.Send(new EndOwnMatch.Command(talk.Match, Neighbourhood.PeerSupport.Requests.EndCode.GoalMet));
        Assert.Contains("One question", (await site.Read(path)).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Thank you", (await site.Press(path, "[name=SomeoneNow]", new() { ["SomeoneNow"] = "3" })).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, await After(talk));
        var never = await site.Read(WayIn.Path(WayIn.NewSecret()), status: HttpStatusCode.Gone);
        Assert.Contains("does not work any more", never.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_stays_when_the_page_was_open_for_long_and_is_sent_once_from_the_page_that_comes_back()
    {
        await CallsAreSimulated();
        var (talk, path) = await Open();
        await talk.As.Send(new OfferSlot.Command(World.NewId(), talk.Match, Today.AddDays(1), new TimeOnly(10, 30), 30));
        await using var site = await TalkSite.Start(World);
        async Task<int> Count(string sql) => (await World.Sql<int>(sql)).Single();
        var page = await site.AsksAgain(path, "textarea", new() { ["Words"] = "My long question" }, "Send", () => Count("SELECT COUNT(*) FROM peersupport_message"));
        Assert.Contains("My long question", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await Count("SELECT COUNT(*) FROM peersupport_message"));
        page = await site.AsksAgain(path, "[name=SlotId]", [], "Call me then", () => Count("SELECT COUNT(*) FROM peersupport_slot WHERE taken_at IS NOT NULL"));
        Assert.Contains("We ring you then", page.Body!.TextContent, StringComparison.Ordinal);
        page = await site.AsksAgain(path, "[name=Wish]", new() { ["Wish"] = "GotWhatIWanted" }, "Stop", () => Count("SELECT COUNT(*) FROM peersupport_match WHERE status = 'Ended'"));
        Assert.Equal(1, await Count("SELECT COUNT(*) FROM peersupport_match WHERE status = 'Ended'"));
        page = await site.AsksAgain(path, "[name=SomeoneNow]", new() { ["SomeoneNow"] = "4" }, "Send", () => Count("SELECT COUNT(*) FROM peersupport_request WHERE someone_after IS NOT NULL"));
        Assert.Contains("Thank you", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(4, await After(talk));
    }

    [Fact]
    public async Task An_address_that_works_opens_whatever_was_tried_from_its_network_and_one_that_does_not_is_answered_alike_and_as_late()
    {
        var (_, path) = await Open();
        Settings["access.triesPerAddress"] = "3";
        await using var site = await TalkSite.Start(World);
        var answers = new List<string>();
        for (var n = 0; n < 5; n++)
        {
            var from = TimeProvider.System.GetTimestamp();
            answers.Add((await site.Read(WayIn.Path(WayIn.NewSecret()), status: HttpStatusCode.Gone)).DocumentElement.OuterHtml);
            Assert.True(TimeProvider.System.GetElapsedTime(from) > TimeSpan.FromMilliseconds(295));
        }
        Assert.Single(answers.Distinct(StringComparer.Ordinal));
        Assert.Equal([3], await World.Sql<int>("SELECT SUM(tries) FROM peersupport_address"));
        var page = await site.Read(path);
        Assert.Contains("Your messages with Robin", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("My question", (await site.Press(path, "textarea", new() { ["Words"] = "My question" })).Body!.TextContent, StringComparison.Ordinal);
        var refused = await site.PressAgain(WayIn.Path(WayIn.NewSecret()), page, "textarea", HttpStatusCode.UnprocessableEntity);
        Assert.Contains("does not work any more", refused.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([1], await World.Sql<int>("SELECT COUNT(*) FROM peersupport_message"));
    }

    [Fact]
    public async Task A_coordinator_makes_an_address_ends_a_match_and_reads_what_waits()
    {
        var (talk, _) = await Open();
        await Answers(talk, "I am on 07700 900123");
        await using var site = await TalkSite.Start(World);
        foreach (var path in new[] { $"/peersupport/matches/{talk.Match}/way-in", $"/peersupport/matches/{talk.Match}/end", "/peersupport/held" })
            Assert.Single((await site.Read(path, Roles.PeerCoordinator, Coordinator.Id, Programme)).QuerySelectorAll("h1"));
        Assert.Contains("I am on [left out]", (await site.Read("/peersupport/held", Roles.PeerCoordinator, Coordinator.Id, Programme)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("/peersupport/talk/", (await site.Press($"/peersupport/matches/{talk.Match}/way-in", "button", [], Roles.PeerCoordinator, Coordinator.Id, Programme)).QuerySelector("code")!.TextContent, StringComparison.Ordinal);
    }
}
