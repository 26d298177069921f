using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Agendas;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Agendas;

public sealed class RemovePaperTests : ArrangedAgenda
{
    [Fact]
    public async Task A_paper_goes_once_and_only_from_its_own_meeting_while_that_is_not_over()
    {
        await Is("board");
        var meeting = await Running();
        var paper = await Coordinator.Send(new AddPaper.Command(World.NewId(), meeting, "A", null, "B", Gp.Id));
        var stays = await Coordinator.Send(new AddPaper.Command(World.NewId(), meeting, "C", null, "D", Gp.Id));
        var other = await Planned(9);
        await Assert.ThrowsAsync<NotFound>(() => Coordinator.Send(new RemovePaper.Command(other, paper)));
        await NotForOthers(who => who.Send(new RemovePaper.Command(meeting, paper)));
        await Coordinator.Send(new RemovePaper.Command(meeting, paper));
        await Coordinator.Send(new RemovePaper.Command(meeting, paper)); // pressed twice
        Assert.Equal(stays, Assert.Single((await See(meeting)).Papers).Id);
        await Finish(meeting);
        await IsRefused(Coordinator.Send(new RemovePaper.Command(meeting, stays)), "", "its agenda cannot be changed");
    }
}
