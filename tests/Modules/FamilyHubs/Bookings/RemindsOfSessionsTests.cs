using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Bookings;

public sealed class RemindsOfSessionsTests : ArrangedBookings
{
    /// <summary>Two days and four hours from now: at two in the afternoon.</summary>
    private new DateTimeOffset Later => World.Clock.Now().AddHours(52);

    [Fact]
    public async Task Two_days_and_two_hours_before_each_once()
    {
        var session = await Session(starts: Later);
        await Books(session, Family, [Mother, Child]);
        await World.Tick();
        Assert.Equal(["session-booked"], Sent());
        World.Clock.Advance(TimeSpan.FromHours(4.5));
        await World.Tick();
        World.Clock.Advance(TimeSpan.FromHours(1));
        await World.Tick();
        Assert.Equal(["session-reminder"], Sent());
        World.Clock.Advance(TimeSpan.FromHours(44.6));
        await World.Tick();
        World.Clock.Advance(TimeSpan.FromHours(1));
        await World.Tick();
        Assert.Equal(["session-reminder"], Sent());
        Assert.Equal(["Booked", "DaysBefore", "HoursBefore"], await World.Sql<string>("SELECT kind FROM familyhubs_booking_message ORDER BY id"));
    }

    [Fact]
    public async Task Not_of_what_was_cancelled_not_whoever_waits_and_not_right_after_the_confirmation()
    {
        var (off, full, soon) = (await Session(starts: Later), await Session(starts: Later, capacity: 2), await Session(starts: World.Clock.Now().AddHours(40)));
        var gone = await BooksTwo(off);
        await BooksTwo(off);
        await BooksTwo(full);
        await BooksTwo(full); // waits
        await BooksTwo(soon);
        await AtDesk(desk => desk.Cancel(gone, true, null, 1, CancellationToken.None));
        await World.Arrange("UPDATE familyhubs_session SET status = 'Cancelled' WHERE id = @off", new { off });
        Sent();
        World.Clock.Advance(TimeSpan.FromHours(5));
        await World.Tick();
        Assert.Equal(["session-reminder"], Sent()); // whoever has the place in the full one
    }

    [Fact]
    public async Task After_a_standstill_of_a_day_and_more_only_the_second_one_comes()
    {
        await BooksTwo(await Session(starts: Later));
        Sent();
        World.Clock.Advance(TimeSpan.FromHours(51));
        await World.Tick();
        Assert.Equal(["session-reminder"], Sent());
        Assert.Equal(["HoursBefore"], await World.Sql<string>("SELECT kind FROM familyhubs_booking_message WHERE kind <> 'Booked'"));
    }

    [Fact]
    public async Task A_session_that_is_moved_is_reminded_of_anew()
    {
        var session = await Session(starts: Later);
        await BooksTwo(session);
        World.Clock.Advance(TimeSpan.FromHours(4.5));
        await World.Tick();
        await World.Arrange("UPDATE familyhubs_session SET starts_at = @later, ends_at = @later WHERE id = @session", new { session, later = Later });
        World.Clock.Advance(TimeSpan.FromHours(4.5));
        await World.Tick();
        Assert.Equal(["session-booked", "session-reminder", "session-reminder"], Sent());
    }

    [Fact]
    public async Task Nothing_waits_for_the_morning_that_a_cancellation_of_today_could_overtake()
    {
        var (on, off) = (await Session(starts: World.Clock.Now().AddHours(23.5)), await Session(starts: World.Clock.Now().AddHours(23.5)));
        await BooksTwo(on);
        await BooksTwo(off);
        Sent();
        World.Clock.Advance(TimeSpan.FromHours(21.75)); // a quarter to eight, and they begin at half past nine
        await World.Tick();
        Assert.Empty(Sent());
        await World.Arrange("UPDATE familyhubs_session SET status = 'Cancelled' WHERE id = @off", new { off });
        World.Clock.Advance(TimeSpan.FromMinutes(30));
        await World.Tick();
        Assert.Equal(["session-reminder"], Sent());
    }
}
