using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Pregnancies;

/// <summary>Whichever way a pregnancy leaves a midwife's hands, nobody finds a task for what is over.</summary>
public sealed class EndingTests : ArrangedPregnancy
{
    private const string Book = "antenatal.book";

    /// <summary>Told of by her GP practice, so that her midwife has a task.</summary>
    private async Task<Guid> Told()
    {
        World.Answers<Neighbourhood.Access.Contracts.FindStaff, IReadOnlyList<Neighbourhood.Access.Contracts.GetStaff.Worker>>(_ => [new(Midwife.Id, "A midwife", null, null, false)]);
        return (await Gp.Send(new NotifyPregnancy.Command(World.NewId(), Mother, DueFrom.Period, Today.AddDays(-60), null, Parity.Parous, Multiple.No, null, false, true, Midwife.Id))).PregnancyId;
    }

    /// <summary>With everything on a list that there can be.</summary>
    private async Task<IReadOnlyList<Guid>> Waits(Guid id)
    {
        var (repeat, pickUp, look, talk, lead, handOver, home) = (World.NewId(), World.NewId(), World.NewId(), World.NewId(), World.NewId(), World.NewId(), World.NewId());
        var args = new { id, repeat, pickUp, look, talk, lead, handOver, home, Today, user = Visitor.Id, now = World.Clock.Now(), row = World.NewId() };
        foreach (var sql in (string[])[
            "INSERT INTO antenatal_screen (id, pregnancy_id, asked_at, setting, epds, asks_for, action_code, repeat_on, task_id, pick_up_task_id, version) VALUES (@row, @id, @now, 'Home', 11, 'Repeat', 'Repeat', @Today, @repeat, @pickUp, 1)",
            "INSERT INTO antenatal_look_again (id, pregnancy_id, why, opened_on, task_id) VALUES (@row, @id, 'Moved', @Today, @look)",
            "INSERT INTO antenatal_under_16 (pregnancy_id, task_id, lead_task_id) VALUES (@id, @talk, @lead)",
            "INSERT INTO antenatal_handover (id, pregnancy_id, to_user_id, content, sent_on, reply_by, task_id, version) VALUES (@row, @id, @user, 'x', @Today, @Today, @handOver, 1)",
            "INSERT INTO antenatal_home_change (pregnancy_id, moved_on, task_id) VALUES (@id, @Today, @home)",
        ]) await World.Arrange(sql, args);
        return [repeat, pickUp, look, talk, lead, handOver, home];
    }

    private IEnumerable<Guid> Closed => ClosedTasks.Where(t => t.Outcome == TaskOutcome.NoLongerNeeded).Select(t => t.TaskId).Order();

    private Task<int> Brought(Guid id, PregnancyStatus to) => World.AsSystem().With(async services =>
    {
        await services.GetRequiredService<Db>().InOne(() => services.GetRequiredService<PregnancySteps>().Brought(id, to, CancellationToken.None));
        return 0;
    });

    [Fact]
    public async Task Where_another_provider_looks_after_her_every_task_is_closed_and_back_again_she_is_asked_again()
    {
        var id = await Pregnant(status: PregnancyStatus.Born);
        var waits = await Waits(id);
        await Midwife.Send(new AskToMove.Command(World.NewId(), id, "Northern maternity"));
        await Midwife.Send(new NoteReceipt.Command(id, Today, "x", 1));
        Assert.Equal(waits.Order(), Closed);
        Assert.Equal([0], await World.Sql<int>("SELECT COUNT(*) FROM antenatal_handover WHERE withdrawn_on IS NULL"));
        await Midwife.Send(new TakeBack.Command(id, "She is back", 2));
        Assert.Equal(["antenatal.screen.repeat", Under16.TaskKind, Under16.TaskKind], Tasks.Select(t => t.KindCode).Order(StringComparer.Ordinal));
        await Midwife.Send(new AskToMove.Command(World.NewId(), id, "Northern maternity"));
        await Midwife.Send(new NoteReceipt.Command(id, Today, "x", 3));
        Assert.Equal(waits.Concat(Tasks.Select(t => t.TaskId)).Order(), Closed);
    }

    [Fact]
    public async Task What_was_a_mistake_leaves_no_task()
    {
        var id = await Pregnant(status: PregnancyStatus.Notified);
        var waits = await Waits(id);
        await Midwife.Send(new EnterInError.Command(id, "A mistake", SheKnows.NeverTold, 1));
        Assert.Equal(waits.Order(), Closed);
    }

    [Theory]
    [InlineData(PregnancyStatus.Born)]
    [InlineData(PregnancyStatus.LossRecorded)]
    [InlineData(PregnancyStatus.Closed)]
    internal async Task Nobody_is_asked_to_agree_a_first_appointment_any_more(PregnancyStatus to)
    {
        var id = await Told();
        var task = Assert.Single(Tasks, t => t.KindCode == Book);
        await Brought(id, to);
        Assert.Contains(task.TaskId, Closed);
    }

    [Fact]
    public async Task After_a_loss_what_is_asked_about_a_childs_safety_stands_and_the_rest_does_not()
    {
        var id = await Pregnant(status: PregnancyStatus.Notified);
        var waits = await Waits(id);
        await Brought(id, PregnancyStatus.LossRecorded);
        Assert.Equal([waits[2]], Closed);
        Assert.Empty(World.Told.OfType<MaternityInvolvementEnded>());
    }

    [Fact]
    public async Task When_the_woman_has_died_her_midwife_has_no_task_about_her_and_the_hand_over_of_a_baby_stands()
    {
        var id = await Told();
        var waits = await Waits(id);
        await World.Happened(new PersonDied(Mother, Today));
        await World.Deliver();
        Assert.Equal(PregnancyStatus.Closed, await StatusOf(id));
        Assert.Equal(waits.Except([waits[5], waits[6]]).Append(Tasks.Single(t => t.KindCode == Book).TaskId).Order(), Closed);
        Assert.Single(World.Told.OfType<MaternityInvolvementEnded>());
        Assert.Single(World.Told.OfType<UnbornNoLongerExpected>());
        // Told again, as by another module that tries again: nothing more.
        await World.Happened(new PersonDied(Mother, Today));
        await World.Deliver();
        Assert.Equal(waits.Count - 1, Closed.Count());
        await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new AgreeBooking.Command(id, Today, null, 2)));
    }
}
