using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Accounts;
using Neighbourhood.Access.Sessions;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Access.Sessions;

public sealed class SignInTests
{
    [Fact]
    public async Task The_right_password_begins_a_session_and_the_audit_says_who()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account();
        var entered = await world.SignIn(" Amara@Example.org ");
        Assert.False(entered.MustChange);
        Assert.Equal(account.ToString(), entered.Who.FindFirstValue(Signing.Account));
        Assert.Equal("cookie", entered.Who.FindFirstValue(Signing.By));
        Assert.Equal([account], await world.Sql<Guid>("SELECT account_id FROM access_session"));
        Assert.Equal([account], await world.Sql<Guid>("SELECT user_id FROM kernel_audit WHERE what = 'Access.SignIn'"));
    }

    [Theory]
    [InlineData(null, "x", "Email")]
    [InlineData("a@example.org", null, "Password")]
    [InlineData("a@example.org", " ", "Password")]
    public async Task What_is_missing_is_named(string? email, string? password, string input)
    {
        await using var world = await AccessWorld.Start();
        Assert.Equal(input, (await Assert.ThrowsAsync<Refused>(() => world.SignIn(email, password))).Input);
    }

    [Fact]
    public async Task Over_long_input_is_refused_before_anything_is_hashed_or_counted()
    {
        await using var world = await AccessWorld.Start();
        await world.Account();
        var refused = await Assert.ThrowsAsync<Refused>(() => world.SignIn(new string('x', 300), new string('y', 5_000)));
        Assert.Equal(["Email", "Password"], refused.Reasons.Select(r => r.Input));
        Assert.DoesNotContain("Access.SignIn.Failed", await world.AuditOf("change"));
    }

    [Fact]
    public async Task An_unknown_account_a_wrong_password_an_ended_account_and_one_without_password_get_the_same_answer()
    {
        await using var world = await AccessWorld.Start();
        await world.Account();
        await world.Account("new@example.org", password: null);
        var ended = await world.Account("left@example.org");
        await world.Manager().Send(new EndAccount.Command(ended));
        string[] tried = ["nobody@example.org", "amara@example.org", "new@example.org", "left@example.org", "'; DROP TABLE access_account --"];
        foreach (var email in tried)
        {
            var refused = await Assert.ThrowsAsync<Refused>(() => world.SignIn(email, email == "left@example.org" ? AccessWorld.Password : "wrong"));
            Assert.Equal(("", SignIn.Wrong), (refused.Input, refused.Message));
        }
        Assert.Equal(tried.Length, (await world.AuditOf("change")).Count(w => w == "Access.SignIn.Failed"));
        Assert.Empty(await world.Sql<Guid>("SELECT id FROM access_session"));
    }

    [Fact]
    public void The_same_work_is_done_where_there_is_no_account()
    {
        var hasher = new Counting();
        var passwords = new Passwords(hasher);
        Assert.False(passwords.Fits(null, AccessWorld.Password));
        Assert.Equal(1, hasher.Checked);
    }

    [Fact]
    public async Task The_fifth_wrong_password_locks_the_account_for_a_quarter_of_an_hour()
    {
        await using var world = await AccessWorld.Start();
        await world.Account();
        for (var i = 0; i < 5; i++) await Assert.ThrowsAsync<Refused>(() => world.SignIn(password: "wrong"));
        await Assert.ThrowsAsync<Refused>(() => world.SignIn());
        world.Clock.Advance(TimeSpan.FromMinutes(14));
        await Assert.ThrowsAsync<Refused>(() => world.SignIn());
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(await world.SignIn());
    }

    [Fact]
    public async Task The_right_password_forgets_the_wrong_ones_before_it()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account();
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 4; i++) await world.AsSystem().Send(new SignIn.Failed(account));
            Assert.NotNull(await world.SignIn());
        }
    }

    [Fact]
    public async Task How_many_tries_and_how_long_are_settings()
    {
        await using var world = await AccessWorld.Start(s => (s["Access:LockOutTries"], s["Access:LockOutMinutes"]) = ("3", "1"));
        await world.Account();
        for (var i = 0; i < 3; i++) await Assert.ThrowsAsync<Refused>(() => world.SignIn(password: "wrong"));
        await Assert.ThrowsAsync<Refused>(() => world.SignIn());
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(await world.SignIn());
    }

    [Theory]
    [InlineData("Access:LockOutTries", "2")]
    [InlineData("Access:LockOutTries", "many")]
    [InlineData("Access:LockOutMinutes", "0")]
    public async Task A_wrong_setting_stops_the_start(string name, string value) =>
        Assert.Equal(name, (await Assert.ThrowsAsync<WrongSetting>(() => AccessWorld.Start(s => s[name] = value))).Name);

    [Fact]
    public async Task Many_wrong_passwords_at_once_are_all_counted()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account(password: null);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => world.AsSystem().Send(new SignIn.Failed(account))));
        Assert.Equal([4], await world.Sql<int>("SELECT failed_count FROM access_account"));
    }

    [Fact]
    public async Task An_account_of_the_demo_opens_nothing_where_the_demo_was_not_made()
    {
        await using var world = await AccessWorld.Start();
        await world.Account();
        await world.Arrange("UPDATE access_account SET is_demo = 1");
        await Assert.ThrowsAsync<Refused>(() => world.SignIn());
        await world.MakeDemo();
        var entered = await world.SignIn();
        Assert.NotNull(await world.Recognise(entered.Who));
        await world.Arrange("DELETE FROM kernel_mark");
        Assert.Null(await world.Recognise(entered.Who));
    }

    [Fact]
    public async Task A_password_that_was_changed_between_check_and_session_begins_none()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account();
        var stamp = (await world.Sql<string>("SELECT stamp FROM access_account"))[0];
        await world.Manager().Send(new GivePassword.Command(account, "another hash"));
        await Assert.ThrowsAsync<Refused>(() => world.AsNobody(s => s.GetRequiredService<ISend>().Send(new SignIn.Command(account, world.NewId(), stamp))));
        Assert.Empty(await world.Sql<Guid>("SELECT id FROM access_session"));
    }

    private sealed class Counting : IPasswordHasher<Passwords>
    {
        internal int Checked { get; private set; }

        public string HashPassword(Passwords user, string password) => password;

        public PasswordVerificationResult VerifyHashedPassword(Passwords user, string hashedPassword, string providedPassword)
        {
            Checked++;
            return PasswordVerificationResult.Success;
        }
    }
}
