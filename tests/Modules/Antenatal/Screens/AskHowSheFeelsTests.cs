using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Antenatal.Screens;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Screens;

public sealed class AskHowSheFeelsTests : ArrangedPregnancy
{
    private static readonly TimeOnly Nine = new(9, 0);

    /// <summary>At nine in the morning of today, before the clock's ten.</summary>
    internal static AskHowSheFeels.Command Asked(Guid id, Guid pregnancy, DateOnly on, Answers said) => new(id, pregnancy, AskedAt.Clinic, on, Nine, said);

    private AskHowSheFeels.Command Asked(Guid pregnancy, Answers said) => Asked(World.NewId(), pregnancy, Today, said);

    private async Task Refuses(string input, AskHowSheFeels.Command command)
    {
        Assert.Contains((await Assert.ThrowsAsync<Refused>(() => Midwife.Send(command))).Reasons, r => r.Input == input);
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM antenatal_screen WHERE id = @Id", new { command.Id }));
    }

    private static Task<FeelsSection.Model?> Section(Actor actor, Guid pregnancy) => actor.With(async services =>
        (FeelsSection.Model?)await services.GetServices<IPregnancySection>().OfType<FeelsSection>().Single().For(await services.GetRequiredService<PregnancySteps>().Find(pregnancy, default), default));

    [Fact]
    public async Task What_she_answered_is_kept_once_with_where_and_when_and_asks_for_nothing()
    {
        var id = await Pregnant();
        var command = Asked(id, new(false, false, 1, null, 4, 0, 3, 0));
        await Midwife.Send(command);
        await Midwife.Send(command);
        var line = Assert.Single((await Section(Midwife, id))!.Lines);
        Assert.Equal(("At a clinic", "Whooley no, no; GAD-2 1; EPDS 4 (item 10: 0); PHQ-9 3 (item 9: 0)", null), (line.Where, line.Scores, line.AsksFor));
        Assert.Empty(Tasks);
    }

    [Fact]
    public async Task A_thought_of_harm_is_talked_about_the_same_day_by_whoever_asked_before_it_is_kept()
    {
        var id = await Pregnant();
        foreach (var said in new Answers[] { new(Epds: 5, EpdsItem10: 1), new(Phq9: 5, Phq9Item9: 1) })
        {
            var command = Asked(id, said);
            await Refuses("TalkedAt", command with { Talk = "Later" });
            await Refuses("Talk", command with { TalkedAt = new(9, 30) });
            await Refuses("TalkedAt", command with { TalkedAt = new(8, 30), Talk = "Her mother stays" });
            await Refuses("TalkedAt", command with { TalkedAt = new(11, 0), Talk = "Her mother stays" });
            await Midwife.Send(command with { TalkedAt = new(9, 30), Talk = "Her mother stays" });
            Assert.Equal([Midwife.Id], await World.Sql<Guid>("SELECT acted_by FROM antenatal_screen WHERE id = @Id AND acted_at IS NOT NULL AND action_code = 'SafetyTalk'", new { command.Id }));
        }
        Assert.Empty(Tasks);
    }

    [Fact]
    public async Task From_its_scores_the_pathway_an_assessment_and_the_gad_7_are_asked_for()
    {
        var id = await Pregnant();
        await Refuses("Assessment", Asked(id, new(Epds: 13, EpdsItem10: 0)));
        await Refuses("Assessment", Asked(id, new(true, false)));
        await Refuses("Answers.Gad7", Asked(id, new(Gad2: 3)));
        await Midwife.Send(Asked(id, new(Epds: 13, EpdsItem10: 0)) with { Assessment = "The perinatal team, tomorrow" });
        await Midwife.Send(Asked(id, new(Gad2: 3, Gad7: 9)));
        await Refuses("Assessment", Asked(id, new(Gad2: 6, Gad7: 10)));
        await Refuses("Assessment", Asked(id, new(Phq9: 10, Phq9Item9: 0)));
        await Midwife.Send(Asked(id, new(Phq9: 10, Phq9Item9: 0)) with { Assessment = "Her GP, this week" });
        Settings["screen.epdsPathway"] = "15";
        await Refuses("RepeatOn", Asked(id, new(Epds: 13, EpdsItem10: 0)));
    }

    [Fact]
    public async Task Where_she_does_not_want_the_gad_7_somebody_assesses_her_and_nothing_else_she_answered_is_lost()
    {
        var id = await Pregnant();
        var command = Asked(id, new(Gad2: 4, Epds: 6, EpdsItem10: 0)) with { Assessment = " " };
        await Refuses("Answers.Gad7", command);
        await Midwife.Send(command with { Assessment = "Her GP rings her tomorrow" });
        var line = Assert.Single((await Section(Midwife, id))!.Lines);
        Assert.Equal(("The GAD-7; An assessment", "Her GP rings her tomorrow"), (line.AsksFor, line.Done));
        Assert.Equal([Midwife.Id], await World.Sql<Guid>("SELECT acted_by FROM antenatal_screen WHERE acted_at IS NOT NULL"));
    }

    [Fact]
    public async Task In_between_she_is_asked_again_in_two_to_four_weeks_with_a_task_that_is_done_when_she_was()
    {
        var id = await Pregnant();
        var command = Asked(id, new(Epds: 11, EpdsItem10: 0));
        foreach (var wrong in new DateOnly?[] { null, Today.AddDays(13), Today.AddDays(29) }) await Refuses("RepeatOn", command with { RepeatOn = wrong });
        await Midwife.Send(command with { RepeatOn = Today.AddDays(14) });
        var task = Assert.Single(Tasks);
        Assert.Equal((Today.AddDays(14), Midwife.Id, null, null), (task.Due!.Value, task.AssigneeUserId!.Value, task.PersonId, task.HouseholdId));
        Assert.Equal(Today.AddDays(14), (await Section(Midwife, id))!.RepeatOn);
        World.Clock.Advance(TimeSpan.FromDays(15));
        Assert.True((await Section(Midwife, id))!.RepeatLate);
        await Midwife.Send(Asked(id, new(Gad2: 0)));
        Assert.Empty(ClosedTasks);
        await Midwife.Send(Asked(id, new(Epds: 3, EpdsItem10: 0)));
        Assert.Equal((task.TaskId, TaskOutcome.Done), (Assert.Single(ClosedTasks).TaskId, Assert.Single(ClosedTasks).Outcome));
        Assert.Null((await Section(Midwife, id))!.RepeatOn);
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM antenatal_screen WHERE asks_for <> '' AND acted_at IS NULL"));
    }

    [Fact]
    public async Task On_a_friday_evening_somebody_is_named_who_picks_it_up_on_monday()
    {
        var id = await Pregnant();
        World.Clock.MoveTo(new(2026, 3, 6, 18, 0, 0, TimeSpan.Zero));
        Settings["screen.crisisLine"] = "Night line 01632 960999";
        Assert.Equal("Night line 01632 960999", (await Midwife.Ask(new AskHowSheFeels.Query(id))).Hours.CrisisLine);
        await World.Arrange("UPDATE antenatal_pregnancy SET team_id = @MaternityTeam WHERE id = @id", new { id, MaternityTeam });
        World.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(q => q.ScopeId == MaternityTeam ? [new(OtherMidwife.Id, "Bea", null, null, false)] : []);
        var command = Asked(id, new(Epds: 20, EpdsItem10: 2)) with { TalkedAt = Nine, Talk = "Her mother stays", Assessment = "Crisis team rang her" };
        await Refuses("PickedUpBy", command);
        await Refuses("PickedUpBy", command with { PickedUpBy = Gp.Id });
        await Midwife.Send(command with { PickedUpBy = OtherMidwife.Id });
        var task = Assert.Single(Tasks);
        Assert.Equal((new DateOnly(2026, 3, 9), OtherMidwife.Id, TaskPriority.Urgent), (task.Due!.Value, task.AssigneeUserId!.Value, task.Priority));
        Assert.NotNull((await Section(Midwife, id))!.PickedUpBy);
    }

    [Fact]
    public async Task When_she_has_died_nobody_is_asked_to_ask_her_again()
    {
        var id = await Pregnant();
        await Midwife.Send(Asked(id, new(Epds: 11, EpdsItem10: 0)) with { RepeatOn = Today.AddDays(14) });
        await World.Happened(new PersonDied(Mother, Today));
        Assert.Contains(ClosedTasks, c => c.TaskId == Tasks.Single(t => t.KindCode == ScreenDesk.RepeatKind).TaskId && c.Outcome == TaskOutcome.NoLongerNeeded);
    }

    [Fact]
    public async Task Where_when_and_an_open_pregnancy_are_asked_for()
    {
        var id = await Pregnant();
        var good = Asked(id, new(false, false));
        await Refuses("Setting", good with { Setting = null });
        await Refuses("AskedOn", good with { AskedOn = null });
        await Refuses("AskedTime", good with { AskedTime = null });
        await Refuses("AskedTime", good with { AskedTime = new(11, 0) });
        await Refuses("AskedOn", good with { AskedOn = Today.AddDays(1) });
        await Refuses("AskedOn", good with { AskedOn = Today.AddDays(-40) });
        await Refuses("AskedOn", good with { AskedOn = DateOnly.MinValue });
        await Refuses("AskedOn", good with { AskedOn = DateOnly.MaxValue, Answers = new(Epds: 11, EpdsItem10: 0) });
        await Refuses("Assessment", good with { Assessment = new string('x', AskHowSheFeels.LongestText + 1) });
        foreach (var status in new[] { PregnancyStatus.EnteredInError, PregnancyStatus.MovedAway, PregnancyStatus.Closed })
            await Refuses("", good with { PregnancyId = await Pregnant(NewFamily().Mother, status) });
        await Midwife.Send(Asked(await Pregnant(NewFamily().Mother, PregnancyStatus.LossRecorded), new(false, false))); // she is asked after a loss too
    }

    [Fact]
    public async Task A_health_visitor_asks_from_the_28th_week_and_nobody_else()
    {
        var (early, late) = (await Pregnant(visitor: Visitor.Id), await Pregnant(NewFamily().Mother, edd: Today.AddDays(70), visitor: Visitor.Id));
        await Assert.ThrowsAsync<NotFound>(() => Visitor.Send(Asked(early, new(false, false))));
        await Assert.ThrowsAsync<NotFound>(() => Visitor.Ask(new AskHowSheFeels.Query(early)));
        await Visitor.Send(Asked(late, new(false, false)));
        foreach (var other in new[] { OtherMidwife, OtherVisitor }) await Assert.ThrowsAsync<NotFound>(() => other.Send(Asked(late, new(false, false))));
        foreach (var other in new[] { HubWorker, Gp, Nobody }) await Assert.ThrowsAsync<Denied>(() => other.Send(Asked(late, new(false, false))));
        Assert.Empty((await Section(World.As(Roles.SafeguardingLead), late))!.Lines);
    }
}
