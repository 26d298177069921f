using Neighbourhood.FamilyHubs.Bookings;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Bookings;

public sealed class CancelBookingTests : ArrangedBookings
{
    [Fact]
    public async Task A_family_that_does_not_come_gives_their_places_to_the_next()
    {
        var session = await Session(starts: Later, capacity: 2);
        var mine = await Books(session, Family, [Mother, Child]);
        var next = await BooksTwo(session);
        Assert.Equal(1, (await Worker.Ask(new CancelBooking.Query(mine))).Version);
        await Worker.Send(new CancelBooking.Command(mine, true, null, 1));
        await Worker.Send(new CancelBooking.Command(mine, true, null, 1)); // a second press
        Assert.Equal((BookingStatus.CancelledByFamily, BookingStatus.Booked), (await BookingOf(mine), await BookingOf(next)));
        Assert.Equal([mine], Stopped.Select(m => m.SubjectId)); // what waits for the morning does not leave
        await Worker.Send(For(session)); // they may come after all, and wait then
        Assert.Equal(["CancelledByFamily 2", "Booked 2", "Waiting 1"], await TextsOf(session));
    }

    private BookFamily.Command For(Guid session) => new(World.NewId(), session, Family, [Mother], BookingSource.Self);

    [Fact]
    public async Task Who_cancels_is_said_and_where_the_hub_does_also_why()
    {
        var booking = await BooksTwo(await Session(starts: Later));
        await IsRefused(Worker.Send(new CancelBooking.Command(booking, null, null, 1)), "ByFamily", "who cancels");
        await IsRefused(Worker.Send(new CancelBooking.Command(booking, false, " ", 1)), "Reason", "why we cannot");
        await IsRefused(Worker.Send(new CancelBooking.Command(booking, true, new string('x', 301), 1)), "Reason", "300");
        await Assert.ThrowsAsync<Conflict>(() => Worker.Send(new CancelBooking.Command(booking, true, null, 7)));
        Assert.Equal(BookingStatus.Booked, await BookingOf(booking));
    }

    [Fact]
    public async Task Only_at_an_own_hub()
    {
        var booking = await BooksTwo(await Session(starts: Later));
        await Assert.ThrowsAsync<NotFound>(() => OtherManager.Send(new CancelBooking.Command(booking, true, null, 1)));
        await Assert.ThrowsAsync<NotFound>(() => OtherManager.Ask(new CancelBooking.Query(booking)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(new CancelBooking.Command(booking, true, null, 1)));
        await Assert.ThrowsAsync<NotFound>(() => Worker.Send(new CancelBooking.Command(World.NewId(), true, null, 1)));
    }
}
