using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Referrals;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Referrals;

public sealed class MyReferralsTests : ArrangedTeam
{
    [Fact]
    public async Task What_waits_for_the_referrer_stands_on_top()
    {
        var (sent, asked) = (await Submitted(), await Submitted());
        await Coordinator.Send(new ReturnReferral.Command(asked, "Who?", 2));
        var draft = await Draft();
        Assert.Equal([asked, draft, sent], (await Referrer.Ask(new MyReferrals.Query())).Select(r => r.Id));
    }

    [Fact]
    public async Task Anothers_are_not_among_them()
    {
        await Submitted();
        Assert.Empty(await OtherReferrer.Ask(new MyReferrals.Query()));
        Assert.Empty(await World.As(Roles.Coordinator, Guid.Empty).Ask(new MyReferrals.Query()));
    }

    [Fact]
    public async Task Somebody_without_a_role_has_no_list() => await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new MyReferrals.Query()));
}
