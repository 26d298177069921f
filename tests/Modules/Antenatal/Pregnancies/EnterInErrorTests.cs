using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Pregnancies;

public sealed class EnterInErrorTests : ArrangedPregnancy
{
    private async Task<Guid> Told()
    {
        Years[Mother] = 15;
        var id = World.NewId();
        await Midwife.Send(new NotifyPregnancy.Command(id, Mother, DueFrom.Period, Today.AddDays(-60), null, Parity.Parous, Multiple.Yes, null, TeamMayKnow: true, GpMayKnow: false));
        return id;
    }

    [Fact]
    public async Task Nothing_of_it_stays_on_a_list()
    {
        var id = await Told();
        var babies = await BabiesOf(id);
        await Midwife.Send(new EnterInError.Command(id, "Another woman of the same name", SheKnows.NeverTold, 1));
        Assert.Equal(PregnancyStatus.EnteredInError, await StatusOf(id));
        Assert.Equal(babies.Order(), World.Told.OfType<UnbornNoLongerExpected>().Select(t => t.UnbornId).Order());
        Assert.Single(World.Told.OfType<MaternityInvolvementEnded>());
        Assert.Equal(0, (await World.Sql<int>("SELECT COUNT(*) FROM antenatal_milestone WHERE pregnancy_id = @id AND status IN ('Upcoming', 'Open')", new { id })).Single());
        Assert.Equal(Tasks.Select(t => t.TaskId).Order(), ClosedTasks.Select(c => c.TaskId).Order());
        Assert.Equal(["Notified", "EnteredInError"], await StepsOf(id));
        // She may be expecting in truth, another time.
        Years[Mother] = 29;
        Assert.NotEqual(id, (await Midwife.Send(new NotifyPregnancy.Command(World.NewId(), Mother, DueFrom.NotKnown, null, null, null, null, null, false, false))).PregnancyId);
    }

    [Fact]
    public async Task Where_she_was_told_and_does_not_know_yet_her_midwife_tells_her()
    {
        var id = await Told();
        await Midwife.Send(new EnterInError.Command(id, "A mistake", SheKnows.NotYet, 1));
        Assert.Equal(Midwife.Id, Tasks.Single(t => t.KindCode == "antenatal.mistake").AssigneeUserId);
        Assert.Equal(TaskPriority.High, Tasks.Single(t => t.KindCode == "antenatal.mistake").Priority);
    }

    [Fact]
    public async Task With_a_reason_only_while_nothing_more_is_noted_and_once()
    {
        var id = await Told();
        var refused = await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new EnterInError.Command(id, " ", null, 1)));
        Assert.Equal(["Reason", "SheKnows"], refused.Reasons.Select(r => r.Input));
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Send(new EnterInError.Command(id, "x", SheKnows.Told, 1)));
        await Midwife.Send(new AgreeBooking.Command(id, Today.AddDays(2), null, 1));
        await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new EnterInError.Command(id, "x", SheKnows.Told, 2)));
        var other = World.NewId();
        await Midwife.Send(new NotifyPregnancy.Command(other, NewFamily().Mother, DueFrom.NotKnown, null, null, null, null, null, false, false));
        await Midwife.Send(new EnterInError.Command(other, "x", SheKnows.Told, 1));
        await Midwife.Send(new EnterInError.Command(other, "x", SheKnows.Told, 1));
        Assert.Equal(["Notified", "EnteredInError"], await StepsOf(other));
    }
}
