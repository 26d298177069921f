using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Antenatal.Births;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Mdt;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Births;

public sealed class CorrectBirthTests : ArrangedBirth
{
    private const string Why = "The hospital's own record says so";

    private sealed record Day(string Code, DateOnly DueFrom);

    private async Task<CorrectBirth.Command> To(Guid id, DateOnly? day, int baby = 0) => new(id, await VersionOf(id), [new((await BabiesOf(id))[baby], day)], Why);

    private async Task<DateOnly> VisitOf(Guid id) =>
        (await World.Sql<Day>("SELECT code, due_from FROM antenatal_milestone WHERE pregnancy_id = @id", new { id })).Single(m => m.Code == "visit-new-birth").DueFrom;

    [Fact]
    public async Task Another_day_moves_what_is_counted_from_it_the_familys_record_follows_and_what_it_was_is_kept()
    {
        var (id, person) = await Born(visitor: Visitor.Id);
        var baby = (await BabiesOf(id))[0];
        await Midwife.Send(new SendHandover.Command(World.NewId(), id, Visitor.Id, false, null));
        var day = Today.AddDays(-3);
        await Midwife.Send(await To(id, day));
        Assert.Equal([day], await World.Sql<DateOnly>("SELECT born_on FROM antenatal_baby WHERE id = @baby", new { baby }));
        Assert.Equal([day], await World.Sql<DateOnly>("SELECT ended_on FROM antenatal_pregnancy WHERE id = @id", new { id }));
        Assert.Equal([day.AddDays(42)], await World.Sql<DateOnly>("SELECT due_on FROM antenatal_registration WHERE baby_id = @baby", new { baby }));
        Assert.Equal(day.AddDays(10), await VisitOf(id));
        var asked = Births.Last();
        Assert.True(asked.Corrects);
        Assert.Equal([new RegisterBirth.Baby(null, person, day, true)], asked.Babies);
        Assert.Single(Told<BabyBorn>());
        var told = Assert.Single(Told<BirthDayCorrected>());
        Assert.Equal((id, day), (told.PregnancyId, told.On));
        Assert.StartsWith("The baby: the day of birth was corrected to 27 February 2026.", (await World.Sql<string>("SELECT content FROM antenatal_handover")).Single(), StringComparison.Ordinal);
        Assert.Equal(["Born", "2026-02-27"], await StepsOf(baby));
        Assert.Contains(Why, Assert.Single((await Midwife.Ask(new CorrectBirth.Query(id))).Before), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pressed_twice_or_with_the_same_day_nothing_is_told_again_and_an_old_page_is_a_conflict()
    {
        var (id, _) = await Born();
        var command = await To(id, Today.AddDays(-1));
        await Midwife.Send(command);
        await Midwife.Send(command);
        Assert.Single(Told<BirthDayCorrected>());
        await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(command with { Days = [command.Days![0] with { BornOn = Today.AddDays(-2) }] }));
        Assert.Single(Told<BirthDayCorrected>());
    }

    [Fact]
    public async Task Of_twins_one_day_may_be_put_right_and_the_first_of_the_two_is_told()
    {
        var (id, _) = await Born(2, on: Today.AddDays(-1));
        await Midwife.Send(await To(id, Today, baby: 1));
        Assert.Equal(Today.AddDays(-1), Assert.Single(Told<BirthDayCorrected>()).On);
        Assert.Equal([Today.AddDays(-1), Today], await World.Sql<DateOnly>("SELECT born_on FROM antenatal_baby WHERE pregnancy_id = @id ORDER BY number", new { id }));
        Assert.Single(Births.Last().Babies);
    }

    [Fact]
    public async Task Days_that_cannot_be_and_no_reason_are_refused_and_nothing_is_kept()
    {
        var (id, person) = await Born(on: Today.AddDays(-5));
        var whole = await To(id, Today.AddDays(-4));
        await IsRefused(Midwife.Send(whole with { Reason = " " }), "Reason", "who confirmed");
        await IsRefused(Midwife.Send(whole with { Reason = new string('x', 501) }), "Reason", "500 characters or fewer");
        await IsRefused(Midwife.Send(whole with { Days = null }), "Days", "Enter the day");
        await IsRefused(Midwife.Send(whole with { Days = [whole.Days![0], whole.Days[0]] }), "Days", "Enter the day");
        await IsRefused(Midwife.Send(await To(id, null)), "Days[0].BornOn", "Enter the day");
        await IsRefused(Midwife.Send(await To(id, Today.AddDays(1))), "Days[0].BornOn", "today or earlier");
        await IsRefused(Midwife.Send(await To(id, Today.AddYears(-2))), "Days[0].BornOn", "Check the year");
        await Midwife.Send(new NoteRegistration.Command((await BabiesOf(id))[0], 1, Today.AddDays(-2), false, null));
        await IsRefused(Midwife.Send(await To(id, Today.AddDays(-1))), "Days[0].BornOn", "registered on 28 February 2026");
        await Happened(new PersonDied(person, Today.AddDays(-3)));
        await IsRefused(Midwife.Send(await To(id, Today.AddDays(-2))), "Days[0].BornOn", "after the death");
        await Assert.ThrowsAsync<NotFound>(async () => await Midwife.Send(whole with { Days = [new((await BabiesOf(await Pregnant(NewFamily().Mother)))[0], Today)] }));
        Assert.Empty(Told<BirthDayCorrected>());
    }

    [Fact]
    public async Task Before_a_birth_and_where_she_is_looked_after_elsewhere_there_is_nothing_to_correct()
    {
        var id = await Term();
        Assert.False((await Midwife.Ask(new CorrectBirth.Query(id))).MayCorrect);
        await IsRefused(Midwife.Send(await To(id, Today)), "", "Record the birth first");
        var (moved, _) = await Born();
        await World.Arrange("UPDATE antenatal_pregnancy SET status = 'MovedAway' WHERE id = @moved", new { moved });
        await IsRefused(Midwife.Send(await To(moved, Today.AddDays(-1))), "", "Nothing more is noted");
    }

    [Fact]
    public async Task After_the_care_has_ended_visits_still_to_come_move_but_not_where_a_death_stopped_them()
    {
        var (id, _) = await Born();
        await World.Arrange("UPDATE antenatal_pregnancy SET status = 'Closed' WHERE id = @id", new { id });
        await Midwife.Send(await To(id, Today.AddDays(-1)));
        Assert.Equal(Today.AddDays(9), await VisitOf(id));
        var (stopped, _) = await Born();
        await World.Arrange("UPDATE antenatal_pregnancy SET status = 'Closed' WHERE id = @stopped", new { stopped });
        await World.Arrange("INSERT INTO antenatal_stopped (id, pregnancy_id, person_id, kind, stopped_on) VALUES (@s, @stopped, @Mother, 'Milestones', @Today)", new { s = World.NewId(), stopped, Mother, Today });
        await Midwife.Send(await To(stopped, Today.AddDays(-1)));
        Assert.Equal(Today.AddDays(10), await VisitOf(stopped));
    }

    [Fact]
    public async Task The_form_opens_with_the_day_that_stands_and_keeps_what_was_typed()
    {
        var (id, _) = await Born();
        await Midwife.On((send, _) => new CorrectBirth.Page(send), async page =>
        {
            page.PregnancyId = id;
            await page.OnGet(CancellationToken.None);
            Assert.Equal([Today], page.Days.Select(d => d.BornOn));
            (page.Days[0].BornOn, page.Reason) = (Today.AddDays(-1), " ");
            Assert.IsType<PageResult>(await page.OnPost(CancellationToken.None));
            Assert.Equal((Today.AddDays(-1), 422), (page.Days[0].BornOn, page.Response.StatusCode));
            (page.Reason, page.Version) = (Why, 1);
            page.ModelState.Clear();
            Assert.IsType<PageResult>(await page.OnPost(CancellationToken.None));
            Assert.Equal((2, true), (page.Version, page.Conflict is not null));
            page.ModelState.Clear();
            Assert.Equal($"/antenatal/pregnancies/{id}", Assert.IsType<RedirectResult>(await page.OnPost(CancellationToken.None)).Url);
            return page;
        });
        Assert.Single(Told<BirthDayCorrected>());
    }

    [Fact]
    public async Task Whoever_records_births_corrects_their_own_and_nobody_else()
    {
        var (id, _) = await Born(visitor: Visitor.Id);
        var command = await To(id, Today.AddDays(-1));
        await Guarded(actor => actor.Send(command));
        await Guarded(actor => actor.Ask(new CorrectBirth.Query(id)));
        await Assert.ThrowsAsync<NotFound>(() => OtherVisitor.Send(command));
        await Assert.ThrowsAsync<Denied>(() => HubWorker.Send(command));
        await Assert.ThrowsAsync<Denied>(() => Gp.Send(command));
        await Visitor.Send(command);
        Assert.Single(Told<BirthDayCorrected>());
        Assert.Equal(PregnancyStatus.Born, await StatusOf(id));
    }
}
