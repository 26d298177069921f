using Neighbourhood.FamilyHubs.Bookings;
using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Bookings;

public sealed class ChooseSessionTests : ArrangedBookings
{
    [Theory]
    [InlineData(null, 40, "Places free")]
    [InlineData(4, 4, "Full: waiting list")]
    [InlineData(4, 6, "Full: waiting list")]
    [InlineData(4, 3, "1 place left")]
    [InlineData(4, 1, "3 places left")]
    public void The_room_that_is_left_reads_plainly(int? capacity, int taken, string says) =>
        Assert.Equal(says, new ChooseSession.Choice(Guid.Empty, "", "", null, default, Bookable.Book, capacity, taken).Room);

    [Fact]
    public async Task A_place_that_is_closed_by_then_is_not_offered()
    {
        var session = await Session(starts: Later);
        Assert.Equal([session], (await Worker.Ask(new ChooseSession.Query(Family))).Sessions.Select(s => s.Id));
        await World.Arrange("UPDATE familyhubs_site SET closed_on = @on WHERE id = @Hub", new { on = Later.LondonDay(), Hub });
        Assert.Empty((await Worker.Ask(new ChooseSession.Query(Family))).Sessions);
    }

    [Fact]
    public void A_drop_in_needs_no_booking() =>
        Assert.Equal("No booking needed", new ChooseSession.Choice(Guid.Empty, "", "", null, default, Bookable.DropIn, 4, 4).Room);
}
