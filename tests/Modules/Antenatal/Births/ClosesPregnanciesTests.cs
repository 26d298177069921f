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

    [Fact]
    public async Task One_whose_row_always_fails_stops_nobody_behind_it()
    {
        var (broken, first) = await Sent();
        var (id, second) = await Sent();
        await Visitor.Send(new ReceiveHandover.Command(first, 1));
        await Visitor.Send(new ReceiveHandover.Command(second, 1));
        await World.Arrange("UPDATE antenatal_pregnancy SET multiple = 'Broken' WHERE id = @broken", new { broken });
        World.Clock.Advance(TimeSpan.FromDays(42));
        await World.Tick();
        Assert.Equal((PregnancyStatus.HandedOver, PregnancyStatus.Closed), (await StatusOf(broken), await StatusOf(id)));
    }
}
