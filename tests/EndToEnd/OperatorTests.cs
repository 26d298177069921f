using Neighbourhood.EndToEnd.Browser;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.EndToEnd;

/// <summary>Whoever runs the program: what is stuck is seen and run again, and a backup brings back what was there.</summary>
public sealed class OperatorTests
{
    [Fact]
    public async Task A_parked_delivery_is_seen_with_its_error_and_run_again()
    {
        await using var host = await RunningHost.Start(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Delivery:Tries"] = "1" });
        // What the demo told is delivered first: it writes notices too.
        await Patience.Until(() => Task.FromResult(Rows.Of(host, "SELECT handler FROM kernel_inbox WHERE done_at IS NULL AND parked_at IS NULL").Count == 0));
        // The table of notices is broken: a concern is kept all the same, and telling the lead of it is what gets stuck.
        Rows.Write(host, "CREATE TRIGGER broken BEFORE INSERT ON contact_notice BEGIN SELECT RAISE(ABORT, 'broken'); END");
        using var hub = await Session.SignIn(host, "hub");
        await hub.Press($"/families/concerns/new?back={await Arranged.Registered(hub, "Averlake")}", "Save concern",
            ("Seen", "A bruise that nobody could explain."), ("Kind", "Physical"), ("ImmediateDanger", "true"));
        await Patience.Until(() => Task.FromResult(Rows.Of(host, "SELECT handler FROM kernel_inbox WHERE parked_at IS NOT NULL AND handler LIKE '%TellsRecipientsWhenSafeguardingConcernRaised'").Count > 0));

        await using var keeper = await Visitor.SignIn(host, "operator");
        await keeper.Open("/operate");
        await keeper.Sees("SafeguardingConcernRaised for TellsRecipientsWhenSafeguardingConcernRaised");
        await keeper.Sees("SqliteException");
        await keeper.DoesNotSee("bruise");
        await keeper.DoesNotSee("Averlake");
        await keeper.PassesAccessibilityCheckAtBothWidths();
        await keeper.FollowTo("Give up");
        await keeper.IsAt("Give up a delivery?");
        await keeper.PassesAccessibilityCheckAtBothWidths();

        Rows.Write(host, "DROP TRIGGER broken");
        await keeper.Open("/operate");
        await keeper.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { NameRegex = new("^Run again.*TellsRecipientsWhenSafeguardingConcernRaised") }).ClickAsync(); // what time told meanwhile is stuck too
        await keeper.Sees("1 delivery is tried again");
        await keeper.PassesAccessibilityCheckAtBothWidths();
        using var lead = await Session.SignIn(host, "safeguarding");
        await Patience.Until(async () => (await lead.Get("/contact/notices")).Text.Contains("somebody is in danger now", StringComparison.Ordinal));
        await keeper.Open("/operate");
        await keeper.DoesNotSee("TellsRecipientsWhenSafeguardingConcernRaised");
        Assert.Equal(403, (await lead.Get("/operate")).Status);
    }

    [Fact]
    public async Task A_backup_is_made_while_the_program_runs_and_restored_when_it_is_stopped()
    {
        await using var host = await RunningHost.Start();
        var file = Path.ChangeExtension(host.DatabaseFile, ".zip");
        string before, after;
        using (var hub = await Session.SignIn(host, "hub"))
        {
            before = await Arranged.Registered(hub, "Averlake");
            var (made, says) = await host.Verb("backup", file);
            Assert.True(made == 0, says);
            Assert.Contains("The digest key and the folder of keys are not in it", says, StringComparison.Ordinal);
            after = await Arranged.Registered(hub, "Tolverne");
            Assert.Equal(200, (await hub.Get(after)).Status);
        }
        Assert.Contains("name a new file", (await host.Verb("backup", file)).Printed, StringComparison.Ordinal);
        var (refused, why) = await host.Verb("restore", file);
        Assert.Equal(1, refused);
        Assert.Contains("stop the host first", why, StringComparison.Ordinal);
        await using (var keeper = await Visitor.SignIn(host, "operator"))
        {
            await keeper.Open("/operate");
            await keeper.Sees(Path.GetFileName(file));
            await keeper.DoesNotSee("There is no backup");
        }

        await host.Kill();
        var (restored, printed) = await host.Verb("restore", file);
        Assert.True(restored == 0, printed);
        Assert.Contains("What was there before is kept as", printed, StringComparison.Ordinal);
        await host.StartAgain();
        using var again = await Session.SignIn(host, "hub");
        Assert.Contains("Averlake", (await again.Get(before)).Text, StringComparison.Ordinal);
        Assert.Equal(404, (await again.Get(after)).Status);
        await using var operators = await Visitor.SignIn(host, "operator");
        await operators.Open("/operate");
        await operators.Sees("from a backup of");
        await operators.PassesAccessibilityCheckAtBothWidths();
        var (verified, tells) = await host.Verb("audit", "verify");
        Assert.True(verified == 0, tells);
    }
}
