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
    /// <summary>The demo's team that talks about families.</summary>
    internal const string Team = "Marram Family Team";

    internal const string First = "Brightwater";
    internal const string Second = "Moonfleet";

    private Arranged(RunningHost host, Session hub, Session coordinator, Session chair, string meeting) =>
        (Host, Hub, Coordinator, Chair, Meeting) = (host, hub, coordinator, chair, meeting);

    /// <summary>A family on the list: the addresses of its pages, and the item's id.</summary>
    internal sealed record Listed(string Household, string Referral, string Case, string Item);

    /// <summary>By family name.</summary>
    internal Dictionary<string, Listed> Families { get; } = new(StringComparer.Ordinal);

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
            ("MdtId", await Choice(coordinator, "/mdt/meetings/new", "MdtId", Team)), ("Title", "Marram family meeting"), ("HeldOn.Day", $"{day.Day}"), ("HeldOn.Month", $"{day.Month}"), ("HeldOn.Year", $"{day.Year}"),
            ("StartsAt", "9:30am"), ("Place", "Room 2, Marram Family Hub"));
        await coordinator.Press(meeting, "Open the list");
        var arranged = new Arranged(host, hub, coordinator, chair, meeting);
        foreach (var family in (string[])[First, Second])
        {
            var household = await Registered(hub, family);
            var referral = await Referred(hub, household);
            await Patience.Until(async () => (await coordinator.Get(referral)).Text.Contains(family, StringComparison.Ordinal));
            await coordinator.Press($"{referral}/accept", "Accept");
            // An open list fills by itself each half hour: it may have been first.
            if ((await coordinator.Get(meeting)).Text.Contains($"referrals/{referral[^36..]}\"", StringComparison.Ordinal)) await coordinator.Press(meeting, $"Put on the list: {family}");
            var row = (await coordinator.Get(meeting)).Document.QuerySelectorAll("tr").Last(r => r.TextContent.Contains(family, StringComparison.Ordinal));
            arranged.Families[family] = new(household, referral, Link(row, "/mdt/cases/"), Link(row, "/mdt/items/").Split('/')[3]);
        }
        return arranged;
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
        await Chair.Press(ConsoleOf(First), "Start this item");
    }

    /// <summary>The console with this family in hand.</summary>
    internal string ConsoleOf(string family) => $"{Console}?itemId={Families[family].Item}";

    /// <summary>The chair records what an item needs, with an action of somebody or without one, and closes it.</summary>
    internal async Task Discuss(string family, string voice, string? task = null, string? owner = null)
    {
        var console = ConsoleOf(family);
        await Chair.Press(console, "Add the decision", ("Code", "ContinuePlan"), ("FamilyVoice", voice));
        if (task is null) await Chair.Press(console, "Save: no action", ("NoActionReason", "All that was agreed is under way."));
        else await Chair.Press(console, "Add the action", ("Text", task), ("OwnerUserId", await Choice(Chair, console, "OwnerUserId", owner!)));
        await Chair.Press(console, "Close the item");
    }

    /// <summary>The value of a page's choice that has these words.</summary>
    internal static async Task<string> Choice(Session session, string page, string field, string words) =>
        (await session.Get(page)).Document.QuerySelectorAll<IHtmlOptionElement>($"select[name={field}] option").First(o => o.TextContent.Contains(words, StringComparison.Ordinal)).Value;

    /// <summary>Asks the charity's worker to one item.</summary>
    internal async Task Invite(string family)
    {
        var page = $"/mdt/items/{Families[family].Item}/invite";
        await Coordinator.Press(page, "Invite", ("UserId", await Choice(Coordinator, page, "UserId", "Gideon Larkspur")));
    }

    private static string Link(IElement row, string path) => row.QuerySelector($"a[href^='{path}']")!.GetAttribute("href")!;

    /// <summary>Sends a whole referral of a household's adult; answers the referral's page.</summary>
    internal static async Task<string> Referred(Session hub, string household)
    {
        var draft = await hub.Press($"/mdt/referrals/new?HouseholdId={household[^36..]}", "Start");
        var person = (await hub.Get(draft)).Document.QuerySelector<IHtmlInputElement>("input[name=PersonIds]")!.Value;
        return await hub.Press(draft, "Send to the team",
            ("PersonIds", person), ("Situation", "The heating has been off for two weeks and there is a baby in the home."), ("Ask", "Get the heating on this week."),
            ("FamilyWants", "A warm room for the baby."), ("FamilyTold", "true"), ("Basis", "EarlyHelp"), ("LevelAtEntry", "Targeted"), ("Urgency", "Soon"));
    }

    internal static Task<string> Registered(Session hub, string family) => hub.Press("/families/households/new", "Register family",
        ("FirstName", "Wren"), ("FamilyName", family), ("NotKnownYet", "true"), ("Postcode", "QX1 1AA"), ("ReachBy", "Phone"), ("Reach", "01632 960123"), ("MayTell", "Yes"),
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
