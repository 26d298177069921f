using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.EndToEnd.Browser;

/// <summary>Somebody at a browser: does and sees what a person would, by labels and words.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();

    private Visitor(RunningHost host, IBrowserContext context, IPage page)
    {
        (Host, _context, Page) = (host, context, page);
        // What a person would not see but a developer must: script errors, refused styles, files that are not there.
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("the server responded with a status of", StringComparison.Ordinal)) _complaints.Enqueue($"{message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.Response += (_, response) =>
        {
            if (response.Status >= 500 || (response.Status == 404 && response.Request.ResourceType != "document")) _complaints.Enqueue($"{response.Status} {response.Url}");
        };
    }

    public RunningHost Host { get; }

    public IPage Page { get; }

    /// <param name="width">1280 for a desk, 390 for a phone.</param>
    /// <param name="script">False switches JavaScript off.</param>
    internal static async Task<Visitor> Come(RunningHost host, int width = 1280, bool script = true)
    {
        var browser = await Chromium.Get();
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = host.Address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = width < 600 ? 844 : 900 },
            JavaScriptEnabled = script,
            Locale = "en-GB",
            TimezoneId = "Europe/London",
        });
        context.SetDefaultTimeout(30_000);
        Assertions.SetDefaultExpectTimeout(15_000); // a busy machine is no fault of the page
        return new Visitor(host, context, await context.NewPageAsync());
    }

    /// <summary>Signs in as a demo account: "chair", "coordinator", "hub" …</summary>
    internal static async Task<Visitor> SignIn(RunningHost host, string account, int width = 1280, bool script = true)
    {
        var visitor = await Come(host, width, script);
        await visitor.Open("/access/sign-in");
        await visitor.Fill("Email address", $"{account}@demo.example");
        await visitor.Fill("Password", host.Password!);
        await visitor.Press("Sign in");
        await visitor.Sees("Your work");
        return visitor;
    }

    /// <summary>Answers the status, so that a refusal can be told from a page.</summary>
    internal async Task<int> Open(string path) => (await Page.GotoAsync(path))!.Status;

    internal Task Fill(string label, string value) => Page.GetByLabel(label, new() { Exact = true }).FillAsync(value);

    internal Task Choose(string label) => Page.GetByLabel(label, new() { Exact = true }).CheckAsync();

    /// <summary>Chooses within a group, where other groups have the same answers.</summary>
    internal Task Choose(string legend, string label) => Page.GetByRole(AriaRole.Group, new() { Name = legend }).GetByLabel(label, new() { Exact = true }).CheckAsync();

    internal Task Select(string label, string option) => Page.GetByLabel(label, new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = option });

    /// <summary>Chooses the one option that has these words among others.</summary>
    internal async Task SelectWith(string label, string words)
    {
        var list = Page.GetByLabel(label, new() { Exact = true });
        await list.SelectOptionAsync((await list.Locator("option", new() { HasText = words }).GetAttributeAsync("value"))!);
    }

    internal async Task FillDate(string legend, DateOnly day)
    {
        var group = Page.GetByRole(AriaRole.Group, new() { Name = legend });
        await group.GetByLabel("Day").FillAsync($"{day.Day}");
        await group.GetByLabel("Month").FillAsync($"{day.Month}");
        await group.GetByLabel("Year").FillAsync($"{day.Year}");
    }

    internal Task Press(string button) => Button(button).ClickAsync();

    /// <summary>Follows a link of the page; where the menu has the same words, the one that comes later.</summary>
    internal Task Follow(string link) => Follow(Page.GetByRole(AriaRole.Link, new() { NameRegex = Named(link) }).Last);

    /// <summary>Follows the first link of the main part that has this in its words.</summary>
    internal Task FollowTo(string words) => Follow(Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = words }).First);

    private async Task Follow(ILocator link)
    {
        var from = Page.Url;
        await link.ClickAsync();
        // Not by WaitForURL, which hangs where the page was there before it began to listen.
        await Assertions.Expect(Page).Not.ToHaveURLAsync(from, new() { Timeout = 15_000 });
        await IsLoaded();
    }

    /// <summary>Asks the page itself: Playwright's own wait misses a load that was over before it began to listen.</summary>
    internal async Task IsLoaded()
    {
        for (var tries = 0; tries < 300; tries++)
        {
            if (await Page.EvaluateAsync<string>("document.readyState") == "complete") return;
            await Page.WaitForTimeoutAsync(50);
        }
        Assert.Fail($"{Page.Url} did not finish loading in 15 seconds");
    }

    /// <summary>Opens what is folded away.</summary>
    internal async Task Unfold(string summary)
    {
        var details = Page.Locator("details").Filter(new() { Has = Page.GetByText(summary) }).First;
        if (await details.GetAttributeAsync("open") is null) await details.Locator("summary").ClickAsync();
    }

    /// <summary>Goes on by the Tab key alone until this has the focus.</summary>
    internal async Task TabTo(ILocator target)
    {
        for (var presses = 0; presses < 150; presses++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement")) return;
            await Page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{target} was not reached by the Tab key on {Page.Url}");
    }

    /// <summary>Does something that leads to another page, or to the same one again, and waits until that is there.</summary>
    internal async Task Reloads(Func<Task> act)
    {
        await Page.EvaluateAsync("window.isBefore = true");
        await act();
        for (var tries = 0; tries < 300; tries++)
        {
            try
            {
                if (await Page.EvaluateAsync<bool>("!window.isBefore && document.readyState === 'complete'")) return;
            }
            catch (PlaywrightException)
            {
                // The page goes away while it is asked.
            }
            await Page.WaitForTimeoutAsync(50);
        }
        Assert.Fail($"{Page.Url} was not loaded again within 15 seconds");
    }

    /// <summary>Goes to a button by the Tab key and presses it by Enter.</summary>
    internal async Task PressByKeyboard(string button)
    {
        await TabTo(Button(button));
        await Reloads(() => Page.Keyboard.PressAsync("Enter"));
    }

    internal ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { NameRegex = Named(name) });

    /// <summary>The whole name as it is read out: words that only screen readers hear have wider spaces around them.</summary>
    private static Regex Named(string name) => new($"^{Regex.Escape(name).Replace("\\ ", "\\s*", StringComparison.Ordinal).Replace(":", "\\s*:", StringComparison.Ordinal)}$");

    /// <summary>The heading of the page: it is there, and no page before it.</summary>
    internal Task IsAt(string heading) => Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(heading);

    internal Task Sees(string text) => Assertions.Expect(Page.Locator("body")).ToContainTextAsync(text);

    internal Task DoesNotSee(string text) => Assertions.Expect(Page.Locator("body")).Not.ToContainTextAsync(text);

    /// <summary>The error summary says it, links to the input, and has the focus.</summary>
    internal async Task SeesError(string input, string text)
    {
        await Assertions.Expect(Page.Locator($".nhsuk-error-summary a[href='#{input}']")).ToHaveTextAsync(text);
        await Assertions.Expect(Page.Locator(".nhsuk-error-summary")).ToBeFocusedAsync();
        await Assertions.Expect(Page).ToHaveTitleAsync(new Regex("^Error: "));
    }

    /// <summary>No violation of WCAG 2.2 at AA that axe can find, and the page does not scroll sideways.</summary>
    internal async Task PassesAccessibilityCheck()
    {
        await IsLoaded();
        var found = await Axe.Run(Page);
        var violations = found.Violations.Select(v => (v.Id, v.Help, Nodes: v.Nodes.Where(html => !IsKnown(v.Id, html)).ToList())).Where(v => v.Nodes.Count > 0).ToList();
        Assert.True(violations.Count == 0, $"{Page.Url}\n" + string.Join("\n", violations.Select(v => $"{v.Id}: {v.Help}\n  {string.Join("\n  ", v.Nodes)}")));
        Assert.True(found is { Passes: > 0, Frames: 0 }, $"{Page.Url}: {found.Passes} rules were met, and there are {found.Frames} frames, into which nobody looked");
        await DoesNotScrollSideways();
    }

    internal async Task DoesNotScrollSideways()
    {
        // The menu folds a moment after the width has changed.
        for (var tries = 0; ; tries++)
        {
            var overflow = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (overflow <= 0) return;
            Assert.True(tries < 30, $"{Page.Url} scrolls {overflow} pixels sideways");
            await Page.WaitForTimeoutAsync(100);
        }
    }

    /// <summary>
    /// The design system says of a radio that opens a further question whether it is open: ARIA does not list that for
    /// radios, screen readers read it all the same, and the system keeps it on purpose.
    /// </summary>
    private static bool IsKnown(string rule, string html) =>
        rule == "aria-allowed-attr" && html.Contains("nhsuk-radios__input", StringComparison.Ordinal) && html.Contains("aria-expanded", StringComparison.Ordinal);

    /// <summary>The menu folds some frames after the width has changed, and links are over one another until then: the top of the page has stood still for ten.</summary>
    private async Task MenuIsFolded() => await Page.EvaluateAsync("""
        () => new Promise(folded => {
            let before = '', still = 0
            const look = () => {
                const now = `${innerWidth} ${document.querySelector('header')?.offsetHeight} ${document.querySelector('header')?.innerHTML}`
                still = now === before ? still + 1 : 0
                before = now
                if (still < 10) requestAnimationFrame(look)
                else folded()
            }
            requestAnimationFrame(look)
        })
        """);

    /// <summary>The same check as on a desk and on a phone.</summary>
    internal async Task PassesAccessibilityCheckAtBothWidths()
    {
        await PassesAccessibilityCheck();
        var before = Page.ViewportSize!;
        await Page.SetViewportSizeAsync(before.Width > 600 ? 390 : 1280, 844);
        await MenuIsFolded();
        await PassesAccessibilityCheck();
        await Page.SetViewportSizeAsync(before.Width, before.Height);
    }

    /// <summary>Keeps a picture of the page where NEIGHBOURHOOD_PICTURES names a folder.</summary>
    /// <param name="wholePage">False for what the window shows.</param>
    internal async Task Picture(string name, bool wholePage = true)
    {
        if (Environment.GetEnvironmentVariable("NEIGHBOURHOOD_PICTURES") is not { Length: > 0 } folder) return;
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = wholePage });
    }

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        Assert.True(_complaints.IsEmpty, "The browser complained:\n" + string.Join("\n", _complaints));
    }
}
