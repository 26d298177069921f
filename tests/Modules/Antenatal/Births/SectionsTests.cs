using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Antenatal.Births;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Births;

public sealed class SectionsTests : ArrangedBirth
{
    private static Task<object?> Shown<T>(Actor actor, Guid pregnancy) where T : IPregnancySection => actor.With(async services =>
        await services.GetServices<IPregnancySection>().OfType<T>().Single().For(await services.GetRequiredService<PregnancySteps>().Find(pregnancy, default), default));

    private static Task<object?> Panel<T>(Actor actor, Guid person) where T : IPersonPanel => actor.With(services => services.GetServices<IPersonPanel>().OfType<T>().Single().For(person, default));

    [Fact]
    public async Task Before_the_birth_there_is_no_baby_and_no_hand_over_and_after_a_loss_nothing_at_all()
    {
        var id = await Term();
        var birth = Assert.IsType<BirthSection.Model>(await Shown<BirthSection>(Midwife, id));
        Assert.True(birth.MayRecord);
        Assert.Equal(["At 36 weeks"], birth.Missing);
        Assert.Single(birth.Parents);
        Assert.Null(await Shown<HandoverSection>(Midwife, id));
        var lost = await Pregnant(NewFamily().Mother, PregnancyStatus.LossRecorded);
        Assert.Null(await Shown<BirthSection>(Midwife, lost));
        Assert.Null(await Shown<HandoverSection>(Midwife, lost));
    }

    [Fact]
    public async Task After_the_birth_the_babies_stand_there_with_what_is_due()
    {
        var (id, baby) = await Born(visitor: Visitor.Id);
        var birth = Assert.IsType<BirthSection.Model>(await Shown<BirthSection>(Midwife, id));
        var line = Assert.Single(birth.Babies);
        Assert.Equal((baby, "to be registered by 13 April 2026", "No"), (line.PersonId, line.Registered, birth.Smoking));
        Assert.Equal((false, true), (birth.MayRecord, birth.MayCorrect));
        Assert.True(Assert.IsType<HandoverSection.Model>(await Shown<HandoverSection>(Midwife, id)).MaySend);
        var handover = await Midwife.Send(new SendHandover.Command(World.NewId(), id, Visitor.Id, false, null));
        await Visitor.Send(new ReceiveHandover.Command(handover, 1));
        var handed = Assert.IsType<HandoverSection.Model>(await Shown<HandoverSection>(Midwife, id));
        Assert.StartsWith("received on", Assert.Single(handed.Lines).How, StringComparison.Ordinal);
        Assert.True(handed.MayEnd);
        Assert.False(Assert.IsType<HandoverSection.Model>(await Shown<HandoverSection>(Visitor, id)).MayEnd);
    }

    [Fact]
    public async Task A_babys_page_says_what_lacks_in_its_first_year_and_a_grown_persons_says_nothing_of_a_pregnancy()
    {
        var (_, baby) = await Born();
        Assert.Equal(["Going home"], Assert.IsType<BabyPanel.Model>(await Panel<BabyPanel>(HubWorker, baby)).Missing);
        Assert.Null(await Panel<BabyPanel>(HubWorker, Mother));
        Assert.NotNull(await Panel<StartForLifePanel>(HubWorker, Mother));
        Assert.Null(await Panel<StartForLifePanel>(HubWorker, Families[Family][2].PersonId));
        World.Clock.Advance(TimeSpan.FromDays(366));
        Assert.Null(await Panel<BabyPanel>(HubWorker, baby));
    }
}
