using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access;
using Neighbourhood.Access.Tokens;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Access.Tokens;

public sealed class ShowMeTests
{
    [Fact]
    public async Task A_token_is_told_who_it_is_and_what_it_may()
    {
        await using var world = await AccessWorld.Start();
        var me = world.As(Roles.InformationGovernanceLead, Guid.Empty);
        var answer = await me.Ask(new ShowMe.Query());
        Assert.Equal((me.Id, new Grant(Roles.InformationGovernanceLead, null)), (answer.Id, answer.Roles.Single()));
        Assert.Equal(
            [Permissions.ManageAccounts, Permissions.ViewAccounts, Permissions.ViewAudit, Permissions.SeeWhoLooked, Permissions.ManageOrganisations, Permissions.ViewRoles, Permissions.ViewSettings, Permissions.OwnTokens],
            answer.Permissions);
    }

    [Fact]
    public async Task Nobody_is_told_nothing()
    {
        await using var world = await AccessWorld.Start();
        await Assert.ThrowsAsync<Denied>(() => world.AsNobody(s => s.GetRequiredService<ISend>().Ask(new ShowMe.Query())));
    }
}
