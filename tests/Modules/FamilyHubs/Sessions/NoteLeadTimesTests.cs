using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sessions;

public sealed class NoteLeadTimesTests : ArrangedSession
{
    [Fact]
    public async Task From_when_to_when_a_lead_was_there_is_kept_and_a_second_note_takes_its_place()
    {
        var session = await Session();
        World.Clock.Advance(TimeSpan.FromHours(4));
        await Worker.Send(new NoteLeadTimes.Command(session, Worker.Id, new TimeOnly(10, 15), null));
        await SecondWorker.Send(new NoteLeadTimes.Command(session, Worker.Id, new TimeOnly(10, 20), new TimeOnly(12, 10)));
        var lead = Assert.Single((await Worker.Ask(new SeeSession(session))).Leads);
        Assert.Equal((Today.AtLondon(new TimeOnly(10, 20)), Today.AtLondon(new TimeOnly(12, 10))), (lead.InAt!.Value, lead.OutAt!.Value));
    }

    [Fact]
    public async Task Times_are_in_order_have_happened_and_are_a_leads()
    {
        var session = await Session();
        await Refused("InAt", "when they came", () => Worker.Send(new NoteLeadTimes.Command(session, Worker.Id, null, null)));
        await Refused("InAt", "still to come", () => Worker.Send(new NoteLeadTimes.Command(session, Worker.Id, new TimeOnly(23, 0), null)));
        await Refused("OutAt", "later than they came", () => Worker.Send(new NoteLeadTimes.Command(session, Worker.Id, new TimeOnly(9, 0), new TimeOnly(9, 0))));
        await Refused("LeadId", "somebody who leads", () => Worker.Send(new NoteLeadTimes.Command(session, SecondWorker.Id, new TimeOnly(9, 0), null)));
        await Refused("LeadId", "who it was", () => Worker.Send(new NoteLeadTimes.Command(session, null, new TimeOnly(9, 0), null)));
        await Refused("", "cancelled", async () => await Worker.Send(new NoteLeadTimes.Command(await Session(status: SessionStatus.Cancelled), Worker.Id, new TimeOnly(9, 0), null)));
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Send(new NoteLeadTimes.Command(session, Worker.Id, new TimeOnly(9, 0), null)));
    }
}
