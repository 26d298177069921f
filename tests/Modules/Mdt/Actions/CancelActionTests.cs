using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Actions;
using Neighbourhood.Mdt.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Actions;

public sealed class CancelActionTests : ArrangedActions
{
    [Fact]
    public async Task With_a_reason_it_leaves_every_list_and_no_reminder_comes()
    {
        var action = await Owed(HealthVisitor.Id);
        await IsRefused(Chair.Send(new CancelAction.Command(action, " ", 1)), "Reason", "Say why");
        await Assert.ThrowsAsync<Conflict>(() => Chair.Send(new CancelAction.Command(action, "Moved away", 2)));
        await GuardedFor(who => who.Send(new CancelAction.Command(action, "Moved away", 1)));
        await Assert.ThrowsAsync<Denied>(() => HealthVisitor.Send(new CancelAction.Command(action, "Moved away", 1)));
        await Chair.Send(new CancelAction.Command(action, "Moved away", 1));
        Assert.Empty(Texts(await HealthVisitor.Ask(new MyActions.Query())));
        Assert.Empty((await Coordinator.Ask(new TeamActions.Query())).Rows);
        await World.Deliver();
        await NextDay(60);
        Assert.Equal([MdtNoticeKind.ActionAssigned], Notices(action).Select(n => n.Kind));
        Assert.Equal(["Open", "Cancelled"], await StepsOf(action));
        await IsRefused(HealthVisitor.Send(new CompleteAction.Command(action, "Rang", 2)), "", "was cancelled");
        await IsRefused(Chair.Send(new CancelAction.Command(action, "Again", 2)), "", "was cancelled");
    }
}
