using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Access.Organisations;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Access.Organisations;

public sealed class AnswerGetOrganisationsTests
{
    [Fact]
    public async Task All_are_answered_by_name_or_those_that_were_asked_for()
    {
        await using var world = await AccessWorld.Start();
        var zebra = await world.Manager().Send(new AddOrganisation.Command(world.NewId(), "Zebra House", OrganisationType.Nursery, Sector.EarlyYears));
        await world.Manager().Send(new AddOrganisation.Command(world.NewId(), "Anchor Trust", OrganisationType.Voluntary));
        var me = world.As(world.NewId(), null);
        Assert.Equal(["Anchor Trust", "Zebra House"], (await me.Ask(new GetOrganisations())).Select(o => o.Name));
        Assert.Equal([new GetOrganisations.Organisation(zebra, "Zebra House", OrganisationType.Nursery, Sector.EarlyYears, null, null)], await me.Ask(new GetOrganisations([zebra, world.NewId()])));
        Assert.Empty(await me.Ask(new GetOrganisations([])));
    }

    [Fact]
    public async Task Nobody_is_answered_without_signing_in()
    {
        await using var world = await AccessWorld.Start();
        await Assert.ThrowsAsync<Denied>(() => world.AsNobody(s => s.GetRequiredService<ISend>().Ask(new GetOrganisations())));
    }
}
