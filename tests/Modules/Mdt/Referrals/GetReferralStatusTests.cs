using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Referrals;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Referrals;

public sealed class GetReferralStatusTests : ArrangedTeam
{
    [Fact]
    public async Task The_status_and_since_when_no_more()
    {
        var id = await Submitted();
        Assert.Equal(new GetReferralStatus.Answer(id, ReferralStatus.Submitted, World.Clock.Now(), Today.AddDays(2)), await Referrer.Ask(new GetReferralStatus.Query(id)));
        World.Clock.Advance(TimeSpan.FromHours(1));
        await Coordinator.Send(new ReturnReferral.Command(id, "Who?", 2));
        Assert.Equal(new GetReferralStatus.Answer(id, ReferralStatus.ReturnedForInfo, World.Clock.Now(), null), await Referrer.Ask(new GetReferralStatus.Query(id)));
    }

    [Fact]
    public async Task Anothers_is_not_found() => await Assert.ThrowsAsync<NotFound>(async () => await OtherReferrer.Ask(new GetReferralStatus.Query(await Submitted())));

    [Fact]
    public async Task One_that_is_not_there_is_not_found() => await Assert.ThrowsAsync<NotFound>(() => Referrer.Ask(new GetReferralStatus.Query(World.NewId())));
}
