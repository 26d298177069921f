using Neighbourhood.FamilyHubs.Feedback;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Feedback;

public sealed class ReadFeedbackTests : ArrangedHub
{
    private Task Said(Guid session, int? face, string? said = null, bool child = false) => World.Arrange("""
        INSERT INTO familyhubs_feedback (id, session_id, face, said, by_child, given_at) VALUES (@id, @session, @face, @said, @child, @now)
        """, new { id = World.NewId(), session, face, said, child, now = World.Clock.Now() });

    [Fact]
    public async Task The_hubs_staff_read_faces_as_counts_and_words_in_no_order_of_time()
    {
        var session = await Session(status: SessionStatus.Held);
        await Said(session, 5, "Warm room");
        await Said(session, 5);
        await Said(session, 1, "Cold tea", child: true);
        var shown = await Worker.Ask(new ReadFeedback.Query(session));
        Assert.Equal([2, 0, 0, 0, 1], shown.Counts);
        Assert.Equal([new("Cold tea", 1, true), new("Warm room", 5, false)], shown.Words!);
        Assert.Equal((3, 3), (shown.Given, shown.Unread));
        await Worker.Send(new ReadFeedback.Command(session));
        await Worker.Send(new ReadFeedback.Command(session));
        Assert.Equal(0, (await Worker.Ask(new ReadFeedback.Query(session))).Unread);
    }

    [Fact]
    public async Task Words_of_a_small_session_are_for_its_own_hub_alone()
    {
        var session = await Session(status: SessionStatus.Held);
        await Said(session, 2, "Only three of us");
        var everywhere = World.As(Roles.HubManager, Guid.Empty);
        var shown = await everywhere.Ask(new ReadFeedback.Query(session));
        Assert.Equal((1, true), (shown.Given, shown.Words is null));
        Assert.NotNull((await Manager.Ask(new ReadFeedback.Query(session))).Words);
        await World.Arrange("INSERT INTO familyhubs_register (session_id, headcount, closed_at, late_entries, version) VALUES (@session, 8, @now, 0, 1)", new { session, now = World.Clock.Now() });
        Assert.NotNull((await everywhere.Ask(new ReadFeedback.Query(session))).Words);
    }

    [Fact]
    public async Task Other_hubs_read_none_of_it()
    {
        var session = await Session(status: SessionStatus.Held);
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Ask(new ReadFeedback.Query(session)));
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Send(new ReadFeedback.Command(session)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new ReadFeedback.Query(session)));
    }
}
