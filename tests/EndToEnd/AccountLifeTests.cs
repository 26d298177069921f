using Microsoft.Playwright;
using Neighbourhood.EndToEnd.Browser;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>An account from its first link to a second factor, and the rules that a settings editor changes and takes back.</summary>
public sealed class AccountLifeTests(DemoHost demo) : IClassFixture<DemoHost>
{
    private const string Email = "perran@demo.example";
    private const string Password = "violet harbour kettle";

    [Fact]
    public async Task Somebody_new_chooses_a_password_by_link_adds_an_authenticator_app_and_ends_other_sessions()
    {
        var link = await Invite();

        await using var first = await Visitor.Come(demo.Host);
        Assert.Equal(200, await first.Open(link));
        await first.IsAt("Choose your password");
        await first.PassesAccessibilityCheckAtBothWidths();
        await first.Fill("New password", "short");
        await first.Press("Save password");
        await Assertions.Expect(first.Page.Locator(".nhsuk-error-summary")).ToBeFocusedAsync();
        await first.PassesAccessibilityCheck();
        await first.Fill("New password", Password);
        await first.Press("Save password");
        await first.Sees("Your password is saved. Sign in with it.");
        await Enter(first);
        await first.Sees("Your work");

        await using var late = await Visitor.Come(demo.Host);
        Assert.Equal(410, await late.Open(link));
        await late.IsAt("This link does not work any more");
        await late.PassesAccessibilityCheckAtBothWidths();

        var app = await AddTheApp(first);
        await using var second = await Visitor.Come(demo.Host, width: 390);
        await second.Open("/access/sign-in");
        await Enter(second);
        await second.IsAt("Enter your code");
        await second.PassesAccessibilityCheckAtBothWidths();
        await second.Fill("Code from your authenticator app", "12 34 5");
        await second.Press("Continue");
        await Assertions.Expect(second.Page.Locator(".nhsuk-error-summary")).ToBeFocusedAsync();
        await second.PassesAccessibilityCheck();
        await second.Fill("Code from your authenticator app", app.NextCode());
        await second.Press("Continue");
        await second.Sees("Your work");

        await second.Open("/access/account");
        await second.Sees("Added: you sign in with a code too");
        await second.FollowTo("Where you are signed in");
        await second.Sees("(this one)");
        await second.PassesAccessibilityCheckAtBothWidths();
        await second.Press("End all but this one");
        await Assertions.Expect(second.Button("End all but this one")).ToHaveCountAsync(0);
        await first.Open("/access/account");
        Assert.Contains("/access/sign-in", first.Page.Url, StringComparison.Ordinal);
        Assert.Equal(200, await second.Open("/access/account"));
    }

    /// <summary>An account, a role and a link by whoever looks after accounts; answers the link.</summary>
    private async Task<string> Invite()
    {
        await using var lead = await Visitor.SignIn(demo.Host, "ig");
        await lead.Open("/access/accounts");
        await lead.PassesAccessibilityCheckAtBothWidths();
        await lead.FollowTo("Add an account");
        await lead.Press("Add account");
        await Assertions.Expect(lead.Page.Locator(".nhsuk-error-summary")).ToBeFocusedAsync();
        await lead.PassesAccessibilityCheck();
        await lead.Fill("Full name", "Perran Nightingale");
        await lead.Fill("Work email address", Email);
        await lead.Select("Organisation (optional)", "Marram Family Hub");
        await lead.Press("Add account");
        await lead.IsAt("Perran Nightingale");
        await lead.Sees("Without a role they can open nothing");
        await lead.PassesAccessibilityCheckAtBothWidths();
        await lead.FollowTo("Give a role");
        await lead.IsAt("Give a role");
        await lead.PassesAccessibilityCheckAtBothWidths();
        await lead.SelectWith("Role", "Health visitor");
        await lead.Press("Give role");
        await lead.Sees("No end date");
        await lead.FollowTo("Make a link to choose a password");
        await lead.Press("Make a link");
        await lead.Sees("It is shown only now.");
        await lead.PassesAccessibilityCheckAtBothWidths();
        return (await lead.Page.Locator("main code").TextContentAsync())!.Trim();
    }

    private static async Task Enter(Visitor visitor)
    {
        await visitor.Fill("Email address", Email);
        await visitor.Fill("Password", Password);
        await visitor.Press("Sign in");
    }

    private static async Task<AuthenticatorApp> AddTheApp(Visitor visitor)
    {
        await visitor.Open("/access/account");
        await visitor.PassesAccessibilityCheckAtBothWidths();
        await visitor.FollowTo("authenticator app");
        await visitor.IsAt("Authenticator app");
        await visitor.Unfold("I cannot scan the picture");
        var app = new AuthenticatorApp((await visitor.Page.Locator("details code").TextContentAsync())!);
        await visitor.PassesAccessibilityCheckAtBothWidths();
        await visitor.Fill("Code from the app", "12345");
        await visitor.Press("Add the app");
        await Assertions.Expect(visitor.Page.Locator(".nhsuk-error-summary")).ToBeFocusedAsync();
        await visitor.PassesAccessibilityCheck();
        await visitor.Fill("Code from the app", app.NextCode());
        await visitor.Press("Add the app");
        await visitor.Sees("Keep these recovery codes");
        await visitor.PassesAccessibilityCheckAtBothWidths();
        return app;
    }

    [Fact]
    public async Task A_setting_is_changed_with_a_reason_and_taken_back()
    {
        const string setting = "Days for which the link of a new account is good";
        await using var editor = await Visitor.SignIn(demo.Host, "settings");
        await editor.Open("/access/settings");
        await editor.PassesAccessibilityCheckAtBothWidths();
        await editor.Fill("Find a setting", "link of a new account");
        await editor.Press("Show");
        await editor.FollowTo(setting);
        await editor.Sees("It was never changed.");
        await editor.PassesAccessibilityCheckAtBothWidths();
        await editor.FollowTo("Change for");
        await editor.Fill("Value, in days", "31");
        await editor.Fill("Why does it change?", "Holidays");
        await editor.Press("Save");
        await Assertions.Expect(editor.Page.Locator(".nhsuk-error-summary a[href='#Value']")).ToBeVisibleAsync();
        await editor.PassesAccessibilityCheckAtBothWidths();
        await editor.Fill("Value, in days", "14");
        await editor.Fill("Why does it change?", "");
        await editor.Press("Save");
        await Assertions.Expect(editor.Page.Locator(".nhsuk-error-summary a[href='#Reason']")).ToBeVisibleAsync();
        await editor.Fill("Why does it change?", "Many begin after the holidays");
        await editor.Press("Save");
        await editor.Sees("Many begin after the holidays");
        await editor.Sees("Lowenna Driftwood");
        await editor.PassesAccessibilityCheckAtBothWidths();
        await editor.FollowTo("Back to the default");
        await editor.PassesAccessibilityCheckAtBothWidths();
        await editor.Fill("Why does it go back?", "The holidays are over");
        await editor.Press("Back to the default");
        await editor.Sees("The holidays are over");
        Assert.Equal(0, await editor.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Back to the default" }).CountAsync());

        // Others who see the settings cannot change them.
        await using var lead = await Visitor.SignIn(demo.Host, "ig");
        await lead.Open(new Uri(editor.Page.Url).PathAndQuery);
        await lead.Sees("The holidays are over");
        Assert.Equal(403, await lead.Open($"{new Uri(editor.Page.Url).AbsolutePath}/change"));
    }
}
