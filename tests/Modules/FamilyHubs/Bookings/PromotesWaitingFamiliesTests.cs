using Neighbourhood.FamilyHubs.Bookings;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Bookings;

public sealed class PromotesWaitingFamiliesTests : ArrangedBookings
{
    [Fact]
    public async Task Who_waits_moves_up_however_the_place_became_free()
    {
        var session = await Session(starts: Later, capacity: 2);
        var first = await BooksTwo(session);
        var waits = await BooksTwo(session);
        await World.Tick();
        Assert.Equal(BookingStatus.Waiting, await BookingOf(waits));
        await AtDesk(desk => desk.Stop(first, "Stopped: ask first", CancellationToken.None));
        Sent();
        World.Clock.Advance(TimeSpan.FromMinutes(11));
        await World.Tick();
        Assert.Equal(BookingStatus.Booked, await BookingOf(waits));
        Assert.Equal(["place-free"], Sent());
    }
}
