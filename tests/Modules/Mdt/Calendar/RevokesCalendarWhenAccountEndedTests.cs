using Neighbourhood.Access.Contracts;
using Neighbourhood.Mdt.Calendar;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Calendar;

public sealed class RevokesCalendarWhenAccountEndedTests : ArrangedMeeting
{
    [Fact]
    public async Task The_address_of_who_has_left_is_gone_and_that_of_others_stays()
    {
        await Gp.Send(new ManageCalendar.Command("one"));
        await Chair.Send(new ManageCalendar.Command("two"));
        await World.Happened(new AccountEnded(Gp.Id, Today));
        await World.Deliver();
        Assert.Equal(["two"], await World.Sql<string>("SELECT digest FROM mdt_calendar WHERE revoked_at IS NULL"));
    }
}
