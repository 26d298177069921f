using Neighbourhood.Mdt.Agendas;
using Neighbourhood.Mdt.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Agendas;

public sealed class RemindsOfPointActionsTests : ArrangedAgenda
{
    private IReadOnlyList<(MdtNoticeKind Kind, Guid Subject, Guid User)> Reminders =>
        [.. Told<MdtNoticeGiven>().Where(n => n.Kind is MdtNoticeKind.ActionDueTomorrow or MdtNoticeKind.ActionOverdue).Select(n => (n.Kind, n.SubjectId, n.UserIds.Single()))];

    private async Task Days(int days)
    {
        World.Clock.Advance(TimeSpan.FromDays(days));
        await World.Tick();
        World.Clock.Advance(TimeSpan.FromMinutes(20));
        await World.Tick();
    }

    [Fact]
    public async Task Its_owner_is_told_the_day_before_and_once_when_it_is_overdue()
    {
        var (meeting, point) = await On("board", AgendaPointKind.Discussion);
        var action = await Owed(meeting, point.Id, Gp, 3);
        await World.Tick();
        await Finish(meeting);
        await Days(1);
        Assert.Empty(Reminders);
        await Days(1);
        Assert.Equal([(MdtNoticeKind.ActionDueTomorrow, action, Gp.Id)], Reminders);
        await Days(1);
        Assert.Single(Reminders);
        await Days(1);
        await Days(5);
        Assert.Equal([(MdtNoticeKind.ActionDueTomorrow, action, Gp.Id), (MdtNoticeKind.ActionOverdue, action, Gp.Id)], Reminders);
    }

    [Fact]
    public async Task Not_of_what_is_done_or_cancelled_and_not_before_the_meeting_is_over()
    {
        var (meeting, point) = await On("board", AgendaPointKind.Discussion);
        var done = await Owed(meeting, point.Id, Gp, 1);
        var cancelled = await Owed(meeting, point.Id, Gp, 1);
        var stands = await Owed(meeting, point.Id, HealthVisitor, 1);
        await Days(0);
        Assert.Empty(Reminders);
        await Finish(meeting);
        await Gp.Send(new CompletePointAction.Command(done, "Asked", 1));
        await Chair.Send(new CancelPointAction.Command(meeting, cancelled, "Not needed", 1));
        await Days(0);
        await Days(4);
        Assert.Equal([(MdtNoticeKind.ActionDueTomorrow, stands, HealthVisitor.Id), (MdtNoticeKind.ActionOverdue, stands, HealthVisitor.Id)], Reminders);
    }
}
