using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Concerns;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Concerns;

public sealed class AnswerAlertTests : ArrangedConcerns
{
    [Fact]
    public async Task Answered_and_let_go_on_the_match_is_open_again()
    {
        await InTouch();
        var id = await Raised();
        await Answered(id);
        Assert.Null(await PausedBy(Match));
        var alert = await Coordinator.Ask(new AnswerAlert.Query(id));
        Assert.Equal((AlertAnswer.SpokeToThem, $"Worker {Coordinator.Id}", false), (alert.Code, alert.AnsweredBy, alert.IsStopped));
    }

    [Fact]
    public async Task Answered_and_not_let_go_on_it_stays_stopped_until_it_is_said()
    {
        await InTouch();
        var id = await Raised();
        await Answered(id, resume: false);
        Assert.Equal("concern", await PausedBy(Match));
        await Coordinator.Send(new AnswerAlert.Command(id, null, true, (await Coordinator.Ask(new AnswerAlert.Query(id))).Version));
        Assert.Null(await PausedBy(Match));
        Assert.Equal(AlertAnswer.SpokeToThem, (await Coordinator.Ask(new AnswerAlert.Query(id))).Code);
    }

    [Fact]
    public async Task Of_two_concerns_both_must_let_it_go_on()
    {
        await InTouch();
        var (first, second) = (await Raised(), await Raised());
        await Answered(first);
        Assert.Equal("concern", await PausedBy(Match));
        await Answered(second);
        Assert.Null(await PausedBy(Match));
    }

    [Theory]
    [InlineData("hold")]
    [InlineData("objection")]
    public async Task Where_contact_is_held_or_objected_to_it_stays_silent_for_that(string why)
    {
        await InTouch();
        var id = await Raised();
        if (why == "hold") await World.Arrange("INSERT INTO peersupport_hold (hold_id, person_id, kind, held_on) VALUES (@hold, @Mother, 'Safety', @Today)", new { hold = World.NewId(), Mother, Today });
        else await World.Arrange("INSERT INTO peersupport_objection (objection_id, person_id) VALUES (@objection, @Mother)", new { objection = World.NewId(), Mother });
        await Answered(id);
        Assert.Equal(why, await PausedBy(Match));
    }

    [Theory]
    [InlineData("left")]
    [InlineData("conflict")]
    public async Task A_supporter_who_has_left_or_two_who_know_one_another_are_not_let_on_by_an_answer_to_a_concern(string why)
    {
        await InTouch();
        await World.Arrange("UPDATE peersupport_match SET paused_code = @why WHERE id = @Match", new { Match, why });
        await World.Arrange("""
            INSERT INTO peersupport_look (id, programme_id, why, subject_id, person_id, noted_at, asked_at) VALUES (@id, @Programme, @look, @Match, @Mother, @now, @now)
            """, new { id = World.NewId(), Programme, look = why == "left" ? "SupporterLeft" : "Connected", Match, Mother, now = World.Clock.Now() });
        var id = await Raised();
        Assert.Equal("concern", await PausedBy(Match));
        await Answered(id);
        Assert.Equal(why, await PausedBy(Match));
    }

    [Fact]
    public async Task Where_the_match_has_ended_nobody_is_asked_whether_it_goes_on()
    {
        await InTouch();
        var id = await Raised();
        await World.Arrange("UPDATE peersupport_match SET status = 'Ended', ended_at = @now WHERE id = @Match", new { Match, now = World.Clock.Now() });
        await Coordinator.Send(new AnswerAlert.Command(id, AlertAnswer.LeadHasIt, null, 1));
        Assert.False((await Coordinator.Ask(new AnswerAlert.Query(id))).IsStopped);
        Assert.Equal("Answered", (await Coordinator.Ask(new ListAlerts.Query())).Single().Says(World.Clock.Now()));
    }

    [Fact]
    public async Task A_supervisor_answers_for_whom_they_supervise_and_is_led_to_no_page_that_is_not_theirs()
    {
        await InTouch();
        var id = await Raised();
        Assert.False((await Supervisor.Ask(new AnswerAlert.Query(id))).SeesMatch);
        Assert.True((await Coordinator.Ask(new AnswerAlert.Query(id))).SeesMatch);
        await Supervisor.Send(new AnswerAlert.Command(id, AlertAnswer.SpokeToThem, false, 1));
        Assert.Equal(["Raised", "SpokeToThem"], await StepsOf(id));
        var elsewhere = World.As(Roles.PeerSupervisor, OtherProgramme);
        await Assert.ThrowsAsync<NotFound>(() => elsewhere.Send(new AnswerAlert.Command(id, null, true, 2)));
        Assert.Equal("concern", await PausedBy(Match));
    }

    [Fact]
    public async Task Another_supervisor_of_the_programme_finds_it_nowhere_also_when_nobody_answers()
    {
        await InTouch();
        var (id, other) = (await Raised(danger: true), World.As(Roles.PeerSupervisor, Programme, World.NewId()));
        await After(60);
        await After(60);
        await Assert.ThrowsAsync<NotFound>(() => other.Ask(new AnswerAlert.Query(id)));
        await Assert.ThrowsAsync<NotFound>(() => other.Send(new AnswerAlert.Command(id, AlertAnswer.Mistake, true, 3)));
        foreach (var (who, sees) in ((Actor, bool)[])[(other, false), (Supervisor, true), (Coordinator, true), (DeputyHere, true), (OtherCoordinator, false), (World.As(Roles.PeerCoordinator, Guid.Empty), true)])
        {
            Assert.Equal(sees, (await who.Ask(new ListAlerts.Query())).Any(l => l.Id == id));
            Assert.Equal(sees, (await WorkOf(who)).Count > 0);
            Assert.Equal(sees ? "1 not answered, 1 where somebody is in danger now." : null, await who.With(scope => scope.GetRequiredService<OpenAlerts>().Says(default)));
        }
        Assert.Equal("concern", await PausedBy(Match));
    }

    [Fact]
    public async Task A_deputy_who_supervises_others_answers_and_is_not_led_to_the_supporters_page_and_of_a_concern_without_a_supporter_no_supervisor_reads()
    {
        await InTouch();
        var (id, deputy) = (await Raised(), World.As(Roles.PeerSupervisor, Programme, Deputy));
        var seen = await deputy.Ask(new AnswerAlert.Query(id));
        Assert.Equal(($"Worker {Robin.Id}", false), (seen.Supporter, seen.SeesSupporter));
        Assert.True((await Supervisor.Ask(new AnswerAlert.Query(id))).SeesSupporter);
        await deputy.Send(new AnswerAlert.Command(id, AlertAnswer.SpokeToThem, false, 1));
        var general = await Coordinator.Send(Button());
        await Assert.ThrowsAsync<NotFound>(() => Supervisor.Ask(new AnswerAlert.Query(general)));
        Assert.Equal(general, (await deputy.Ask(new AnswerAlert.Query(general))).Id);
    }

    [Fact]
    public async Task A_supervisor_whose_role_is_in_another_programme_answers_for_whom_they_supervise()
    {
        await InTouch();
        var (id, lent) = (await Raised(), World.As(Roles.PeerSupervisor, OtherProgramme, World.NewId()));
        await Assert.ThrowsAsync<NotFound>(() => lent.Ask(new AnswerAlert.Query(id)));
        await World.Arrange("UPDATE peersupport_supporter SET supervisor_user_id = @lent WHERE id = @Supporter", new { lent = lent.Id, Supporter });
        Assert.Equal(id, (await lent.Ask(new AnswerAlert.Query(id))).Id);
        Assert.Single(await lent.Ask(new ListAlerts.Query()));
        await Assert.ThrowsAsync<NotFound>(() => Supervisor.Ask(new AnswerAlert.Query(id)));
    }

    [Fact]
    public async Task Without_what_was_done_or_whether_they_go_on_it_is_refused()
    {
        await InTouch();
        var id = await Raised();
        var refused = await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new AnswerAlert.Command(id, null, null, 1)));
        Assert.Equal(["Code", "Resume"], refused.Reasons.Select(r => r.Input));
        Assert.Equal("concern", await PausedBy(Match));
    }

    [Fact]
    public async Task A_stale_page_is_a_conflict_and_the_same_press_again_changes_nothing()
    {
        await InTouch();
        var id = await Raised();
        var answer = new AnswerAlert.Command(id, AlertAnswer.LeadHasIt, true, 1);
        await Coordinator.Send(answer);
        await Coordinator.Send(answer);
        await Assert.ThrowsAsync<Conflict>(() => DeputyHere.Send(new AnswerAlert.Command(id, AlertAnswer.Mistake, true, 1)));
        Assert.Equal(AlertAnswer.LeadHasIt, (await Coordinator.Ask(new AnswerAlert.Query(id))).Code);
    }

    [Fact]
    public async Task No_supporter_and_no_other_programme_reaches_it()
    {
        await InTouch();
        var id = await Raised();
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Ask(new AnswerAlert.Query(id)));
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(new AnswerAlert.Command(id, AlertAnswer.Mistake, true, 1)));
        await Assert.ThrowsAsync<Denied>(() => Robin.Ask(new AnswerAlert.Query(id)));
        Assert.Equal(id, (await Supervisor.Ask(new AnswerAlert.Query(id))).Id);
    }
}
