using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.Births;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Births;

public sealed class SendHandoverTests : ArrangedBirth
{
    private async Task<string> ContentOf(Guid handover) => (await World.Sql<string>("SELECT content FROM antenatal_handover WHERE id = @handover", new { handover })).Single();

    [Fact]
    public async Task A_family_is_handed_over_with_a_task_that_names_nobody_and_stays_the_midwifes_until_it_is_received()
    {
        var (id, handover) = await Sent();
        var task = Assert.Single(Tasks, t => t.KindCode == SendHandover.TaskKind);
        Assert.Equal(((Guid?)Visitor.Id, (Guid?)null, (Guid?)null), (task.AssigneeUserId, task.HouseholdId, task.PersonId));
        Assert.Equal(new DateOnly(2026, 3, 5), task.Due);
        var began = Assert.Single(Told<MaternityInvolvementBegan>());
        Assert.Equal((handover, (Guid?)Visitor.Id), (began.InvolvementId, began.UserId));
        Assert.Equal(PregnancyStatus.Born, await StatusOf(id));
        Assert.Equal(["Sent"], await StepsOf(handover));
    }

    [Fact]
    public async Task What_she_was_asked_alone_and_what_was_scored_is_in_no_hand_over()
    {
        var (id, _) = await Born(visitor: Visitor.Id);
        await World.Arrange("INSERT INTO antenatal_safety_question (id, pregnancy_id, asked_at, asked_by, answer, next_step) VALUES (@a, @id, @now, @me, 'Yes', 'Refuge tonight')", new { a = World.NewId(), id, now = World.Clock.Now(), me = Midwife.Id });
        await World.Arrange("""
            INSERT INTO antenatal_screen (id, pregnancy_id, asked_at, asked_by, setting, epds, asks_for, action_code, action_text, acted_at, version)
            VALUES (@a, @id, @now, @me, 'Home', 17, 'pathway', 'pathway', 'Rang the perinatal team', @now, 1)
            """, new { a = World.NewId(), id, now = World.Clock.Now(), me = Midwife.Id });
        var text = await ContentOf(await Midwife.Send(To(id, Visitor.Id, "Gran lives next door")));
        Assert.StartsWith("Gran lives next door", text, StringComparison.Ordinal);
        Assert.Contains("last asked on 2 March 2026", text, StringComparison.Ordinal);
        foreach (var not in new[] { "Refuge", "safe at home", "17", "perinatal", "Mother " }) Assert.DoesNotContain(not, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_to_somebody_else_it_is_no_longer_with_whom_it_was_sent_first()
    {
        var (id, first) = await Sent();
        World.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(_ => [new(OtherVisitor.Id, "Other", null, null, false)]);
        Assert.Equal(Today, (await Midwife.Ask(new SendHandover.Query(id))).WaitsSince);
        await Midwife.Send(To(id, OtherVisitor.Id));
        Assert.Single(Told<MaternityInvolvementEnded>(), e => e.InvolvementId == first);
        Assert.Single(ClosedTasks, t => t.Outcome == TaskOutcome.NoLongerNeeded);
        Assert.Equal(["Sent", "Withdrawn"], await StepsOf(first));
        Assert.Equal([OtherVisitor.Id], await World.Sql<Guid>("SELECT hv_user_id FROM antenatal_pregnancy WHERE id = @id", new { id }));
    }

    [Fact]
    public async Task To_whom_is_chosen_and_only_after_the_birth()
    {
        var (id, _) = await Born();
        await IsRefused(Midwife.Send(To(id, null)), "ToUserId", "Choose a health visitor");
        await IsRefused(Midwife.Send(To(id, World.NewId())), "ToUserId", "of the list");
        await IsRefused(Midwife.Send(new SendHandover.Command(World.NewId(), id, null, true, null)), "ToTeam", "No team");
        await IsRefused(Midwife.Send(To(await Pregnant(NewFamily().Mother), Visitor.Id)), "", "when the birth is recorded");
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM antenatal_handover"));
    }

    [Fact]
    public async Task What_is_too_long_is_refused_and_pressed_twice_it_is_sent_once()
    {
        var (id, _) = await Born(visitor: Visitor.Id);
        await IsRefused(Midwife.Send(To(id, Visitor.Id, new string('x', 1001))), "Note", "1000 characters or fewer");
        var command = To(id, Visitor.Id, "<b>Gran</b> next door");
        await Midwife.Send(command);
        await Midwife.Send(command);
        Assert.Single(Tasks, t => t.KindCode == SendHandover.TaskKind);
    }

    [Fact]
    public async Task Another_midwifes_is_not_found_and_a_health_visitor_sends_none()
    {
        var (id, _) = await Born(visitor: Visitor.Id);
        await Guarded(actor => actor.Send(To(id, Visitor.Id)));
        await Guarded(actor => actor.Ask(new SendHandover.Query(id)));
        await Assert.ThrowsAsync<Denied>(() => Visitor.Send(To(id, Visitor.Id)));
    }

    [Fact]
    public async Task Where_the_mother_died_and_a_baby_lives_it_is_handed_over_all_the_same_and_then_the_midwifes_work_ends()
    {
        var (id, baby) = await Born(visitor: Visitor.Id);
        await World.Arrange("UPDATE antenatal_pregnancy SET involvement_id = @id WHERE id = @id", new { id });
        await Happened(new PersonDied(Mother, Today));
        Assert.Equal(PregnancyStatus.Closed, await StatusOf(id));
        Assert.Empty(Told<MaternityInvolvementEnded>());
        var task = Assert.Single(Tasks, t => t.KindCode == StopsPregnancyWhenPersonDied.HandOverTask);
        Assert.Equal((Midwife.Id, $"/antenatal/pregnancies/{id}/hand-over"), (task.AssigneeUserId, task.Path));
        Assert.True((await Midwife.Ask(new SendHandover.Query(id))).MaySend);
        var handover = await Midwife.Send(To(id, Visitor.Id));
        Assert.Single(await Midwife.Ask(new ListSentHandovers.Query()));
        await Visitor.Send(new ReceiveHandover.Command(handover, 1));
        Assert.Single(Told<MaternityInvolvementEnded>(), e => e.InvolvementId == id);
        Assert.False((await Midwife.Ask(new SendHandover.Query(id))).MaySend);
        await IsRefused(Midwife.Send(To(id, Visitor.Id)), "", "received this family already");
        Assert.NotEqual(Guid.Empty, baby);
    }
}
