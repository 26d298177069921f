using Neighbourhood.Access.Contracts;
using Neighbourhood.Mdt.Agendas;
using Neighbourhood.Mdt.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Agendas;

public sealed class HandsOnPointActionsWhenAccountEndedTests : ArrangedAgenda
{
    [Fact]
    public async Task What_a_leaver_owed_goes_to_the_coordinator_else_to_the_chair()
    {
        var (meeting, point) = await On("board", AgendaPointKind.Discussion);
        var action = await Owed(meeting, point.Id, Gp);
        await Finish(meeting);
        await World.Happened(new AccountEnded(Gp.Id, Today));
        await World.Deliver();
        Assert.Equal(action, Assert.Single((await Coordinator.Ask(new SeePointActions())).Open).Id);
        Assert.Equal((MdtNoticeKind.ActionAssigned, Coordinator.Id), (Told<MdtNoticeGiven>()[^1].Kind, Told<MdtNoticeGiven>()[^1].UserIds.Single()));

        await World.Happened(new AccountEnded(Coordinator.Id, Today));
        await World.Deliver();
        Assert.Equal(action, Assert.Single((await Chair.Ask(new SeePointActions())).Open).Id);
    }
}
