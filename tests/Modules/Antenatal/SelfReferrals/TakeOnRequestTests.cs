using Neighbourhood.Antenatal.SelfReferrals;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.SelfReferrals;

public sealed class TakeOnRequestTests : ArrangedRequests
{
    [Fact]
    public async Task Two_who_take_it_on_at_once_do_not_both_have_it()
    {
        var id = await Write();
        await Midwife.Send(new TakeOnRequest.Command(id, 1));
        await Midwife.Send(new TakeOnRequest.Command(id, 1));
        await Assert.ThrowsAsync<Conflict>(() => OtherMidwife.Send(new TakeOnRequest.Command(id, 1)));
    }
}
