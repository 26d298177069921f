using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sessions;

public sealed class SetLeadsTests : ArrangedSession
{
    [Fact]
    public async Task The_first_of_them_is_first_and_who_stays_keeps_their_times()
    {
        var session = await Session();
        World.Clock.Advance(TimeSpan.FromHours(1));
        await Worker.Send(new NoteLeadTimes.Command(session, Worker.Id, new TimeOnly(10, 15), null));
        await Worker.Send(new SetLeads.Command(session, [SecondWorker.Id, Worker.Id, SecondWorker.Id], 1));
        await Worker.Send(new SetLeads.Command(session, [SecondWorker.Id, Worker.Id], 1)); // a second press
        var leads = (await Worker.Ask(new SeeSession(session))).Leads;
        Assert.Equal([SecondWorker.Id, Worker.Id], leads.Select(l => l.UserId));
        Assert.True(leads[0].IsFirst);
        Assert.NotNull(leads[1].InAt);
    }

    [Fact]
    public async Task An_open_session_keeps_a_lead_and_a_planned_one_may_have_none()
    {
        var (open, planned) = (await Session(), await Session(status: SessionStatus.Planned));
        await Refused("LeadIds", "has a lead", () => Worker.Send(new SetLeads.Command(open, [], 1)));
        await Worker.Send(new SetLeads.Command(planned, null, 1));
        Assert.Empty((await Worker.Ask(new SeeSession(planned))).Leads);
    }

    [Fact]
    public async Task Who_left_does_not_lead_what_is_over_stays_and_a_stale_page_is_told()
    {
        var session = await Session();
        Ended(SecondWorker.Id);
        await Refused("LeadIds", "work here now", () => Worker.Send(new SetLeads.Command(session, [SecondWorker.Id], 1)));
        await Refused("", "cancelled", async () => await Worker.Send(new SetLeads.Command(await Session(status: SessionStatus.Cancelled), [Worker.Id], 1)));
        await Refused("", "closed", async () => await Worker.Send(new SetLeads.Command(await Session(status: SessionStatus.RegisterClosed), [Worker.Id], 1)));
        await Assert.ThrowsAsync<Conflict>(() => Worker.Send(new SetLeads.Command(session, [Manager.Id], 5)));
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Send(new SetLeads.Command(session, [Worker.Id], 1)));
    }
}
