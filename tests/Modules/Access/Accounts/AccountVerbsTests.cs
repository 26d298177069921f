using System.Text.RegularExpressions;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Access.Accounts;

public sealed partial class AccountVerbsTests
{
    [Fact]
    public async Task The_first_account_is_added_with_a_password_that_must_be_changed()
    {
        await using var world = await AccessWorld.Start();
        var printed = await world.Verb("account add", "--email", "amara@example.org", "--name", "Amara Bello", "--role", "chair", "--scope", "everywhere", "--organisation", "Harbour Lane");
        Assert.Contains("Added the organisation Harbour Lane.", printed, StringComparison.Ordinal);
        Assert.True((await world.SignIn(password: OneTime().Match(printed).Value)).MustChange);
        Assert.Equal(["chair"], await world.Sql<string>("SELECT role FROM access_assignment WHERE scope_id IS NULL"));
    }

    [Fact]
    public async Task A_known_organisation_is_not_added_again()
    {
        await using var world = await AccessWorld.Start();
        await world.Verb("account add", "--email", "a@example.org", "--name", "A", "--role", "midwife", "--organisation", "Harbour Lane");
        await world.Verb("account add", "--email", "b@example.org", "--name", "B", "--role", "midwife", "--organisation", "harbour lane ");
        Assert.Single(await world.Sql<Guid>("SELECT id FROM access_organisation"));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_and_no_account_is_left()
    {
        await using var world = await AccessWorld.Start();
        var refused = await Assert.ThrowsAsync<Refused>(() => world.Verb("account add", "--email", "amara@example.org", "--name", "Amara", "--role", "chair"));
        Assert.Equal("Scope", refused.Input);
        await Assert.ThrowsAsync<ArgumentException>(() => world.Verb("account add", "--email", "amara@example.org"));
        Assert.Empty(await world.Sql<Guid>("SELECT id FROM access_account"));
    }

    [Fact]
    public async Task Whoever_cannot_sign_in_is_helped_from_the_command_line()
    {
        await using var world = await AccessWorld.Start();
        await world.Account();
        var printed = await world.Verb("account password", "--email", "AMARA@example.org");
        await Assert.ThrowsAsync<Refused>(() => world.SignIn());
        Assert.True((await world.SignIn(password: OneTime().Match(printed).Value)).MustChange);
        await Assert.ThrowsAsync<Refused>(() => world.Verb("account password", "--email", "nobody@example.org"));
    }

    [GeneratedRegex("[a-z0-9]{4}(-[a-z0-9]{4}){3}$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex OneTime();
}
