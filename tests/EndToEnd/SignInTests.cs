using Microsoft.Playwright;
using Neighbourhood.EndToEnd.Browser;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>Coming in and leaving, and what a stranger learns by trying: nothing.</summary>
public sealed class SignInTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private const string Wrong = "The email address or password is not right, or the account is locked for a while after too many tries";

    [Fact]
    public async Task A_wrong_password_an_unknown_account_and_a_locked_one_are_told_alike()
    {
        await using var visitor = await Visitor.Come(demo.Host);
        await visitor.Open("/access/sign-in");
        await visitor.PassesAccessibilityCheck();
        await visitor.Press("Sign in");
        await visitor.SeesError("Email", "Enter your email address");
        await visitor.PassesAccessibilityCheck();

        await visitor.Fill("Email address", "nobody@demo.example");
        await visitor.Fill("Password", "not-the-password");
        await visitor.Press("Sign in");
        await visitor.Sees(Wrong);
        await Assertions.Expect(visitor.Page.GetByLabel("Password")).ToHaveValueAsync("");
        for (var tries = 0; tries < 5; tries++)
        {
            await visitor.Fill("Email address", "midwife@demo.example");
            await visitor.Fill("Password", $"not-the-password-{tries}");
            await visitor.Press("Sign in");
            await visitor.Sees(Wrong);
        }

        // Locked by now: not even the right one opens it, in the same words.
        await visitor.Fill("Email address", "midwife@demo.example");
        await visitor.Fill("Password", demo.Host.Password!);
        await visitor.Press("Sign in");
        await visitor.Sees(Wrong);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_here_and_in_a_copy_of_its_cookie()
    {
        await using var visitor = await Visitor.SignIn(demo.Host, "gp");
        var copy = (await visitor.Page.Context.CookiesAsync()).Single(c => c.Name == "neighbourhood");
        Assert.True(copy.HttpOnly);
        Assert.Equal(SameSiteAttribute.Lax, copy.SameSite);
        await visitor.Press("Sign out");
        await visitor.Sees("You have signed out.");
        await visitor.PassesAccessibilityCheck();

        await visitor.Page.Context.AddCookiesAsync([new Cookie { Name = copy.Name, Value = copy.Value, Url = demo.Host.Address.ToString() }]);
        await visitor.Open("/mdt/meetings");
        Assert.Contains("/access/sign-in", visitor.Page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/mdt/actions", "/mdt/actions")]
    [InlineData("https://elsewhere.example/", "/")]
    [InlineData("//elsewhere.example/", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    public async Task After_signing_in_only_an_address_of_this_program_is_opened(string asked, string opened)
    {
        using var session = Session.Anonymous(demo.Host);
        var answer = await session.Enter("familyhelp@demo.example", demo.Host.Password!, $"/access/sign-in?ReturnUrl={Uri.EscapeDataString(asked)}");
        Assert.Equal(302, answer.Status);
        Assert.Equal(opened, answer.Location);
    }

    [Fact]
    public async Task A_page_that_needs_signing_in_is_opened_after_it()
    {
        await using var visitor = await Visitor.Come(demo.Host);
        await visitor.Open("/mdt/teams");
        await visitor.Fill("Email address", "gp@demo.example");
        await visitor.Fill("Password", demo.Host.Password!);
        await visitor.Press("Sign in");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Teams");
    }

    [Fact]
    public async Task Ending_an_account_ends_its_session_at_once()
    {
        using var operators = await Session.SignIn(demo.Host, "operator");
        await using var worker = await Visitor.SignIn(demo.Host, "healthvisitor");
        Assert.Equal(200, await worker.Open("/mdt/meetings"));

        var list = await operators.Get("/access/accounts?Text=Marlowe");
        var account = list.Links.Single(l => l.StartsWith("/access/accounts/0", StringComparison.Ordinal));
        await operators.Press($"{account}/end", "End account");
        await worker.Open("/mdt/meetings");
        Assert.Contains("/access/sign-in", worker.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_a_plain_page_with_400()
    {
        using var session = await Session.SignIn(demo.Host, "coordinator");
        var answer = await session.Post("/mdt/meetings/new", new Dictionary<string, string>(StringComparer.Ordinal) { ["Title"] = "From elsewhere" });
        Assert.Equal(400, answer.Status);
        Assert.Contains("That did not work", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("From elsewhere", (await session.Get("/mdt/meetings")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_demo_the_clock_is_moved_forward_and_nobody_is_signed_out_by_it()
    {
        await using var visitor = await Visitor.SignIn(demo.Host, "chair");
        await visitor.Follow("Demo clock");
        await visitor.PassesAccessibilityCheck();
        await visitor.Fill("How many hours forward?", "x");
        await visitor.Press("Move the clock");
        await Assertions.Expect(visitor.Page.Locator(".nhsuk-error-summary")).ToBeFocusedAsync();
        await visitor.Fill("How many hours forward?", "24");
        await visitor.Press("Move the clock");
        await visitor.Sees("The clock is 24 hours ahead.");
        await visitor.Sees(DateTime.UtcNow.AddHours(24).ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB")));
        Assert.Equal(200, await visitor.Open("/mdt/meetings"));
    }
}
