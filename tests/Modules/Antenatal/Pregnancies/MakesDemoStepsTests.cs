using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Pregnancies;

public sealed class MakesDemoStepsTests : ArrangedPregnancy
{
    [Fact]
    public async Task The_demos_pregnancies_have_a_history_and_one_waits_for_a_receipt()
    {
        var demo = new Neighbourhood.Kernel.Demo(1, "");
        (demo.Ids["pregnancy:middle"], demo.Ids["pregnancy:twins"]) = (await Pregnant(), await Pregnant(NewFamily().Mother, babies: 2));
        await World.AsSystem().With(async services =>
        {
            await services.GetServices<IDemoPart>().OfType<MakesDemoSteps>().Single().Make(demo, CancellationToken.None);
            return 0;
        });
        Assert.Equal(["Notified", "Booked", "Ongoing"], await StepsOf(demo.Ids["pregnancy:middle"]));
        Assert.NotNull((await Midwife.Ask(new SeePregnancy(demo.Ids["pregnancy:twins"]))).Move);
        Assert.Single((await Midwife.Ask(new SeePregnancy(demo.Ids["pregnancy:middle"]))).Factors!);
    }
}
