using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Offer;

public sealed class ListProgrammesTests : ArrangedOffer
{
    [Fact]
    public async Task Those_that_run_and_those_that_are_over_stand_apart_each_for_its_own_hub()
    {
        var id = await Planned();
        await Enrolled(id);
        Assert.Equal((id, 1), Assert.Single((await Worker.Ask(new ListProgrammes.Query())).Programmes) is var row ? (row.Id, row.People) : default);
        Assert.Empty((await Worker.Ask(new ListProgrammes.Query(Over: true))).Programmes);
        Assert.Empty((await OtherWorker.Ask(new ListProgrammes.Query())).Programmes);
        World.Clock.Advance(TimeSpan.FromDays(56));
        Assert.Empty((await Worker.Ask(new ListProgrammes.Query())).Programmes);
        Assert.Single((await Worker.Ask(new ListProgrammes.Query(Over: true))).Programmes);
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new ListProgrammes.Query()));
    }

    [Fact]
    public async Task A_facilitator_of_another_hub_sees_their_own()
    {
        var id = await Planned(facilitator: OtherWorker.Id);
        Assert.Equal(id, Assert.Single((await OtherWorker.Ask(new ListProgrammes.Query())).Programmes).Id);
        Assert.Equal(id, (await OtherWorker.Ask(new SeeProgramme(id))).Row.Id);
    }
}
