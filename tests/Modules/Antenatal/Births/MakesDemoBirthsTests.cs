using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Antenatal.Births;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Births;

public sealed class MakesDemoBirthsTests : ArrangedBirth
{
    private Task<int> Make(Demo demo) => World.AsSystem().With(async services =>
    {
        await services.GetServices<IDemoPart>().OfType<MakesDemoBirths>().Single().Make(demo, CancellationToken.None);
        return 0;
    });

    [Fact]
    public async Task One_hand_over_waits_one_was_received_and_a_birth_is_to_be_registered()
    {
        var demo = new Demo(60, "password");
        for (var n = 0; n < 12; n++) demo.HouseholdIds.Add(NewFamily().Household);
        (demo.Accounts["midwife"], demo.Accounts["healthvisitor"]) = (Midwife.Id, Visitor.Id);
        await Make(demo);
        Assert.Equal(PregnancyStatus.Born, await StatusOf(demo.Ids["pregnancy:born"]));
        Assert.Equal(PregnancyStatus.HandedOver, await StatusOf(demo.Ids["pregnancy:handed-over"]));
        Assert.Single(await Visitor.Ask(new ListHandovers.Query()));
        Assert.Contains(await Midwife.Ask(new ListRegistrations.Query()), r => r.Soon);
    }

    [Fact]
    public async Task Without_a_midwife_nothing_is_made()
    {
        await Make(new Demo(60, "password"));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM antenatal_pregnancy"));
    }
}
