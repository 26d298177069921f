using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Accounts;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Access.Organisations;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Access.Accounts;

public sealed class AnswerFindStaffTests
{
    [Fact]
    public async Task Workers_with_an_open_account_are_found_by_name_organisation_and_role_in_order()
    {
        await using var world = await AccessWorld.Start();
        var trust = await world.Manager().Send(new AddOrganisation.Command(world.NewId(), "Lantern Tide Trust", OrganisationType.Voluntary));
        await world.Manager().Send(new AddAccount.Command(world.NewId(), "Éva Novák", "eva@example.org", trust));
        await world.Account("amara@example.org", password: null, role: Roles.Midwife);
        await world.Manager().Send(new EndAccount.Command(await world.Account("ada@example.org", password: null)));
        Assert.Equal(["amara", "Éva Novák"], await Find(new FindStaff()));
        Assert.Equal(["Éva Novák"], await Find(new FindStaff("novak")));
        Assert.Equal(["Éva Novák"], await Find(new FindStaff("lantern")));
        Assert.Equal(["amara"], await Find(new FindStaff("", Roles.Midwife)));
        Assert.Empty(await Find(new FindStaff("_", Roles.Chair)));

        async Task<IEnumerable<string>> Find(FindStaff query) => (await world.As(world.NewId(), null).Ask(query)).Select(w => w.Name);
    }

    [Fact]
    public async Task A_role_that_is_over_finds_nobody()
    {
        await using var world = await AccessWorld.Start();
        await world.Account(password: null, role: Roles.Midwife);
        await world.Arrange("UPDATE access_assignment SET to_on = from_on");
        world.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await world.As(world.NewId(), null).Ask(new FindStaff(null, Roles.Midwife)));
    }

    [Fact]
    public async Task A_role_is_looked_for_in_one_place_and_everywhere_is_there_too()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account(password: null, role: Roles.Midwife);
        var (here, there) = (world.NewId(), world.NewId());
        Task<IReadOnlyList<GetStaff.Worker>> At(Guid? place) => world.As(world.NewId(), null).Ask(new FindStaff(null, Roles.Midwife, place));
        await world.Arrange("UPDATE access_assignment SET scope_id = @here", new { here });
        Assert.Equal(account, Assert.Single(await At(here)).Id);
        Assert.Empty(await At(there));
        await world.Arrange("UPDATE access_assignment SET scope_id = NULL");
        Assert.Single(await At(there));
    }

    [Fact]
    public async Task Nobody_finds_colleagues_without_signing_in()
    {
        await using var world = await AccessWorld.Start();
        await Assert.ThrowsAsync<Denied>(() => world.AsNobody(s => s.GetRequiredService<ISend>().Ask(new FindStaff())));
    }
}
