using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.HubLinks;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.HubLinks;

public sealed class AskHubTests : ArrangedLink
{
    [Fact]
    public async Task Another_system_asks_for_the_same_by_the_same_rules()
    {
        var pregnancy = await Pregnant(edd: new DateOnly(2026, 7, 20));
        var ask = new AskHub.Command(World.NewId(), pregnancy, Hub, "Would you like somebody to ring?", ["due-month"], ["meeting-others"], ["gp"], null);
        var empty = await Assert.ThrowsAsync<Refused>(() => Midwife.Send(ask with { Wording = null, SiteId = null, Needs = ["epds"] }));
        Assert.Equal(["SiteId", "Wording", "Needs"], empty.Reasons.Select(r => r.Input));
        await Midwife.Send(ask);
        await Midwife.Send(ask);
        var asked = Assert.IsType<HubLinkAsked>(Assert.Single(World.Told));
        Assert.Equal((new DateOnly(2026, 7, 1), "gp"), (asked.DueMonth!.Value, asked.BackToCodes.Single()));
        Assert.Equal("Would you like somebody to ring?", (await World.Sql<string>("SELECT wording FROM antenatal_hub_offer")).Single());
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Send(ask with { Id = World.NewId() }));
        await Assert.ThrowsAsync<Denied>(() => Gp.Send(ask with { Id = World.NewId() }));
    }
}
