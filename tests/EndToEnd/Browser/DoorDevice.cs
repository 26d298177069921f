using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.EndToEnd.Browser;

/// <summary>A phone at the door: a browser of its own, set up online, that takes the register with or without a network.</summary>
internal sealed partial class DoorDevice(Visitor visitor) : IAsyncDisposable
{
    internal const string Door = "/familyhubs/door/";
    internal const string Pin = "582047";

    /// <summary>All that the browser keeps for this page, as text: bytes too.</summary>
    private const string Kept = """
        async () => {
          const db = await new Promise((resolve, reject) => { const open = indexedDB.open('neighbourhood-door'); open.onsuccess = () => resolve(open.result); open.onerror = () => reject(open.error) })
          const rows = []
          for (const store of db.objectStoreNames)
            for (const row of await new Promise(resolve => { db.transaction(store).objectStore(store).getAll().onsuccess = event => resolve(event.target.result) }))
              rows.push(store + ' ' + JSON.stringify(row, (_, value) => value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : value))
          db.close()
          return rows
        }
        """;

    internal Visitor Visitor => visitor;

    internal IPage Page => visitor.Page;

    /// <summary>Today's group at the hub, just over, and families who came to it yesterday; answers its id.</summary>
    internal static async Task<string> Meeting(RunningHost host, IEnumerable<string> families)
    {
        static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
        using var hub = await Session.SignIn(host, "hub");
        var homes = new List<string>();
        foreach (var family in families) homes.Add((await Arranged.Registered(hub, family))[^36..]);
        var now = DateTimeOffset.UtcNow;
        // Whatever the hour: this morning's group may be over, and soon after midnight it began today all the same.
        var day = TimeProvider.System.Today();
        var begun = new[] { now.AddMinutes(-90), day.AtLondon(TimeOnly.MinValue) }.Max();
        var of = "SELECT s.id FROM familyhubs_session s JOIN familyhubs_site t ON t.id = s.site_id JOIN familyhubs_activity a ON a.id = s.activity_id WHERE t.name = 'Marram Family Hub' AND a.title = 'Stay and play' AND s.day";
        var (today, yesterday) = (Rows.Of(host, $"{of} = '{day:yyyy-MM-dd}'")[0], Rows.Of(host, $"{of} < '{day:yyyy-MM-dd}' ORDER BY s.day DESC")[0]);
        Rows.Write(host, $"UPDATE familyhubs_session SET starts_at = '{Text(begun)}', ends_at = '{Text(now.AddMinutes(-1))}', status = 'Running' WHERE id = '{today}'");
        foreach (var home in homes)
            Rows.Write(host, $"""
                INSERT INTO familyhubs_attendance (id, session_id, person_id, household_id, state, role, outcome, first_ever, made_at, noted_at, version)
                SELECT LOWER(HEX(RANDOMBLOB(4)) || '-' || HEX(RANDOMBLOB(2)) || '-7' || SUBSTR(HEX(RANDOMBLOB(2)), 2) || '-8' || SUBSTR(HEX(RANDOMBLOB(2)), 2) || '-' || HEX(RANDOMBLOB(6))),
                    '{yesterday}', person_id, household_id, 'Registered', 'Carer', 'Attended', 1, '{Text(now.AddDays(-1))}', '{Text(now.AddDays(-1))}', 1
                FROM families_member WHERE household_id = '{home}'
                """);
        return today;
    }

    /// <summary>Signs in, chooses the hub, a name and the PIN, and waits until the page would open without a network.</summary>
    internal static async Task<DoorDevice> SetUp(RunningHost host, string name, bool movesClock = false)
    {
        var visitor = await Visitor.SignIn(host, "hub", 390);
        if (movesClock) await visitor.Page.Clock.InstallAsync(new() { TimeDate = DateTime.UtcNow });
        await visitor.Open("/familyhubs/door");
        await visitor.IsAt("Set up this device");
        await visitor.Choose("Marram Family Hub");
        await visitor.Fill("Name of this device", name);
        await visitor.Fill("Choose a PIN", Pin);
        await visitor.Fill("Type the PIN again", Pin);
        await visitor.Press("Set up this device");
        await visitor.IsAt("Sessions");
        await visitor.Page.EvaluateAsync("navigator.serviceWorker.ready.then(() => true)");
        return new DoorDevice(visitor);
    }

    internal async Task Network(bool there)
    {
        await Page.Context.SetOfflineAsync(!there);
        await visitor.Sees(there ? "Online, " : "No network, ");
    }

    /// <summary>As after a cold start: the page is loaded anew, and asks for the PIN.</summary>
    internal async Task StartAgain()
    {
        await Page.ReloadAsync();
        await visitor.IsAt("Unlock the register");
    }

    internal async Task Unlock(string pin = Pin)
    {
        await visitor.Fill("PIN of this device", pin);
        await visitor.Press("Unlock");
    }

    internal async Task OpenSession()
    {
        await Page.EvaluateAsync("location.hash = '#sessions'");
        await visitor.IsAt("Sessions");
        await Page.Locator("a.door-session", new() { HasText = "Stay and play" }).Filter(new() { HasText = "Today" }).ClickAsync();
        await visitor.IsAt("Stay and play");
    }

    /// <summary>Finds a family by its name and notes all of it in one press.</summary>
    internal async Task Family(string name)
    {
        await visitor.Fill("Find a name", name);
        await visitor.Press($"Whole family {name} is here");
        await Assertions.Expect(Page.Locator(".door-person[aria-pressed=true]")).ToHaveCountAsync(2);
        await visitor.Fill("Find a name", "");
    }

    internal async Task Count(int adults, int children)
    {
        await visitor.Fill("Adults", adults.ToString(CultureInfo.InvariantCulture));
        await visitor.Fill("Children", children.ToString(CultureInfo.InvariantCulture));
        await visitor.Press("Add people you do not name");
        await visitor.Sees("not named, at");
    }

    internal async Task NewFamily(string firstName, string familyName, string phone, string child)
    {
        await visitor.Follow("New family");
        await visitor.IsAt("New family");
        await Page.GetByLabel("First name").First.FillAsync(firstName);
        await visitor.Fill("Family name", familyName);
        await visitor.Fill("Postcode", "qx11aa");
        await visitor.Choose("A way to reach you", "Phone");
        await visitor.Fill("Number or address", phone);
        await visitor.Choose("May we tell your midwife, health visitor and GP?", "Ask me later");
        await visitor.Choose("Dad");
        await visitor.Unfold("More about you (optional)");
        await visitor.Fill("Main language (optional)", "Polish");
        await visitor.Choose("Is an interpreter needed? (optional)", "Yes");
        await visitor.Choose("Easy read");
        await visitor.Fill("Safe times (optional)", "Weekdays before 3pm");
        await Page.GetByLabel("First name").Nth(1).FillAsync(child);
        await Page.GetByLabel("Month").Nth(1).FillAsync("2");
        await Page.GetByLabel("Year").Nth(1).FillAsync("2024");
        await visitor.Press("Save family");
        await visitor.IsAt("Stay and play");
    }

    /// <summary>How many people the register of this device has.</summary>
    internal async Task<int> Here() => int.Parse(Number().Match(await Page.Locator(".door-sum").InnerTextAsync()).Value, CultureInfo.InvariantCulture);

    internal async Task Close(int headcount, string? explained = null)
    {
        await visitor.Follow("Close the register");
        await visitor.IsAt("Close the register");
        await visitor.Fill("How many people were here?", headcount.ToString(CultureInfo.InvariantCulture));
        if (explained is not null) await visitor.Fill("If it differs from the register, why? (optional)", explained);
        await visitor.Press("Close the register");
        await visitor.IsAt("Stay and play");
        await visitor.Sees("You closed this register");
    }

    internal async Task OpenSent()
    {
        await Page.EvaluateAsync("location.hash = '#sent'");
        await visitor.IsAt("What was sent");
    }

    /// <summary>What was made, joined, held and refused, as the page shows it after it was sent.</summary>
    internal async Task<(int Made, int Joined, int Held, int Refused)> Sum()
    {
        await visitor.Sees("0 not sent yet, last sent");
        await OpenSent();
        var said = Sums().Match(await Page.Locator("#door").InnerTextAsync());
        Assert.True(said.Success, await Page.Locator("#door").InnerTextAsync());
        int Of(string group) => int.Parse(said.Groups[group].Value, CultureInfo.InvariantCulture);
        Assert.Equal(Of("made"), Of("joined") + Of("held") + Of("refused"));
        return (Of("made"), Of("joined"), Of("held"), Of("refused"));
    }

    internal Task<string[]> Keeps() => Page.EvaluateAsync<string[]>(Kept);

    public ValueTask DisposeAsync() => visitor.DisposeAsync();

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"Of (?<made>[0-9]+) (person|people) noted on this device and sent: (?<joined>[0-9]+) joined \+ (?<held>[0-9]+) held \+ (?<refused>[0-9]+) refused", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Sums();
}
