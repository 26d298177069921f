using Neighbourhood.FamilyHubs.Sites;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sites;

public sealed class AddProviderTests : SiteTests
{
    private AddProvider.Command Right() => new(World.NewId(), Hub, Organisation(), "0-19 service", Today);

    [Fact]
    public async Task A_provider_is_added_once()
    {
        var command = Right();
        Assert.Equal(command.Id, await Manager.Send(command));
        Assert.Equal(command.Id, await Manager.Send(command));
        Assert.Equal("Lantern Trust", Assert.Single((await See(Hub)).Providers).Organisation);
    }

    [Fact]
    public async Task What_is_missing_is_refused_by_name() => Assert.Equal(["OrganisationId", "Contract", "FromOn"],
        (await Assert.ThrowsAsync<Refused>(() => Manager.Send(new AddProvider.Command(World.NewId(), Hub, null, "", null)))).Reasons.Select(r => r.Input));

    [Fact]
    public async Task An_organisation_that_there_is_not_is_refused() =>
        Assert.Equal("OrganisationId", (await Assert.ThrowsAsync<Refused>(() => Manager.Send(Right() with { OrganisationId = World.NewId() }))).Input);

    [Fact]
    public async Task Another_hubs_manager_finds_no_such_place_and_a_worker_may_not()
    {
        await Assert.ThrowsAsync<NotFound>(() => OtherManager.Send(Right()));
        await Assert.ThrowsAsync<Denied>(() => Worker.Send(Right()));
    }
}
