using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.Births;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Births;

public sealed class ListSentHandoversTests : ArrangedBirth
{
    [Fact]
    public async Task What_nobody_has_received_is_listed_and_after_its_days_waits_in_the_midwifes_work()
    {
        var (id, handover) = await Sent();
        Assert.False(Assert.Single(await Midwife.Ask(new ListSentHandovers.Query())).Late);
        Assert.Empty(await Waiting());
        World.Clock.Advance(TimeSpan.FromDays(4));
        Assert.True(Assert.Single(await Midwife.Ask(new ListSentHandovers.Query())).Late);
        Assert.Equal([$"/antenatal/pregnancies/{id}/hand-over"], await Waiting());
        await Visitor.Send(new ReceiveHandover.Command(handover, 1));
        Assert.Empty(await Midwife.Ask(new ListSentHandovers.Query()));
        Assert.Empty(await Waiting());

        async Task<IReadOnlyList<string>> Waiting() =>
            [.. (await Midwife.Ask(new GatherMyWork(Midwife.Id, Today))).Select(w => w.Path).OfType<string>().Where(p => p.EndsWith("/hand-over", StringComparison.Ordinal))];
    }

    [Fact]
    public async Task Another_midwife_sees_none_of_it_and_a_health_visitor_has_no_such_list()
    {
        await Sent();
        Assert.Empty(await OtherMidwife.Ask(new ListSentHandovers.Query()));
        await Assert.ThrowsAsync<Denied>(() => Visitor.Ask(new ListSentHandovers.Query()));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new ListSentHandovers.Query()));
    }
}
