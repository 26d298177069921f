using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.FamilyHubs.Feedback;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Feedback;

public sealed class ListFeedbackTests : ArrangedHub
{
    private async Task<Guid> Heard(int? face, string? said, Guid? session = null, Guid? lead = null)
    {
        var on = session ?? await Session(status: SessionStatus.Held, lead: lead);
        await World.Arrange("INSERT INTO familyhubs_feedback (id, session_id, face, said, by_child, given_at) VALUES (@id, @on, @face, @said, 0, @now)", new { id = World.NewId(), on, face, said, now = World.Clock.Now() });
        return on;
    }

    [Fact]
    public async Task Each_session_with_its_counts_and_what_waits_to_be_read()
    {
        var session = await Heard(5, "Warm");
        await Heard(2, null, session);
        await Heard(null, "Words alone", session);
        var row = Assert.Single((await Worker.Ask(new ListFeedback.Query())).Sessions);
        Assert.Equal((session, 3, 2, 7, 2, 3), (row.SessionId, row.Given, row.Faces, row.Sum, row.Texts, row.Unread));
        async Task<string?> Waits() => await Worker.With(s => s.GetServices<IWaiting>().OfType<WaitingFeedback>().Single().Says(default));
        Assert.Equal("3 new answers to read.", await Waits());
        await Worker.Send(new ReadFeedback.Command(session));
        Assert.Null(await Waits());
    }

    [Fact]
    public async Task Only_ones_own_hubs_and_the_sessions_that_one_leads_are_shown()
    {
        await Heard(5, null);
        Assert.Empty((await OtherWorker.Ask(new ListFeedback.Query())).Sessions);
        await Heard(4, null, lead: OtherWorker.Id);
        Assert.Single((await OtherWorker.Ask(new ListFeedback.Query())).Sessions);
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new ListFeedback.Query()));
    }
}
