using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Bookings;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.FamilyHubs.Bookings;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.People;

public sealed class StopsHubPlansWhenPersonDiedTests : ArrangedBookings
{
    private async Task<Guid> Enrolled(Guid person)
    {
        var (programme, id) = (World.NewId(), World.NewId());
        await World.Arrange("""
            INSERT INTO familyhubs_programme (id, activity_id, site_id, cohort, starts_on, weeks, required_sessions, completion_pct, version)
            VALUES (@programme, @activity, @Hub, 'Spring', @Today, 8, 8, 75, 1)
            """, new { programme, activity = await Activity(), Hub, Today });
        await World.Arrange("""
            INSERT INTO familyhubs_enrolment (id, programme_id, person_id, household_id, enrolled_on, version) VALUES (@id, @programme, @person, @Family, @Today, 1)
            """, new { id, programme, person, Family, Today });
        return id;
    }

    private Task Happens(IEvent happened) => World.Happened(happened);

    [Fact]
    public async Task What_was_planned_stops_in_the_same_transaction_and_nobody_is_told()
    {
        var (session, full) = (await Session(starts: Later), await Session(starts: Later, capacity: 2));
        await BooksTwo(full);
        var over = await Session(starts: World.Clock.Now().AddDays(-1), status: Neighbourhood.FamilyHubs.Sessions.SessionStatus.Open);
        var booked = await Books(session, Family, [Mother, Child]);
        var waits = await Books(full, Family, [Child]);
        var others = await BooksTwo(session);
        await World.Arrange("UPDATE familyhubs_session SET ends_at = @later WHERE id = @over", new { over, later = Later });
        var past = await Books(over, Family, [Child]);
        await World.Arrange("UPDATE familyhubs_session SET ends_at = starts_at WHERE id = @over", new { over });
        await Enrolled(Child);
        Assert.Equal(["2 bookings of sessions", "1 place on a course"], (await World.AsSystem().Ask(new GatherWouldStop(Child))).Select(p => p.Says));
        Sent();

        await Happens(new PersonDied(Child, Today)); // not yet delivered: it is immediate
        Assert.Equal((BookingStatus.CancelledByHub, BookingStatus.CancelledByHub, BookingStatus.Booked, BookingStatus.Booked),
            (await BookingOf(booked), await BookingOf(waits), await BookingOf(others), await BookingOf(past)));
        Assert.Single(await World.Sql<Guid>("SELECT id FROM familyhubs_enrolment WHERE left_on IS NOT NULL"));
        Assert.Empty(Sent());
        Assert.Empty(await World.AsSystem().Ask(new GatherWouldStop(Child)));
        Assert.Equal([StopsHubPlansWhenPersonDied.Why], await World.Sql<string>("SELECT DISTINCT cancelled_reason FROM familyhubs_booking WHERE cancelled_reason IS NOT NULL"));
        await IsRefused(Books(session, Family, [Child]), "PersonIds", "death is recorded");
        Assert.Contains(Child, await World.AsSystem().With(s => s.GetRequiredService<AskedAgain>().Since(World.Clock.Now(), CancellationToken.None)));
    }

    [Fact]
    public async Task A_death_by_mistake_restores_nothing_and_gives_each_hub_a_list_to_look_at()
    {
        var session = await Session(starts: Later);
        var booking = await Books(session, Family, [Mother, Child]);
        await Enrolled(Child);
        await Happens(new PersonDied(Child, Today));
        Assert.Empty(await Worker.Ask(new ListStopped.Query()));
        await Happens(new PersonDeathCorrected(Child));
        await World.Deliver();
        Assert.Equal(BookingStatus.CancelledByHub, await BookingOf(booking));
        Assert.Equal((Hub, "/familyhubs/stopped"), Tasks.Select(t => (t.AssigneeTeamId, t.Path)).Single());
        var rows = await Worker.Ask(new ListStopped.Query());
        Assert.Equal(["Stay and play", "Stay and play, Spring"], rows.Select(r => r.What).Order(StringComparer.Ordinal));
        await Books(session, Family, [Mother, Child]); // what they want is booked anew
        Assert.Single(rows, r => r.When is null);
    }
}
