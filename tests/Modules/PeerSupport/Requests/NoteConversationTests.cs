using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Requests;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Requests;

public sealed class NoteConversationTests : ArrangedAsking
{
    [Fact]
    public async Task It_is_noted_once_and_the_task_of_the_lead_is_done_and_support_went_on_before()
    {
        Years[Mother] = 15;
        var id = await Open(Wanted(expecting: true));
        await Coordinator.Send(new ScreenRequest.Command(id, 1, true, true, 1, null));
        foreach (var outcome in new[] { "Her mother knows", "Something else" }) await Coordinator.Send(new NoteConversation.Command(id, Today, outcome));
        var row = await RowOf(id);
        Assert.Equal(Today, row.DiscussedOn);
        Assert.Equal("Her mother knows", Opened(id, Assert.Single(await World.Sql<string>("SELECT discussed_outcome FROM peersupport_request WHERE id = @id", new { id }))));
        Assert.Single(ClosedTasks, t => t.TaskId == row.LeadTaskId);
    }

    [Fact]
    public async Task Day_and_outcome_are_needed_and_where_none_is_asked_for_it_says_so()
    {
        Years[Mother] = 15;
        var id = await Open(Wanted(expecting: true));
        Assert.Equal("DiscussedOn", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new NoteConversation.Command(id, null, "x")))).Input);
        Assert.Equal("DiscussedOn", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new NoteConversation.Command(id, Today.AddDays(1), "x")))).Input);
        Assert.Equal("DiscussedOn", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new NoteConversation.Command(id, Today.AddYears(-1), "x")))).Input);
        Assert.Equal("Outcome", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new NoteConversation.Command(id, Today, " ")))).Input);
        var other = await Open(Wanted(Father));
        await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new NoteConversation.Command(other, Today, "x")));
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(new NoteConversation.Command(id, Today, "x")));
    }
}
