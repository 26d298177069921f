using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Meetings;

public sealed class RecordApologyTests : ArrangedMeeting
{
    [Fact]
    public async Task Apologies_are_shown_until_the_member_comes_after_all()
    {
        var meeting = await ListClosed();
        await Chair.Send(new RecordApology.Command(meeting, Gp.Id));
        await Chair.Send(new RecordApology.Command(meeting, Gp.Id)); // a second press
        Assert.Equal(Gp.Id, Assert.Single((await Chair.Ask(new SeeConsole(meeting, null))).People, p => p.Apology).UserId);
        await Chair.Send(new RecordArrival.Command(meeting, Gp.Id, null));
        Assert.DoesNotContain((await Chair.Ask(new SeeConsole(meeting, null))).People, p => p.Apology);
        await IsRefused(Chair.Send(new RecordApology.Command(meeting, Gp.Id)), "UserId", "recorded as here");
    }

    [Fact]
    public async Task Only_members_send_apologies_and_only_the_chair_records_them()
    {
        var meeting = await Planned();
        await IsRefused(Chair.Send(new RecordApology.Command(meeting, Guest.Id)), "UserId", "member of this team");
        await IsRefused(Chair.Send(new RecordApology.Command(meeting, null)), "UserId", "Choose who");
        await GuardedFor(who => who.Send(new RecordApology.Command(meeting, Gp.Id)));
        var (over, _) = await Finished();
        await IsRefused(Chair.Send(new RecordApology.Command(over, Gp.Id)), "", "apologies cannot be recorded");
    }
}
