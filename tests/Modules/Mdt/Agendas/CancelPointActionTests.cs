using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Agendas;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Agendas;

public sealed class CancelPointActionTests : ArrangedAgenda
{
    [Fact]
    public async Task The_chair_cancels_it_with_a_reason_and_it_leaves_the_owners_list()
    {
        var (meeting, point) = await On("board", AgendaPointKind.Discussion);
        var action = await Owed(meeting, point.Id, Gp);
        var done = await Owed(meeting, point.Id, Gp);
        await Finish(meeting);
        await IsRefused(Chair.Send(new CancelPointAction.Command(meeting, action, " ", 1)), "Reason", "Say why");
        await IsRefused(Chair.Send(new CancelPointAction.Command(meeting, action, new string('x', 501), 1)), "Reason", "500");
        await Assert.ThrowsAsync<Conflict>(() => Chair.Send(new CancelPointAction.Command(meeting, action, "Not needed", 5)));
        await Assert.ThrowsAsync<NotFound>(() => Chair.Send(new CancelPointAction.Command(meeting, World.NewId(), "Not needed", 1)));
        await NotForOthers(who => who.Send(new CancelPointAction.Command(meeting, action, "Not needed", 1)));
        await Gp.Send(new CompletePointAction.Command(done, "Asked", 1));
        await IsRefused(Chair.Send(new CancelPointAction.Command(meeting, done, "Not needed", 2)), "", "done already");

        await Chair.Send(new CancelPointAction.Command(meeting, action, "Not needed", 1));
        await IsRefused(Chair.Send(new CancelPointAction.Command(meeting, action, "Not needed", 2)), "", "cancelled already");
        Assert.Empty((await Gp.Ask(new SeePointActions())).Open);
        await IsRefused(Gp.Send(new CompletePointAction.Command(action, "Asked", 2)), "", "was cancelled");
    }
}
