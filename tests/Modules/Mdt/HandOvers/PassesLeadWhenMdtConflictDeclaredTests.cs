using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.HandOvers;
using Neighbourhood.Mdt.Items;
using Xunit;

namespace Neighbourhood.Modules.Mdt.HandOvers;

public sealed class PassesLeadWhenMdtConflictDeclaredTests : ArrangedHandOver
{
    [Fact]
    public async Task Rule_5_what_they_led_goes_to_the_coordinator_and_who_was_asked_is_not_any_more()
    {
        await Arranged();
        await Member.Send(new AcceptLead.Command(await LeadOffered(Member)));
        var item = await Item(Case);
        await Member.Send(new DeclareConflict.Command(item, null, "My sister"));
        await World.Deliver();
        Assert.Equal(Coordinator.Id, await LeadOf(Case));

        await LeadOffered(Deputy);
        await Deputy.Send(new DeclareConflict.Command(item, null, "A friend"));
        await World.Deliver();
        Assert.Equal(["Accepted", "Lapsed"], await World.Sql<string>("SELECT outcome FROM mdt_lead_offer ORDER BY offered_at, id"));
        Assert.Equal(Coordinator.Id, await LeadOf(Case));
        Assert.Equal([Coordinator.Id], Told(MdtNoticeKind.LeadDeclined));
    }
}
