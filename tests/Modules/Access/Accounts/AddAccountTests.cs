using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Access.Accounts;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Access.Organisations;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Access.Accounts;

public sealed class AddAccountTests
{
    [Fact]
    public async Task An_account_is_added_without_a_password_and_a_second_press_adds_no_other()
    {
        await using var world = await AccessWorld.Start();
        var organisation = await world.Manager().Send(new AddOrganisation.Command(world.NewId(), "Harbour Lane Surgery", OrganisationType.GpPractice));
        var command = new AddAccount.Command(world.NewId(), " Amara Bello ", " Amara@example.org ", organisation, Roles.Midwife);
        Assert.Equal(command.Id, await world.Manager().Send(command));
        Assert.Equal(command.Id, await world.Manager().Send(command));
        Assert.Equal(["Amara Bello|Amara@example.org|amara@example.org"], await world.Sql<string>("SELECT CONCAT(name, '|', email, '|', folded_email) FROM access_account"));
        Assert.Equal([command.Id], await world.Sql<Guid>("SELECT scope_id FROM access_assignment WHERE role = 'midwife'"));
        Assert.Empty(await world.Sql<string>("SELECT password_hash FROM access_account WHERE password_hash IS NOT NULL"));
    }

    [Fact]
    public async Task Every_fault_of_the_form_is_told_at_once_and_nothing_is_kept()
    {
        await using var world = await AccessWorld.Start();
        var refused = await Assert.ThrowsAsync<Refused>(() => world.Manager().Send(new AddAccount.Command(world.NewId(), new string('x', 201), "no address", null, "wizard")));
        Assert.Equal(["Name", "Email", "Role"], refused.Reasons.Select(r => r.Input));
        Assert.Empty(await world.Sql<Guid>("SELECT id FROM access_account"));
    }

    [Fact]
    public async Task One_email_address_is_one_account_whatever_its_case()
    {
        await using var world = await AccessWorld.Start();
        await world.Account("amara@example.org", password: null);
        Assert.Equal("Email", (await Assert.ThrowsAsync<Refused>(() => world.Account("AMARA@Example.org", password: null))).Input);
    }

    [Fact]
    public async Task An_organisation_that_is_not_there_is_refused()
    {
        await using var world = await AccessWorld.Start();
        var refused = await Assert.ThrowsAsync<Refused>(() => world.Manager().Send(new AddAccount.Command(world.NewId(), "Amara", "amara@example.org", world.NewId())));
        Assert.Equal("OrganisationId", refused.Input);
    }

    [Fact]
    public async Task Only_whoever_looks_after_accounts_adds_one()
    {
        await using var world = await AccessWorld.Start();
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.Coordinator).Send(new AddAccount.Command(world.NewId(), "Amara", "amara@example.org", null)));
        Assert.Equal(["Access.AddAccount"], await world.AuditOf("denied"));
    }

    [Theory]
    [InlineData("amara.bello@nhs.net", true)]
    [InlineData("o'neill+mdt@kestrel-bay.example", true)]
    [InlineData("amara", false)]
    [InlineData("amara@localhost", false)]
    [InlineData("a b@example.org", false)]
    [InlineData("@example.org", false)]
    [InlineData("amara@@example.org", false)]
    [InlineData("amara@example..org", false)]
    [InlineData("аmara@example.org", false)] // begins with a Cyrillic letter
    [InlineData("<script>@example.org", false)]
    public void An_email_address_has_a_shape(string text, bool good) => Assert.Equal(good, EmailAddress.Wrong(text) is null);

    [Fact]
    public void Any_text_is_an_email_address_or_is_told_why_not() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
            EmailAddress.Wrong(text) is { Length: > 0 } || EmailAddress.Folded(text) == EmailAddress.Folded(text.ToUpperInvariant())));
}
