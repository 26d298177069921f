using Neighbourhood.Antenatal.SelfReferrals;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.SelfReferrals;

public sealed class EndAsUnreachableTests : ArrangedRequests
{
    [Fact]
    public async Task She_counts_as_not_reached_after_three_varied_tries_and_is_kept_28_days()
    {
        var id = await TakenOn();
        await Tried(id, false);
        Assert.Contains("Try 2 times more", (await Assert.ThrowsAsync<Refused>(async () => await Midwife.Send(new EndAsUnreachable.Command(id, (await RowOf(id)).Version)))).Message, StringComparison.Ordinal);
        for (var i = 0; i < 2; i++)
        {
            World.Clock.Advance(TimeSpan.FromHours(27));
            await Tried(id, false, TryWay.Text);
        }
        var version = (await RowOf(id)).Version;
        await Midwife.Send(new EndAsUnreachable.Command(id, version));
        await Midwife.Send(new EndAsUnreachable.Command(id, version));
        Assert.Equal("Ama", (await RowOf(id)).FirstName);
        Assert.Equal([id], (await Midwife.Ask(new ListRequests.Query())).Ended.Select(i => i.Id));
        Assert.Equal(Today.AddDays(28), (await Midwife.Ask(new SeeRequest(id))).KeptUntil);
        World.Clock.Advance(TimeSpan.FromDays(27.5));
        await World.Tick();
        Assert.False((await RowOf(id)).IsEmpty);
        World.Clock.Advance(TimeSpan.FromDays(1));
        await World.Tick();
        Assert.True((await RowOf(id)).IsEmpty);
        Assert.Empty((await Midwife.Ask(new ListRequests.Query())).Ended);
        Assert.Equal(["New", "TakenOn", "Trying", "Unreachable"], await StepsOf(id));
    }
}
