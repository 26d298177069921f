using Neighbourhood.Antenatal.Births;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Losses;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Births;

public sealed class DeathsTests : ArrangedBirth
{
    [Fact]
    public async Task A_baby_died_what_was_planned_stops_and_a_person_offers_support_before_it_is_closed()
    {
        var (id, baby) = await Born();
        await Linked(id);
        await Happened(new PersonDied(baby, Today));
        Assert.Equal("held", Assert.Single(Told<HubLinkWithdrawn>()).ReasonCode);
        Assert.Empty(await World.Sql<string>("SELECT code FROM antenatal_milestone WHERE pregnancy_id = @id AND status IN ('Upcoming', 'Open')", new { id }));
        var task = Assert.Single(Tasks, t => t.KindCode == StopsPregnancyWhenPersonDied.SupportTask);
        Assert.Equal(Midwife.Id, task.AssigneeUserId);
        Assert.DoesNotContain("baby", task.Title, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await Midwife.Ask(new ListRegistrations.Query()));
        await IsRefused(Midwife.Send(new EndCare.Command(id, 2)), "Support", "in person");
        await Midwife.Send(new EndCare.Command(id, 2, CareOffered.Declined));
        Assert.Equal(PregnancyStatus.Closed, await StatusOf(id));
    }

    [Fact]
    public async Task Of_a_baby_who_died_nobody_is_asked_how_it_sleeps_or_is_fed()
    {
        var (id, baby) = await Born();
        World.Clock.Advance(TimeSpan.FromDays(50));
        await Happened(new PersonDied(baby, Today));
        await Assert.ThrowsAsync<NotFound>(() => HubWorker.Ask(new TalkSleepOfBaby.Query(baby)));
        await IsRefused(Midwife.Send(new TalkSleep.Command(World.NewId(), id, SleepMoment.GoingHome, Today, ["place"], "Cot")), "", "Nothing more is noted");
        await IsRefused(Midwife.Send(new NoteFeeding.Command(id, Feeding.Both)), "", "Nothing more is noted");
        await Assert.ThrowsAsync<NotFound>(async () => await Midwife.Ask(new NoteRegistration.Query((await BabiesOf(id))[0])));
        Assert.Null((await Midwife.Ask(new NoteFeeding.Query(id))).From);
    }

    [Fact]
    public async Task Of_twins_one_died_the_others_care_goes_on()
    {
        var (id, baby) = await Born(2);
        await Happened(new PersonDied(baby, Today));
        Assert.Contains("visit-new-birth", await World.Sql<string>("SELECT code FROM antenatal_milestone WHERE pregnancy_id = @id AND status = 'Upcoming'", new { id }));
        await IsRefused(Midwife.Send(new EndCare.Command(id, 2, CareOffered.Offered)), "", "have not received");
    }

    [Fact]
    public async Task The_woman_died_her_pregnancy_is_closed_at_once_and_her_link_withdrawn()
    {
        var id = await Pregnant();
        await Linked(id);
        await Happened(new PersonDied(Mother, Today));
        Assert.Equal(PregnancyStatus.Closed, await StatusOf(id));
        Assert.Single(Told<HubLinkWithdrawn>());
        Assert.Equal(await BabiesOf(id), Told<UnbornNoLongerExpected>().Select(e => e.UnbornId));
        Assert.DoesNotContain(Tasks, t => t.KindCode == StopsPregnancyWhenPersonDied.SupportTask);
    }

    [Fact]
    public async Task The_woman_died_and_nobody_is_asked_to_book_her_or_to_talk_with_her()
    {
        var (id, book, talk, lead) = (await Pregnant(status: PregnancyStatus.Notified), World.NewId(), World.NewId(), World.NewId());
        await World.Arrange("UPDATE antenatal_pregnancy SET booking_task_id = @book WHERE id = @id", new { id, book });
        await World.Arrange("INSERT INTO antenatal_under_16 (pregnancy_id, task_id, lead_task_id) VALUES (@id, @talk, @lead)", new { id, talk, lead });
        await Happened(new PersonDied(Mother, Today));
        Assert.Equal(new[] { book, talk, lead }.Order(), ClosedTasks.Select(c => c.TaskId).Order());
    }

    [Fact]
    public async Task The_mother_of_a_living_baby_died_the_hand_over_goes_on()
    {
        var (id, _) = await Born(visitor: Visitor.Id);
        var handover = await Midwife.Send(new SendHandover.Command(World.NewId(), id, Visitor.Id, false, null));
        await Happened(new PersonDied(Mother, Today));
        Assert.Equal(PregnancyStatus.Closed, await StatusOf(id));
        await Visitor.Send(new ReceiveHandover.Command(handover, 1));
        Assert.Equal(PregnancyStatus.Closed, await StatusOf(id));
    }

    [Fact]
    public async Task Somebody_elses_death_changes_nothing()
    {
        var id = await Pregnant();
        await Happened(new PersonDied(Father, Today));
        Assert.Equal(PregnancyStatus.Ongoing, await StatusOf(id));
    }

    [Fact]
    public async Task When_the_loss_of_the_other_twin_is_recorded_what_comes_after_the_birth_is_planned()
    {
        var id = await Term(2);
        var babies = await BabiesOf(id);
        await Midwife.Send(new RecordBirth.Command(id, 1, [Alive(babies[0], World.NewId(), Today), new BabyEntry(babies[1], World.NewId(), BornHow.NotAlive, Today)], Smoking.No));
        await World.Arrange("UPDATE antenatal_pregnancy SET status = 'Born' WHERE id = @id", new { id });
        await World.Arrange("UPDATE antenatal_baby SET state = 'Lost' WHERE id = @lost", new { lost = babies[1] });
        await Happened(new UnbornNoLongerExpected(babies[1], id));
        Assert.Contains("visit-new-birth", await World.Sql<string>("SELECT code FROM antenatal_milestone WHERE pregnancy_id = @id", new { id }));
    }
}
