using Neighbourhood.Antenatal.Births;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Births;

public sealed class TalkSleepTests : ArrangedBirth
{
    private TalkSleep.Command Talk(Guid id, SleepMoment moment) => new(World.NewId(), id, moment, Today, ["place", "sofa"], "Cot beside the bed, also at Gran's");

    [Fact]
    public async Task A_conversation_is_noted_with_who_when_what_and_the_plan()
    {
        var (id, _) = await Born();
        var talk = Talk(id, SleepMoment.GoingHome);
        Assert.Contains(SleepMoment.GoingHome, (await Midwife.Ask(new TalkSleep.Query(id))).Missing);
        await Midwife.Send(talk);
        await Midwife.Send(talk);
        Assert.Equal(["place sofa"], await World.Sql<string>("SELECT risks FROM antenatal_sleep_talk WHERE by_user = @Id", new { Midwife.Id }));
        Assert.Empty((await Midwife.Ask(new TalkSleep.Query(id))).Missing);
    }

    [Fact]
    public async Task What_is_missing_from_the_form_is_refused()
    {
        var (id, _) = await Born();
        var talk = Talk(id, SleepMoment.GoingHome);
        await IsRefused(Midwife.Send(talk with { Moment = null }), "Moment", "Choose");
        await IsRefused(Midwife.Send(talk with { TalkedOn = Today.AddDays(1) }), "TalkedOn", "today or earlier");
        await IsRefused(Midwife.Send(talk with { TalkedOn = null }), "TalkedOn", "Enter");
        await IsRefused(Midwife.Send(talk with { Risks = ["nonsense"] }), "Risks", "Choose");
        await IsRefused(Midwife.Send(talk with { Plan = " " }), "Plan", "Write");
        await IsRefused(Midwife.Send(Talk(await Pregnant(NewFamily().Mother), SleepMoment.GoingHome)), "Moment", "36 weeks");
        await Guarded(actor => actor.Send(talk));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM antenatal_sleep_talk"));
    }

    [Fact]
    public async Task Before_the_birth_it_is_talked_about_at_36_weeks_and_after_a_loss_not_at_all()
    {
        var id = await Term();
        await Midwife.Send(Talk(id, SleepMoment.Week36));
        Assert.Empty((await Midwife.Ask(new TalkSleep.Query(id))).Missing);
        var lost = await Pregnant(NewFamily().Mother, PregnancyStatus.LossRecorded);
        await IsRefused(Midwife.Send(Talk(lost, SleepMoment.Week36)), "", "Nothing more is noted");
    }

    [Fact]
    public async Task What_is_too_long_is_refused_and_before_the_28th_week_it_is_no_health_visitors()
    {
        var id = await Pregnant(visitor: Visitor.Id);
        await IsRefused(Midwife.Send(Talk(id, SleepMoment.Week36) with { Plan = new string('x', 501) }), "Plan", "500 characters or fewer");
        await Assert.ThrowsAsync<NotFound>(() => Visitor.Ask(new TalkSleep.Query(id)));
        await Assert.ThrowsAsync<NotFound>(() => HubWorker.Ask(new TalkSleep.Query(id)));
        await Assert.ThrowsAsync<Denied>(() => Gp.Ask(new TalkSleep.Query(id)));
    }
}
