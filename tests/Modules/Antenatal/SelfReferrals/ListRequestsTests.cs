using Neighbourhood.Antenatal.SelfReferrals;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.SelfReferrals;

public sealed class ListRequestsTests : ArrangedRequests
{
    [Fact]
    public async Task Children_stand_first_then_what_nobody_has_taken_on_and_the_list_names_nobody()
    {
        var taken = await TakenOn();
        World.Clock.Advance(TimeSpan.FromMinutes(1));
        var plain = await Write();
        var young = await Write(Hers(AgeBand.Under16));
        var child = await Write(Hers(AgeBand.Under13));
        var list = await OtherMidwife.Ask(new ListRequests.Query());
        Assert.Equal([child, young, plain, taken], list.Open.Select(i => i.Id));
        Assert.Equal((false, $"Worker {Midwife.Id}"), (list.Open[3].Mine, list.Open[3].By));
        Assert.DoesNotContain("Ama", System.Text.Json.JsonSerializer.Serialize(list), StringComparison.Ordinal);
        await Assert.ThrowsAsync<Denied>(() => Visitor.Ask(new ListRequests.Query()));
    }
}
