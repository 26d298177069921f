using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Supporters;

public sealed class EmptiesEnquiriesTests : ArrangedSupporters
{
    [Fact]
    public async Task With_whom_nobody_came_to_talk_goes_no_further_after_some_months()
    {
        var (enquired, interviewed) = (await Enquired(), await Interviewed());
        World.Clock.Advance(TimeSpan.FromDays(182));
        await World.Tick();
        Assert.Equal(SupporterStatus.Enquired, await SupporterIs(enquired));
        World.Clock.Advance(TimeSpan.FromDays(2));
        await World.Tick();
        World.Clock.Advance(TimeSpan.FromDays(1));
        await World.Tick();
        Assert.Equal((SupporterStatus.Left, SupporterStatus.Interviewed), (await SupporterIs(enquired), await SupporterIs(interviewed)));
        Assert.Equal([interviewed], await World.Sql<Guid>("SELECT supporter_id FROM peersupport_enquiry WHERE words IS NOT NULL"));
        Assert.Equal(["Enquired", "Left"], await StepsOf(enquired));
    }
}
