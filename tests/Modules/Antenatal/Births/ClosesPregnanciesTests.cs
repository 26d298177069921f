using Neighbourhood.Antenatal.Births;
using Neighbourhood.Antenatal.Pregnancies;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Births;

public sealed class ClosesPregnanciesTests : ArrangedBirth
{
    [Fact]
    public async Task Six_weeks_after_the_receipt_it_is_closed_where_nothing_is_open()
    {
        var (id, handover) = await Sent();
        await Visitor.Send(new ReceiveHandover.Command(handover, 1));
        await Silent(id);
        World.Clock.Advance(TimeSpan.FromDays(41));
        await World.Tick();
        Assert.Equal(PregnancyStatus.HandedOver, await StatusOf(id));
        World.Clock.Advance(TimeSpan.FromDays(1));
        await World.Tick();
        Assert.Equal(PregnancyStatus.HandedOver, await StatusOf(id));
        await World.Arrange("UPDATE antenatal_silence SET closed_on = @Today", new { Today });
        World.Clock.Advance(TimeSpan.FromHours(2));
        await World.Tick();
        Assert.Equal(PregnancyStatus.Closed, await StatusOf(id));
    }
}
