using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Concerns;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Concerns;

public sealed class FlagPanelTests : ArrangedConcerns
{
    [Fact]
    public async Task A_safeguarding_lead_sees_that_there_is_peer_support_and_whom_to_ask_and_nothing_of_the_supporter()
    {
        await InTouch();
        var flag = await For(Family);
        Assert.Equal([$"Worker {Coordinator.Id}, Sale peer support"], flag!.Coordinators);
        Assert.False(flag.IsStopped);
        await Raised();
        Assert.True((await For(Family))!.IsStopped);
        await World.Arrange("UPDATE peersupport_match SET status = 'Ended' WHERE id = @Match", new { Match });
        Assert.Null(await For(Family));
        Assert.Null(await For(NewFamily().Household));
    }

    [Fact]
    public async Task Only_a_safeguarding_lead_has_it_and_it_stands_in_no_pack()
    {
        var panel = await Lead.With(scope => Task.FromResult(scope.GetServices<IPanel>().OfType<FlagPanel>().Single()));
        Assert.False(((IPanel)panel).InPack);
        Assert.True(await Lead.With(scope => Task.FromResult(scope.GetRequiredService<CurrentUser>().May(panel.Permission))));
        foreach (var other in new[] { Hub, Midwife, Nobody })
            Assert.False(await other.With(scope => Task.FromResult(scope.GetRequiredService<CurrentUser>().May(panel.Permission))));
    }

    private async Task<FlagPanel.Flag?> For(Guid household) =>
        (FlagPanel.Flag?)await Lead.With(scope => scope.GetServices<IPanel>().OfType<FlagPanel>().Single().For(household, default));
}
