using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Meetings;

public sealed class CloseListTests : ArrangedMeeting
{
    [Fact]
    public async Task From_the_closing_on_those_invited_may_see_their_item()
    {
        await Case();
        var meeting = await ListOpen();
        var item = (await Items(meeting))[0];
        var invitation = await Coordinator.Send(new InviteToItem.Command(World.NewId(), item, Guest.Id));
        Assert.Empty(Told<MdtInvolvementBegan>());
        await Coordinator.Send(new CloseList.Command(meeting, await Version(meeting)));
        var began = Assert.Single(Told<MdtInvolvementBegan>());
        Assert.Equal((invitation, Guest.Id, "invited", false), (began.InvolvementId, began.UserId!.Value, began.Kind, began.Shown));
        Assert.Equal([World.Clock.Now()], await World.Sql<DateTimeOffset>("SELECT list_closed_at FROM mdt_meeting WHERE id = @meeting", new { meeting }));
    }

    [Fact]
    public async Task A_list_that_is_not_open_is_not_closed()
    {
        var meeting = await Planned();
        await IsRefused(Coordinator.Send(new CloseList.Command(meeting, 1)), "", "its list cannot be closed");
        await Assert.ThrowsAsync<Conflict>(() => Coordinator.Send(new CloseList.Command(meeting, 7)));
        await GuardedFor(who => who.Send(new CloseList.Command(meeting, 1)));
    }
}
