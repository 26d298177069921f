using Neighbourhood.Antenatal.SelfReferrals;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.SelfReferrals;

public sealed class ReceiveRequestTests : ArrangedRequests
{
    [Fact]
    public async Task Sent_again_put_right_the_later_words_stand_until_a_midwife_has_taken_it_on()
    {
        var id = await Write();
        await Write(Hers(reach: "07700 900123"), id);
        Assert.Equal(("07700 900123", 2), ((await RowOf(id)).ReachValue, (await RowOf(id)).Version));
        await Midwife.Send(new TakeOnRequest.Command(id, 2));
        await Write(Hers(reach: "07700 900666", first: "Somebody else"), id);
        Assert.Equal(("07700 900123", "Ama"), ((await RowOf(id)).ReachValue, (await RowOf(id)).FirstName));
    }

    [Fact]
    public async Task A_name_may_be_left_out_and_is_kept_in_any_script_on_one_line()
    {
        Assert.Null((await RowOf(await Write(Hers(first: " ", family: null)))).FirstName);
        Assert.Equal("Zoë O’Néill نور", (await RowOf(await Write(Hers(first: "\u0000Zoë\r\n O’Néill\t\u202eنور ")))).FirstName);
        Assert.Equal("<script>alert(1)</script>", (await RowOf(await Write(Hers(first: "<script>alert(1)</script>")))).FirstName);
        Assert.Equal("'; DROP TABLE antenatal_self_referral; --", (await RowOf(await Write(Hers(when: "'; DROP TABLE antenatal_self_referral; --")))).SafeWhen);
    }

    [Fact]
    public async Task Nobody_but_the_program_and_a_midwife_hands_one_in() =>
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(new ReceiveRequest.Command(World.NewId(), Hers(), null)));
}
