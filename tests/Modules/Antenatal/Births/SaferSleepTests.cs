using Neighbourhood.Antenatal.Births;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Births;

public sealed class SaferSleepTests : ArrangedBirth
{
    private TalkSleep.Command Talk(Guid id, SleepMoment moment) => new(World.NewId(), id, moment, Today, ["place", "sofa"], "Cot beside the bed, also at Gran's");

    [Fact]
    public void Which_moment_lacks_a_conversation_follows_from_the_dates()
    {
        var (born, today) = (new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 2));
        IReadOnlyList<SleepMoment> Missing(DateOnly? bornOn, int days, DateOnly? moved = null, params SaferSleep.Talk[] talks) => SaferSleep.Missing(born, bornOn, moved, talks, today.AddDays(days));
        Assert.Empty(Missing(null, -29));
        Assert.Equal([SleepMoment.Week36], Missing(null, -28));
        Assert.Equal([SleepMoment.GoingHome], Missing(born, 9));
        Assert.Equal([SleepMoment.GoingHome, SleepMoment.NewBirthVisit], Missing(born, 10));
        Assert.Equal([SleepMoment.SixToEightWeeks], Missing(born, 42, null, new(SleepMoment.GoingHome, born), new(SleepMoment.NewBirthVisit, born.AddDays(11))));
        Assert.Empty(Missing(born, 365));
        // Each change of the home asks again.
        Assert.Contains(SleepMoment.HomeChanged, Missing(born, 60, born.AddDays(50), new SaferSleep.Talk(SleepMoment.HomeChanged, born.AddDays(20))));
        Assert.DoesNotContain(SleepMoment.HomeChanged, Missing(born, 60, born.AddDays(50), new SaferSleep.Talk(SleepMoment.HomeChanged, born.AddDays(51))));
    }

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
    public async Task A_hub_worker_notes_it_by_the_baby_and_nobody_by_one_whom_they_do_not_see()
    {
        var (_, baby) = await Born();
        await HubWorker.Send(new TalkSleepOfBaby.Command(World.NewId(), baby, SleepMoment.GoingHome, Today, ["place"], "Moses basket"));
        Assert.Empty((await HubWorker.Ask(new TalkSleepOfBaby.Query(baby))).Missing);
        await Assert.ThrowsAsync<NotFound>(() => HubWorker.Send(new TalkSleepOfBaby.Command(World.NewId(), Mother, SleepMoment.GoingHome, Today, ["place"], "Moses basket")));
        Unseen.Add(Family);
        await Assert.ThrowsAsync<NotFound>(() => HubWorker.Ask(new TalkSleepOfBaby.Query(Mother)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new TalkSleepOfBaby.Query(baby)));
    }

    [Fact]
    public async Task The_home_of_a_baby_under_one_changed_and_it_is_asked_again_until_it_was_talked_about()
    {
        var (id, _) = await Born(visitor: Visitor.Id);
        World.Clock.Advance(TimeSpan.FromDays(60));
        await World.Happened(new HouseholdMoved(Family, Today, null));
        await World.Deliver();
        var task = Assert.Single(Tasks, t => t.KindCode == AsksSaferSleepAgainWhenHouseholdMoved.TaskKind);
        Assert.Equal(Visitor.Id, task.AssigneeUserId);
        Assert.Contains(SleepMoment.HomeChanged, (await Visitor.Ask(new TalkSleep.Query(id))).Missing);
        await Visitor.Send(Talk(id, SleepMoment.HomeChanged));
        Assert.DoesNotContain(SleepMoment.HomeChanged, (await Visitor.Ask(new TalkSleep.Query(id))).Missing);
        Assert.Equal([task.TaskId], ClosedTasks.Select(t => t.TaskId));
        World.Clock.Advance(TimeSpan.FromDays(400));
        await World.Happened(new HouseholdMoved(Family, Today, null));
        await World.Deliver();
        Assert.Single(Tasks, t => t.KindCode == AsksSaferSleepAgainWhenHouseholdMoved.TaskKind);
    }
}
