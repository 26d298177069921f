using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Losses;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Losses;

public sealed class RecordLossTests : ArrangedPregnancy
{
    private sealed record Row(string Type, DateOnly LostOn, bool HvMayBeTold, bool HubMayBeTold, bool GpMayBeTold, string Care, Guid? CareBy, Guid? RecordedBy);

    private RecordLoss.Command Loss(Guid pregnancy, params Guid[] babies) => new(World.NewId(), pregnancy, babies, LossType.Miscarriage, Today, ["visitor", "gp"], CareOffered.Offered);

    private async Task<bool> Record(RecordLoss.Command command)
    {
        await Midwife.Send(command);
        return await World.Services.GetRequiredService<LossTries>().Run(command.Id, CancellationToken.None);
    }

    private async Task<string> Input(RecordLoss.Command command) => (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(command))).Input;

    [Fact]
    public async Task Contact_is_held_first_with_her_and_her_partner_then_it_is_recorded_and_told_without_its_type()
    {
        var pregnancy = await Pregnant();
        await World.Arrange("INSERT INTO antenatal_partner (pregnancy_id, person_id, involved, may_be_invited, noted_on, version) VALUES (@pregnancy, @Father, 'Yes', 1, @Today, 1)", new { pregnancy, Father, Today });
        var loss = Loss(pregnancy);
        Assert.True(await Record(loss));
        var hold = Assert.Single(Holds);
        var baby = Assert.Single(await BabiesOf(pregnancy));
        Assert.Equal((loss.Id, HoldKind.Pregnancy, pregnancy, baby), (hold.HoldId, hold.Kind, hold.PregnancyId!.Value, hold.UnbornId!.Value));
        Assert.Equal([Mother, Father], hold.PersonIds);
        Assert.Equal([new Row("Miscarriage", Today, true, false, true, "Offered", Midwife.Id, Midwife.Id)],
            await World.Sql<Row>("SELECT type, lost_on, hv_may_be_told, hub_may_be_told, gp_may_be_told, care, care_by, recorded_by FROM antenatal_loss"));
        Assert.Equal(PregnancyStatus.LossRecorded, await StatusOf(pregnancy));
        Assert.Equal(["LossRecorded"], await StepsOf(pregnancy));
        Assert.Equal(["Lost"], await StepsOf(baby));
        Assert.Equal([new PregnancyEndedInLoss(pregnancy, Mother)], World.Told);
        Assert.Equal(["Done|"], await World.Sql<string>("SELECT CONCAT(ended_code, '|', sealed) FROM antenatal_loss_try"));
    }

    [Fact]
    public async Task Her_link_is_withdrawn_her_appointments_and_questions_end_and_what_colleagues_stopped_is_looked_at()
    {
        var (pregnancy, link, milestone, task, asked) = (await Pregnant(), World.NewId(), World.NewId(), World.NewId(), World.NewId());
        await World.Arrange("""
            INSERT INTO antenatal_hub_link (id, pregnancy_id, person_id, offer_id, site_id, status, shares_due_month, shares_language, tell_midwife, tell_gp, partner_welcome, asked_on, choices, version)
            VALUES (@link, @pregnancy, @Mother, @link, @Hub, 'Accepted', 1, 1, 1, 1, 'No', @Today, 1, 1)
            """, new { link, pregnancy, Mother, Hub, Today });
        await World.Arrange("""
            INSERT INTO antenatal_milestone (id, pregnancy_id, code, kind, due_from, due_on, due_to, status, if_first, version) VALUES (@milestone, @pregnancy, 'week-25', 'Appointment', @Today, @Today, @Today, 'Open', 0, 1)
            """, new { milestone, pregnancy, Today });
        await World.Arrange("INSERT INTO antenatal_silence (id, pregnancy_id, why, opened_on, task_id) VALUES (@asked, @pregnancy, 'NotBooked', @Today, @task)", new { asked, pregnancy, Today, task });
        await World.Arrange("INSERT INTO antenatal_contact_stop (id, pregnancy_id, person_id, hold_id, at) VALUES (@asked, @pregnancy, @Mother, @asked, @now)", new { asked, pregnancy, Mother, now = World.Clock.Now() });
        Assert.Equal(
            ["1 appointment, scan or visit that is still to come", "Her link to a hub", "1 question why nothing was heard"], (await Midwife.Ask(new RecordLoss.Query(pregnancy))).WouldStop.Select(w => w.Says));
        await Record(Loss(pregnancy));
        Assert.Contains(new HubLinkWithdrawn(link, "held"), World.Told);
        Assert.Equal(["NotNeeded"], await World.Sql<string>("SELECT status FROM antenatal_milestone"));
        Assert.Equal(task, Assert.Single(ClosedTasks).TaskId);
        Assert.Equal(["Link", "Milestone", "Task"], (await World.Sql<string>("SELECT kind FROM antenatal_cancelled")).Order(StringComparer.Ordinal));
        Assert.Equal([Midwife.Id], await World.Sql<Guid>("SELECT looked_by FROM antenatal_contact_stop"));
    }

    [Fact]
    public async Task No_task_of_it_stays_but_what_is_asked_about_her_own_safety()
    {
        var (pregnancy, booking, moved, joined) = (await Pregnant(status: PregnancyStatus.Notified), World.NewId(), World.NewId(), World.NewId());
        var (talk, lead, again, morning) = (World.NewId(), World.NewId(), World.NewId(), World.NewId());
        await World.Arrange("UPDATE antenatal_pregnancy SET booking_task_id = @booking WHERE id = @pregnancy", new { pregnancy, booking });
        await World.Arrange("INSERT INTO antenatal_look_again (id, pregnancy_id, why, opened_on, task_id) VALUES (@moved, @pregnancy, 'Moved', @Today, @moved)", new { pregnancy, moved, Today });
        await World.Arrange("INSERT INTO antenatal_look_again (id, pregnancy_id, why, opened_on, task_id) VALUES (@joined, @pregnancy, 'Membership', @Today, @joined)", new { pregnancy, joined, Today });
        await World.Arrange("INSERT INTO antenatal_due_date_prompt (pregnancy_id, task_id) VALUES (@pregnancy, @pregnancy)", new { pregnancy });
        await World.Arrange("INSERT INTO antenatal_under_16 (pregnancy_id, task_id, lead_task_id) VALUES (@pregnancy, @talk, @lead)", new { pregnancy, talk, lead });
        await World.Arrange("""
            INSERT INTO antenatal_screen (id, pregnancy_id, asked_at, setting, epds, asks_for, action_code, repeat_on, task_id, pick_up_task_id, version)
            VALUES (@again, @pregnancy, @now, 'Home', 11, 'Repeat', 'Repeat', @Today, @again, @morning, 1)
            """, new { again, pregnancy, now = World.Clock.Now(), Today, morning });
        Assert.Equal(["A first appointment that is to be agreed", "2 things to look at again since the family changed"], (await Midwife.Ask(new RecordLoss.Query(pregnancy))).WouldStop.Select(w => w.Says));

        Assert.True(await Record(Loss(pregnancy)));
        Assert.Equal(new[] { booking, moved, joined, pregnancy }.Order(), ClosedTasks.Select(t => t.TaskId).Order());
        Assert.All(ClosedTasks, t => Assert.Equal(TaskOutcome.NoLongerNeeded, t.Outcome));
        Assert.Equal(["Booking", "Look", "Look"], (await World.Sql<string>("SELECT kind FROM antenatal_cancelled")).Order(StringComparer.Ordinal));
        // While these stand it is not closed: they could not be noted any more.
        var version = await VersionOf(pregnancy);
        Assert.Equal("Close", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new CloseAfterLoss.Command(pregnancy, version, CareOffered.Offered, true)))).Input);
        await Midwife.Send(new CloseAfterLoss.Command(pregnancy, version, CareOffered.Offered, false));
        Assert.Equal(PregnancyStatus.LossRecorded, await StatusOf(pregnancy));
    }

    [Fact]
    public async Task The_page_knows_whether_contact_is_stopped_where_what_follows_the_hold_fails()
    {
        var pregnancy = await Pregnant();
        Assert.False((await Midwife.Ask(new RecordLoss.Query(pregnancy))).Held);
        Refusing[Mother] = ContactRefusal.QuietHours;
        Assert.False((await Midwife.Ask(new RecordLoss.Query(pregnancy))).Held);
        Refusing[Mother] = ContactRefusal.Hold;
        Assert.True((await Midwife.Ask(new RecordLoss.Query(pregnancy))).Held);
    }

    [Fact]
    public async Task Of_a_restricted_woman_the_page_shows_the_first_name_alone()
    {
        Restricted.Add(Mother);
        Assert.Equal("Ines", (await Midwife.Ask(new RecordLoss.Query(await Pregnant()))).Name);
    }

    [Fact]
    public async Task A_repeat_does_nothing_twice_and_a_second_loss_is_refused()
    {
        var pregnancy = await Pregnant();
        var loss = Loss(pregnancy);
        Assert.True(await Record(loss));
        Assert.True(await Record(loss));
        Assert.Single(Holds);
        Assert.Single(World.Told);
        Assert.Equal(1, Assert.Single(await World.Sql<int>("SELECT COUNT(*) FROM antenatal_loss")));
        Assert.Equal("", await Input(Loss(pregnancy)));
        Assert.Single(Holds);
    }

    [Fact]
    public async Task What_is_missing_or_cannot_be_is_refused_plainly_and_holds_nothing()
    {
        var pregnancy = await Pregnant(babies: 2);
        var babies = await BabiesOf(pregnancy);
        var loss = Loss(pregnancy, babies[0]);
        Assert.Equal("BabyIds", await Input(loss with { BabyIds = [] }));
        Assert.Equal("BabyIds", await Input(loss with { BabyIds = [World.NewId()] }));
        Assert.Equal("Type", await Input(loss with { Type = null }));
        Assert.Equal("Type", await Input(loss with { Type = LossType.Stillbirth }));
        Assert.Equal("On", await Input(loss with { On = null }));
        Assert.Equal("On", await Input(loss with { On = Today.AddDays(1) }));
        Assert.Equal("On", await Input(loss with { On = Today.AddDays(-200) }));
        Assert.Equal("Told", await Input(loss with { Told = [] }));
        Assert.Equal("Told", await Input(loss with { Told = ["nobody", "gp"] }));
        Assert.Equal("Told", await Input(loss with { Told = ["everybody"] }));
        Assert.Equal("Care", await Input(loss with { Care = null }));
        Assert.Equal("Care", await Input(loss with { Care = (CareOffered)9 }));
        Assert.Equal("Type", await Input(loss with { Type = (LossType)9 }));
        await Assert.ThrowsAsync<NotFound>(() => Midwife.Send(loss with { PregnancyId = World.NewId() }));
        Assert.Empty(Holds);
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM antenatal_loss_try"));
    }

    [Fact]
    public async Task Of_one_that_is_over_nothing_is_recorded_and_where_the_due_date_is_not_known_the_weeks_are_not_asked()
    {
        Assert.Equal("", await Input(Loss(await Pregnant(status: PregnancyStatus.Born))));
        Assert.True(await Record(Loss(await Pregnant(eddKnown: false)) with { Type = LossType.Stillbirth }));
    }

    [Fact]
    public async Task Only_her_midwife_may()
    {
        var pregnancy = await Pregnant(visitor: Visitor.Id);
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Send(Loss(pregnancy)));
        await Assert.ThrowsAsync<Denied>(() => Visitor.Send(Loss(pregnancy)));
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Ask(new RecordLoss.Query(pregnancy)));
        Unseen.Add(Family);
        await Assert.ThrowsAsync<NotFound>(() => Midwife.Ask(new RecordLoss.Query(pregnancy)));
        Assert.Empty(Holds);
    }

    [Fact]
    public async Task Both_of_two_in_one_go_end_it_and_the_last_where_one_was_born_is_a_birth()
    {
        var both = await Pregnant(babies: 2);
        await Record(Loss(both, [.. await BabiesOf(both)]));
        Assert.Equal(PregnancyStatus.LossRecorded, await StatusOf(both));
        Assert.Equal(2, Assert.Single(await World.Sql<int>("SELECT COUNT(*) FROM antenatal_loss")));

        var (_, other, _, _) = NewFamily();
        var mixed = await Pregnant(other, babies: 2);
        var babies = await BabiesOf(mixed);
        await World.Arrange("UPDATE antenatal_baby SET state = 'Born' WHERE id = @id", new { id = babies[0] });
        await Record(Loss(mixed));
        Assert.Equal(PregnancyStatus.Born, await StatusOf(mixed));
        Assert.Contains(new UnbornNoLongerExpected(babies[1], mixed), World.Told);
        Assert.Single(World.Told.OfType<PregnancyEndedInLoss>());
    }

    [Fact]
    public async Task What_somebody_else_recorded_meanwhile_is_recorded_once()
    {
        var pregnancy = await Pregnant();
        var (first, second) = (Loss(pregnancy), Loss(pregnancy));
        await Midwife.Send(first);
        await Midwife.Send(second);
        Assert.True((await Midwife.Ask(new RecordLoss.Query(pregnancy))).Waits);
        World.Clock.Advance(TimeSpan.FromMinutes(2));
        await World.Tick();
        Assert.Equal(1, Assert.Single(await World.Sql<int>("SELECT COUNT(*) FROM antenatal_loss")));
        Assert.Equal(["Already", "Done"], (await World.Sql<string>("SELECT ended_code FROM antenatal_loss_try")).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("UPDATE antenatal_pregnancy SET status = 'MovedAway' WHERE id = @pregnancy")]
    [InlineData("UPDATE antenatal_baby SET state = 'Born' WHERE pregnancy_id = @pregnancy")]
    public async Task Of_a_pregnancy_that_moved_on_it_is_not_tried_for_ever_and_her_page_and_work_say_so_until_contact_may_begin(string moved)
    {
        var (pregnancy, team) = (await Pregnant(), World.As(Roles.Operator, Guid.Empty));
        var loss = Loss(pregnancy);
        await Midwife.Send(loss);
        await World.Arrange(moved, new { pregnancy });
        World.Clock.Advance(TimeSpan.FromMinutes(2));
        await World.Tick();
        Assert.Equal(["MovedOn|0|"], await World.Sql<string>("SELECT CONCAT(ended_code, '|', tries, '|', sealed) FROM antenatal_loss_try"));
        Assert.Empty(await team.Ask(new ShowLossTrouble.Query()));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM antenatal_loss"));
        var page = await Midwife.Ask(new RecordLoss.Query(pregnancy));
        Assert.Equal((false, World.Clock.Now()), (page.Waits, page.CouldNotBe!.Value));
        Assert.Equal(World.Clock.Now(), (await Section(pregnancy))!.CouldNotBe);
        Assert.Contains(await Work(), w => w.Path == $"/antenatal/pregnancies/{pregnancy}" && w.Title.Contains("could not be recorded", StringComparison.Ordinal));

        await World.Arrange("INSERT INTO antenatal_hold (hold_id, person_id, kind, held_on, released_on) VALUES (@Id, @Mother, 'Pregnancy', @Today, @Today)", new { loss.Id, Mother, Today });
        Assert.Null((await Midwife.Ask(new RecordLoss.Query(pregnancy))).CouldNotBe);
        Assert.DoesNotContain(await Work(), w => w.Title.Contains("could not be recorded", StringComparison.Ordinal));
    }

    private Task<LossSection.Model?> Section(Guid pregnancy) => Midwife.With(async services =>
        (LossSection.Model?)await services.GetServices<IPregnancySection>().OfType<LossSection>().Single().For(await services.GetRequiredService<PregnancySteps>().Find(pregnancy, CancellationToken.None), CancellationToken.None));

    private Task<IReadOnlyList<GatherMyWork.Part>> Work() => Midwife.Ask(new GatherMyWork(Midwife.Id, Today));

    [Fact]
    public async Task What_was_asked_for_is_tried_again_later_and_later_and_the_operator_may_have_it_tried_now()
    {
        var (pregnancy, team) = (await Pregnant(), World.As(Roles.Operator, Guid.Empty));
        var loss = Loss(pregnancy);
        await Midwife.Send(loss);
        var closed = Assert.Single(await World.Sql<string>("SELECT sealed FROM antenatal_loss_try"));
        await World.Arrange("UPDATE antenatal_loss_try SET sealed = 'not to be opened'");
        var tries = World.Services.GetRequiredService<LossTries>();
        Assert.False(await tries.Run(loss.Id, CancellationToken.None));
        Assert.False(await tries.Run(loss.Id, CancellationToken.None));
        var row = Assert.Single(await team.Ask(new ShowLossTrouble.Query()));
        Assert.Equal((2, "InvalidOperationException", World.Clock.Now().AddMinutes(2)), (row.Tries, row.LastError, row.NextAt));
        Assert.Equal([1d, 2, 4, 16, 30, 30], new[] { 1, 2, 3, 5, 6, 40 }.Select(n => LossTries.After(n).TotalMinutes));
        await World.Arrange("UPDATE antenatal_loss_try SET sealed = @closed", new { closed });
        await team.Send(new ShowLossTrouble.Command(loss.Id));
        await World.Tick();
        Assert.Equal(PregnancyStatus.LossRecorded, await StatusOf(pregnancy));
        await Assert.ThrowsAsync<NotFound>(() => team.Send(new ShowLossTrouble.Command(World.NewId())));
        await Assert.ThrowsAsync<Denied>(() => Midwife.Ask(new ShowLossTrouble.Query()));
    }
}

public sealed class ShowLossTroubleTests : ArrangedPregnancy
{
    [Fact]
    public async Task What_the_page_is_trying_at_this_moment_is_no_trouble_yet_and_afterwards_it_is_without_a_name()
    {
        var team = World.As(Roles.Operator, Guid.Empty);
        var id = World.NewId();
        await Midwife.Send(new RecordLoss.Command(id, await Pregnant(), [], LossType.Miscarriage, Today, ["nobody"], CareOffered.NotYet));
        Assert.Empty(await team.Ask(new ShowLossTrouble.Query()));
        World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(id, Assert.Single(await team.Ask(new ShowLossTrouble.Query())).Id);
        Assert.Equal("1 thing that a midwife recorded could not be kept yet.", await team.With(async s => await new WaitingLossTrouble(s.GetRequiredService<ISend>()).Says(CancellationToken.None)));
    }
}
