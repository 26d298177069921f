using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sessions;

public sealed class OpenSessionTests : ArrangedSession
{
    private async Task<Guid> Planned(int? capacity = 12, bool lead = true)
    {
        var session = await Session(status: SessionStatus.Planned, capacity: capacity);
        if (!lead) await World.Arrange("DELETE FROM familyhubs_session_lead WHERE session_id = @session", new { session });
        return session;
    }

    [Fact]
    public async Task A_session_with_a_lead_and_places_opens_and_a_second_press_does_nothing_more()
    {
        var session = await Planned();
        await Worker.Send(new OpenSession.Command(session, false, 1));
        await Worker.Send(new OpenSession.Command(session, false, 1));
        Assert.Equal(SessionStatus.Open, await StatusOf(session));
        Assert.Equal(["Open"], await StepsOf(session));
    }

    [Fact]
    public async Task Without_a_lead_or_without_a_word_about_its_places_it_stays_planned()
    {
        var session = await Planned(capacity: null, lead: false);
        var refused = await Assert.ThrowsAsync<Refused>(() => Worker.Send(new OpenSession.Command(session, false, 1)));
        Assert.Equal(["LeadIds", "Capacity"], refused.Reasons.Select(r => r.Input));
        Assert.Equal(SessionStatus.Planned, await StatusOf(session));
        Assert.Empty(await StepsOf(session));
    }

    [Fact]
    public async Task Where_there_is_no_limit_and_somebody_says_so_it_opens()
    {
        var session = await Planned(capacity: null);
        await Worker.Send(new OpenSession.Command(session, true, 1));
        Assert.Equal(SessionStatus.Open, await StatusOf(session));
    }

    [Fact]
    public async Task One_that_was_cancelled_is_planned_anew_and_a_stale_page_sees_what_stands()
    {
        await Refused("", "cancelled", async () => await Worker.Send(new OpenSession.Command(await Session(status: SessionStatus.Cancelled), false, 1)));
        var session = await Planned();
        var conflict = await Assert.ThrowsAsync<Conflict>(() => Worker.Send(new OpenSession.Command(session, false, 7)));
        Assert.Equal("Planned", conflict.Stands["Session"]);
    }

    [Fact]
    public async Task Another_hubs_worker_finds_nothing_and_nobody_else_may()
    {
        var session = await Planned();
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Send(new OpenSession.Command(session, false, 1)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(new OpenSession.Command(session, false, 1)));
    }
}
