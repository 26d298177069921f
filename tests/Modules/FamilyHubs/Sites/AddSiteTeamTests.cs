using Neighbourhood.FamilyHubs.Sites;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sites;

public sealed class AddSiteTeamTests : SiteTests
{
    private AddSiteTeam.Command Right() => new(World.NewId(), Hub, Organisation(), "Health visitors", ["Fri", "Tue", "Doomsday"], Today);

    [Fact]
    public async Task A_team_is_added_once_with_its_days_in_order()
    {
        var command = Right();
        await Manager.Send(command);
        await Manager.Send(command);
        Assert.Equal("Tue,Fri", Assert.Single((await See(Hub)).Teams).Days);
    }

    [Fact]
    public async Task What_is_missing_is_refused_by_name() => Assert.Equal(["OrganisationId", "Team", "Days", "FromOn"],
        (await Assert.ThrowsAsync<Refused>(() => Manager.Send(new AddSiteTeam.Command(World.NewId(), Hub, null, "", [], null)))).Reasons.Select(r => r.Input));

    [Fact]
    public async Task Another_hubs_manager_finds_no_such_place_and_a_worker_may_not()
    {
        await Assert.ThrowsAsync<NotFound>(() => OtherManager.Send(Right()));
        await Assert.ThrowsAsync<Denied>(() => Worker.Send(Right()));
    }
}
