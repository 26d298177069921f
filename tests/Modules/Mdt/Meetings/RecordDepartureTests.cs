using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Meetings;

public sealed class RecordDepartureTests : ArrangedMeeting
{
    [Fact]
    public async Task Who_has_left_is_no_longer_counted()
    {
        var meeting = await Running();
        await Chair.Send(new RecordDeparture.Command(meeting, HealthVisitor.Id));
        await Chair.Send(new RecordDeparture.Command(meeting, HealthVisitor.Id)); // a second press
        var view = await Chair.Ask(new SeeMeeting(meeting));
        Assert.False(view.Quorate);
        Assert.Equal("Not quorate. Here: GP. Missing: Health visitor.", view.Quorum);
    }

    [Fact]
    public async Task Only_while_people_come_and_go_and_only_by_the_chair()
    {
        var meeting = await ListOpen();
        await IsRefused(Chair.Send(new RecordDeparture.Command(meeting, Gp.Id)), "", "nobody can be recorded");
        await IsRefused(Chair.Send(new RecordDeparture.Command(meeting, null)), "UserId", "Choose who");
        await GuardedFor(who => who.Send(new RecordDeparture.Command(meeting, Gp.Id)));
    }
}
