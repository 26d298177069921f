using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
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

    [Fact]
    public async Task One_waits_for_word_of_her_booking_appointment_and_of_one_of_15_a_conversation_is_still_to_be_held()
    {
        var demo = new Neighbourhood.Kernel.Demo(1, "");
        demo.Ids["pregnancy:booked"] = await Pregnant(status: PregnancyStatus.Booked);
        demo.Accounts["midwife"] = Midwife.Id;
        demo.HouseholdIds.Add(Family);
        World.Answers<GetAges, IReadOnlyList<GetAges.Age>>(q => [.. q.PersonIds.Select(id => Registering.Any(r => r.Children?[0].PersonId == id) ? new GetAges.Age(id, 182, true) : new(id, 400, false))]);
        await World.AsSystem().With(async services =>
        {
            foreach (var part in services.GetServices<IDemoPart>().Where(p => p is MakesDemoSteps or MakesDemoYoung)) await part.Make(demo, CancellationToken.None);
            return 0;
        });
        Assert.Equal(["Notified", "Booked"], await StepsOf(demo.Ids["pregnancy:booked"]));
        Assert.Null((await Midwife.Ask(new SeePregnancy(demo.Ids["pregnancy:young"]))).Under16!.On);
        Assert.Equal(2, Tasks.Count(t => t.KindCode == Under16.TaskKind));
    }
}
