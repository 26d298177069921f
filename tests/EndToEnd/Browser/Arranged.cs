using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Neighbourhood.Testing;

namespace Neighbourhood.EndToEnd.Browser;

/// <summary>
/// A meeting with two families on its list, made by the same forms that people use but without a browser: where a
/// journey begins in the middle.
/// </summary>
internal sealed class Arranged : IDisposable
{
    internal const string First = "Brightwater";
    internal const string Second = "Moonfleet";

    private Arranged(RunningHost host, Session hub, Session coordinator, Session chair, string meeting) =>
        (Host, Hub, Coordinator, Chair, Meeting) = (host, hub, coordinator, chair, meeting);

    internal RunningHost Host { get; }

    internal Session Hub { get; }

    internal Session Coordinator { get; }

    internal Session Chair { get; }

    /// <summary>The meeting's page.</summary>
    internal string Meeting { get; }

    internal string Console => $"{Meeting}/console";

    internal static async Task<Arranged> ListOpen(RunningHost host)
    {
        var (hub, coordinator, chair) = (await Session.SignIn(host, "hub"), await Session.SignIn(host, "coordinator"), await Session.SignIn(host, "chair"));
        var day = DateTime.UtcNow.AddDays(1);
        var meeting = await coordinator.Press("/mdt/meetings/new", "Schedule meeting",
            ("Title", "Marram family meeting"), ("HeldOn.Day", $"{day.Day}"), ("HeldOn.Month", $"{day.Month}"), ("HeldOn.Year", $"{day.Year}"),
            ("StartsAt", "9:30am"), ("Place", "Room 2, Marram Family Hub"));
        await coordinator.Press(meeting, "Open the list");
        foreach (var family in (string[])[First, Second])
        {
            var referral = await Referred(hub, family);
            await Patience.Until(async () => (await coordinator.Get(referral)).Text.Contains(family, StringComparison.Ordinal));
            await coordinator.Press($"{referral}/accept", "Accept");
            await coordinator.Press(meeting, "Put on the list: " + family);
        }
        return new Arranged(host, hub, coordinator, chair, meeting);
    }

    /// <summary>The list is closed, the quorum is in the room, and the first family is being talked about.</summary>
    internal static async Task<Arranged> FirstItemOpen(RunningHost host)
    {
        var arranged = await ListOpen(host);
        await arranged.Coordinator.Press(arranged.Meeting, "Close the list");
        await arranged.Begin();
        return arranged;
    }

    /// <summary>Whoever makes the quorum comes, the meeting starts, and so does its first item.</summary>
    internal async Task Begin()
    {
        foreach (var name in (string[])["Dr Ada Fennimore", "Dr Cosmo Lightwater", "Delphine Marlowe", "Ezra Thistledown"]) await Chair.Press(Console, $"Here: {name}");
        await Chair.Press(Console, "Start the meeting");
        await Chair.Press(await ConsoleOf(First), "Start this item");
    }

    /// <summary>The address of the console with this family in hand; the one that is in hand anyway has no link.</summary>
    internal async Task<string> ConsoleOf(string family) =>
        (await Chair.Get(Console)).Document.QuerySelectorAll<IHtmlAnchorElement>(".nbh-console__agenda a").FirstOrDefault(a => a.TextContent.Contains(family, StringComparison.Ordinal))
            ?.GetAttribute("href") ?? Console;

    /// <summary>Registers a family and sends a whole referral of its adult; answers the referral's page.</summary>
    internal static async Task<string> Referred(Session hub, string family)
    {
        var household = await Registered(hub, family);
        var draft = await hub.Press($"/mdt/referrals/new?HouseholdId={household[^36..]}", "Start");
        var person = (await hub.Get(draft)).Document.QuerySelector<IHtmlInputElement>("input[name=PersonIds]")!.Value;
        return await hub.Press(draft, "Send to the team",
            ("PersonIds", person), ("Situation", "The heating has been off for two weeks and there is a baby in the home."), ("Ask", "Get the heating on this week."),
            ("FamilyWants", "A warm room for the baby."), ("FamilyTold", "true"), ("Basis", "EarlyHelp"), ("LevelAtEntry", "Targeted"), ("Urgency", "Soon"));
    }

    internal static Task<string> Registered(Session hub, string family) => hub.Press("/families/households/new", "Register family",
        ("FirstName", "Wren"), ("FamilyName", family), ("Postcode", "QX1 1AA"), ("ReachBy", "Phone"), ("Reach", "01632 960123"), ("MayTell", "Yes"),
        ("Roles", "Mum"), ("Children[0].FirstName", "Robin"), ("Children[0].Born.Month", "4"), ("Children[0].Born.Year", "2025"));

    public void Dispose()
    {
        Hub.Dispose();
        Coordinator.Dispose();
        Chair.Dispose();
    }
}

/// <summary>Waits for what happens a moment later: events reach other modules after the answer.</summary>
internal static class Patience
{
    internal static async Task Until(Func<Task<bool>> come)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            if (await come()) return;
            await Task.Delay(100);
        }
        throw new TimeoutException("What was waited for did not come within ten seconds.");
    }
}
