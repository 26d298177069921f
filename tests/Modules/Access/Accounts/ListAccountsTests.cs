using Neighbourhood.Access.Accounts;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Access.Organisations;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Access.Accounts;

public sealed class ListAccountsTests
{
    [Fact]
    public async Task Accounts_are_found_by_name_organisation_and_whole_email_address()
    {
        await using var world = await AccessWorld.Start();
        var surgery = await world.Manager().Send(new AddOrganisation.Command(world.NewId(), "Harbour Lane Surgery", OrganisationType.GpPractice));
        await world.Manager().Send(new AddAccount.Command(world.NewId(), "Zoë O’Brien", "zoe@example.org", surgery, Roles.Midwife));
        await world.Manager().Send(new AddAccount.Command(world.NewId(), "Amara Bello", "amara@example.org", null));
        Assert.Equal(["Amara Bello", "Zoë O’Brien"], await Names(null));
        Assert.Equal(["Zoë O’Brien"], await Names("OBRIEN"));
        Assert.Equal(["Zoë O’Brien"], await Names("harbour"));
        Assert.Equal(["Amara Bello"], await Names("Amara@example.org"));
        Assert.Empty(await Names("%' OR 1=1 --"));
        Assert.Empty(await Names(new string('x', 60_000)));
        Assert.Equal(["Midwife"], (await world.Manager().Ask(new ListAccounts.Query("zoe"))).Rows[0].Roles);

        async Task<IEnumerable<string>> Names(string? text) => (await world.Manager().Ask(new ListAccounts.Query(text))).Rows.Select(r => r.Name);
    }

    [Fact]
    public async Task A_page_has_so_many_and_one_that_is_not_there_is_empty()
    {
        await using var world = await AccessWorld.Start();
        for (var i = 0; i < ListAccounts.OnAPage + 1; i++) await world.Account($"worker{i}@example.org", password: null);
        var second = await world.Manager().Ask(new ListAccounts.Query(null, 2));
        Assert.Equal((1, ListAccounts.OnAPage + 1, 2), (second.Rows.Count, second.Count, second.Pages));
        Assert.Empty((await world.Manager().Ask(new ListAccounts.Query(null, int.MaxValue))).Rows);
        Assert.Equal(ListAccounts.OnAPage, (await world.Manager().Ask(new ListAccounts.Query(null, int.MinValue))).Rows.Count);
    }

    [Fact]
    public async Task The_rows_are_limited_to_the_scope_and_denied_without_the_permission()
    {
        await using var world = await AccessWorld.Start();
        await world.Account(password: null);
        Assert.Empty((await world.As(Roles.Operator, world.NewId()).Ask(new ListAccounts.Query())).Rows);
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.Midwife).Ask(new ListAccounts.Query()));
    }
}
