using Neighbourhood.Antenatal.Births;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Births;

public sealed class RecordBirthTests : ArrangedBirth
{
    private sealed record Kept(string? SmokingAtDelivery, DateOnly? EndedOn, string? Outcome);

    private async Task<RecordBirth.Command> Whole(Guid id, DateOnly? on = null) =>
        new(id, await VersionOf(id), [.. (await BabiesOf(id)).Select(b => Alive(b, World.NewId(), on ?? Today))], Smoking.Yes);

    [Fact]
    public async Task A_birth_makes_the_baby_a_member_of_the_family_and_is_told()
    {
        var id = await Term();
        var command = await Whole(id, Today.AddDays(-1));
        Assert.False((await Midwife.Send(command)).LossToRecord);
        var baby = command.Babies![0];
        var asked = Assert.Single(Births);
        Assert.Equal(Mother, asked.MotherId);
        Assert.Equal([new RegisterBirth.Baby(baby.BabyId, baby.PersonId, Today.AddDays(-1), true)], asked.Babies);
        Assert.Equal(PregnancyStatus.Born, await StatusOf(id));
        Assert.Equal(["Born"], await StepsOf(baby.BabyId));
        var told = Assert.Single(Told<BabyBorn>());
        Assert.Equal((id, Today.AddDays(-1)), (told.PregnancyId, told.On));
        Assert.Equal([baby.PersonId], told.PersonIds);
        Assert.Equal([new Kept("Yes", Today.AddDays(-1), "Born")], await World.Sql<Kept>("SELECT smoking_at_delivery, ended_on, outcome FROM antenatal_pregnancy WHERE id = @id", new { id }));
        Assert.Equal([Today.AddDays(41)], await World.Sql<DateOnly>("SELECT due_on FROM antenatal_registration WHERE baby_id = @BabyId", baby));
        Assert.Contains("visit-new-birth", await World.Sql<string>("SELECT code FROM antenatal_milestone WHERE pregnancy_id = @id", new { id }));
    }

    [Fact]
    public async Task Nothing_of_before_the_birth_stays_planned_or_asked_for()
    {
        var id = await Pregnant(status: PregnancyStatus.Notified, eddKnown: false);
        var (book, prompt) = (World.NewId(), World.NewId());
        await World.Arrange("UPDATE antenatal_pregnancy SET booking_task_id = @book WHERE id = @id", new { id, book });
        await World.Arrange("INSERT INTO antenatal_due_date_prompt (pregnancy_id, task_id) VALUES (@id, @prompt)", new { id, prompt });
        await World.Arrange("""
            INSERT INTO antenatal_milestone (id, pregnancy_id, code, kind, due_from, due_on, due_to, status, if_first, version) VALUES (@m, @id, 'week-38', 'Appointment', @Today, @Today, @Today, 'Open', 0, 1)
            """, new { m = World.NewId(), id, Today });
        await Silent(id);
        await Midwife.Send(await Whole(id));
        Assert.Equal([book, prompt], ClosedTasks.Select(c => c.TaskId));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM antenatal_silence WHERE closed_on IS NULL"));
        Assert.All(await World.Sql<string>("SELECT code FROM antenatal_milestone WHERE pregnancy_id = @id AND status IN ('Upcoming', 'Open')", new { id }), code => Assert.StartsWith("visit-", code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pressed_twice_it_is_recorded_once()
    {
        var command = await Whole(await Term());
        await Midwife.Send(command);
        await Midwife.Send(command);
        Assert.Single(Births);
        Assert.Single(Told<BabyBorn>());
    }

    [Fact]
    public async Task A_birth_that_nobody_expected_is_reached_from_notified()
    {
        var id = await Pregnant(status: PregnancyStatus.Notified, eddKnown: false);
        await Midwife.Send(await Whole(id));
        Assert.Equal(PregnancyStatus.Born, await StatusOf(id));
    }

    [Fact]
    public async Task Each_expected_baby_is_said_of_and_one_more_may_be_added()
    {
        var id = await Term(2);
        var whole = await Whole(id);
        await IsRefused(Midwife.Send(whole with { Babies = [whole.Babies![0]] }), "Babies", "each baby");
        var more = Alive(World.NewId(), World.NewId(), Today);
        await Midwife.Send(whole with { Babies = [.. whole.Babies, more] });
        Assert.Equal(3, (await BabiesOf(id)).Count);
        Assert.Null(Assert.Single(Births).Babies[2].UnbornId);
        Assert.Equal(3, Assert.Single(Told<BabyBorn>()).PersonIds.Count);
    }

    [Fact]
    public async Task Days_to_come_and_answers_that_are_missing_are_refused_and_nothing_is_kept()
    {
        var id = await Term();
        var whole = await Whole(id);
        var baby = whole.Babies![0];
        await IsRefused(Midwife.Send(whole with { Babies = [baby with { BornOn = Today.AddDays(1) }] }), "Babies[0].BornOn", "today or earlier");
        await IsRefused(Midwife.Send(whole with { Babies = [baby with { BornOn = null }] }), "Babies[0].BornOn", "Enter the day");
        await IsRefused(Midwife.Send(whole with { Babies = [baby with { BornOn = Today.AddYears(-2) }] }), "Babies[0].BornOn", "last year");
        await IsRefused(Midwife.Send(whole with { Babies = [baby with { How = null }] }), "Babies[0].How", "Choose");
        await IsRefused(Midwife.Send(whole with { Babies = null }), "Babies", "how each baby");
        await IsRefused(Midwife.Send(whole with { Babies = [baby, baby] }), "Babies", "ids");
        await IsRefused(Midwife.Send(whole with { Smoking = null }), "Smoking", "Choose");
        await Assert.ThrowsAsync<NotFound>(async () => await Midwife.Send(whole with { Babies = [baby, Alive((await BabiesOf(await Pregnant(NewFamily().Mother)))[0], World.NewId(), Today)] }));
        await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(whole with { Version = 7 }));
        Assert.Empty(Births);
        Assert.Equal(PregnancyStatus.Ongoing, await StatusOf(id));
    }

    [Fact]
    public async Task A_baby_who_was_not_born_alive_is_left_to_the_page_about_it_and_the_birth_waits_for_that()
    {
        var id = await Term(2);
        var babies = await BabiesOf(id);
        var (one, two) = (Alive(babies[0], World.NewId(), Today), new BabyEntry(babies[1], World.NewId(), BornHow.NotAlive, Today));
        var command = new RecordBirth.Command(id, 1, [one, two], Smoking.No);
        Assert.True((await Midwife.Send(command)).LossToRecord);
        Assert.True((await Midwife.Send(command)).LossToRecord);
        Assert.Equal([true, false], Assert.Single(Births).Babies.Select(b => b.LiveBirth));
        Assert.Equal([one.PersonId], Assert.Single(Told<BabyBorn>()).PersonIds);
        Assert.Equal(PregnancyStatus.Ongoing, await StatusOf(id));
        Assert.Equal(["Born", "Expected"], await World.Sql<string>("SELECT state FROM antenatal_baby WHERE pregnancy_id = @id ORDER BY number", new { id }));
        Assert.Single(await World.Sql<Guid>("SELECT baby_id FROM antenatal_registration"));
    }

    [Fact]
    public async Task Where_none_was_born_alive_nothing_is_kept_here()
    {
        var id = await Term();
        await IsRefused(Midwife.Send(new RecordBirth.Command(id, 1, [new BabyEntry((await BabiesOf(id))[0], World.NewId(), BornHow.NotAlive, Today)], Smoking.No)), "Babies", "its own page");
        Assert.Empty(Births);
    }

    [Fact]
    public async Task A_health_visitor_says_that_the_day_was_confirmed()
    {
        var id = await Term(visitor: Visitor.Id);
        var command = await Whole(id);
        await IsRefused(Visitor.Send(command), "DateConfirmed", "Confirm the day");
        Assert.True((await Visitor.Ask(new RecordBirth.Query(id))).MustConfirm);
        await Visitor.Send(command with { DateConfirmed = true });
        Assert.Equal(PregnancyStatus.Born, await StatusOf(id));
        await Assert.ThrowsAsync<NotFound>(() => OtherVisitor.Send(command));
    }

    [Fact]
    public async Task After_a_loss_or_a_birth_no_birth_is_recorded()
    {
        var lost = await Term(status: PregnancyStatus.LossRecorded);
        await IsRefused(Midwife.Send(await Whole(lost)), "", "Contact about this pregnancy is stopped");
        Assert.Empty(Births);
    }

    [Fact]
    public async Task Only_who_looks_after_her_records_it()
    {
        var command = await Whole(await Term());
        await Guarded(actor => actor.Send(command));
        await Assert.ThrowsAsync<Denied>(() => HubWorker.Send(command));
    }
}
