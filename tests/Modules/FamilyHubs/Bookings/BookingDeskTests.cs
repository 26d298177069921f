using Neighbourhood.Contact.Contracts;
using Neighbourhood.FamilyHubs.Bookings;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Bookings;

public sealed class BookingDeskTests : ArrangedBookings
{
    [Fact]
    public async Task A_booking_counts_its_places_is_confirmed_and_begins_the_hubs_work_with_the_family()
    {
        var session = await Session(starts: Later);
        var id = await Books(session, Family, [Mother, Child, Mother], others: 1);
        Assert.Equal(["Booked 3"], await TextsOf(session));
        var message = Assert.Single(Queued);
        Assert.Equal((Mother, "session-booked", true), (message.ToPersonId, message.TemplateCode, message.Asked));
        Assert.Equal(("Stay and play", "Wednesday 4 March", "10pm", "Acorn Hub"), (message.Values!["group"], message.Values["day"], message.Values["time"], message.Values["place"]));
        Assert.Equal(Family, Assert.Single(World.Told.OfType<HubInvolvementBegan>()).HouseholdId);
        Assert.Equal(["Booked"], await StepsOf(id));
        Assert.Equal(id, await Books(session, Family, [Mother, Child], id: id)); // the same again
        Assert.Single(await TextsOf(session));
    }

    [Fact]
    public async Task Children_who_come_alone_have_their_grown_ups_told_of_them()
    {
        var session = await Session(starts: Later);
        await Books(session, Family, [Child]);
        Assert.Equal(2, Queued.Count);
        Assert.All(Queued, m => Assert.Equal([Child], m.AboutPersonIds!));
        Assert.Contains(Queued, m => m.ToPersonId == Mother);
        Assert.Equal(["Booked 1"], await TextsOf(session));
    }

    [Fact]
    public async Task What_cannot_be_booked_is_refused_with_what_to_do_and_nothing_is_kept()
    {
        var session = await Session(starts: Later, capacity: 3);
        await IsRefused(Books(session, Family, []), "PersonIds", "Tick who comes");
        await IsRefused(Books(session, Family, [Mother], others: 11), "Others", "0 to 10");
        await IsRefused(Books(session, Family, [Mother], others: 3), "PersonIds", "room for 3");
        await IsRefused(Books(await Session(status: SessionStatus.Planned, starts: Later), Family, [Mother]), "", "not open for bookings yet");
        await IsRefused(Books(await Session(status: SessionStatus.Cancelled, starts: Later), Family, [Mother]), "", "not on");
        await IsRefused(Books(await Session(status: SessionStatus.RegisterClosed, starts: Later), Family, [Mother]), "", "over");
        await IsRefused(Books(await Session(starts: World.Clock.Now().AddHours(-3)), Family, [Mother]), "", "over");
        await Assert.ThrowsAsync<NotFound>(() => Books(World.NewId(), Family, [Mother]));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM familyhubs_booking"));
        Assert.Empty(await World.Sql<Guid>("SELECT person_id FROM familyhubs_booking_person"));
        Assert.Empty(Queued);
        Assert.Empty(World.Told);
    }

    [Fact]
    public async Task A_drop_in_needs_no_booking_and_a_group_by_invitation_needs_whoever_asked()
    {
        var dropIn = await Session(await Activity(bookable: "DropIn"), starts: Later);
        await IsRefused(Books(dropIn, Family, [Mother]), "", "just come");
        await Books(dropIn, Family, [Mother], BookingSource.MdtProposal);
        var invited = await Session(await Activity(bookable: "ReferralOnly"), starts: Later);
        await IsRefused(Books(invited, Family, [Mother], BookingSource.Hub), "Source", "choose who asked");
        await Books(invited, Family, [Mother], BookingSource.Gp);
    }

    [Fact]
    public async Task No_family_is_booked_twice_whichever_of_their_records_is_used_nor_a_child_of_two_homes()
    {
        var session = await Session(starts: Later, capacity: 2);
        await Books(session, Family, [Mother, Child]);
        await IsRefused(Books(session, Family, [Mother]), "", "booked into this session already");
        var (merged, mother, _, child, _) = NewFamily();
        await World.Arrange("INSERT INTO familyhubs_alias (merged_id, kept_id, of_household) VALUES (@merged, @Family, 1)", new { merged, Family });
        await IsRefused(Books(session, merged, [mother]), "", "already");
        var (other, father, _, _, _) = NewFamily();
        await IsRefused(Books(session, other, [father, Child]), "PersonIds", "another household");
        await Books(session, other, [father]);
        await IsRefused(Books(session, other, [father]), "", "waiting list of this session already");
        Assert.NotEqual(child, mother);
    }

    [Fact]
    public async Task Nothing_is_booked_where_contact_is_held_with_anybody_of_the_family_or_somebody_died_or_objects()
    {
        var session = await Session(starts: Later);
        await World.Arrange("INSERT INTO familyhubs_hold (hold_id, person_id, kind) VALUES (@id, @Mother, 'Pregnancy')", new { id = World.NewId(), Mother });
        await IsRefused(Books(session, Family, [Child]), "", "Do not contact, ask first");
        var (other, mother, father, _, _) = NewFamily();
        await World.Arrange("INSERT INTO familyhubs_death (person_id, died_on) VALUES (@father, @Today)", new { father, Today });
        await IsRefused(Books(session, other, [mother, father]), "PersonIds", "death is recorded");
        await World.Arrange("INSERT INTO familyhubs_objection (objection_id, person_id, purpose) VALUES (@id, @mother, 'EarlyHelp')", new { id = World.NewId(), mother });
        await IsRefused(Books(session, other, [mother], BookingSource.Hub), "Source", "objects to sharing");
        await Books(session, other, [mother]); // they asked for it themselves
    }

    [Fact]
    public async Task A_cancellation_is_kept_with_its_reason_and_told_only_where_the_hub_took_the_place_back()
    {
        var session = await Session(starts: Later);
        var (mine, yours) = (await BooksTwo(session), await BooksTwo(session));
        Sent();
        await AtDesk(desk => desk.Cancel(mine, true, " Ill ", 1, CancellationToken.None));
        Assert.Empty(Sent());
        await AtDesk(desk => desk.Cancel(mine, true, "Ill", 1, CancellationToken.None)); // a second press
        await AtDesk(desk => desk.Cancel(yours, false, "Booked by mistake", 1, CancellationToken.None));
        Assert.Equal(["booking-ended"], Sent());
        Assert.Equal(["Booked by mistake", "Ill"], await World.Sql<string>("SELECT cancelled_reason FROM familyhubs_booking ORDER BY cancelled_reason"));
        Assert.Equal(["CancelledByFamily", "CancelledByHub"], await World.Sql<string>("SELECT DISTINCT outcome FROM familyhubs_booking_person ORDER BY outcome"));
        await Assert.ThrowsAsync<Conflict>(() => AtDesk(desk => desk.Cancel(mine, false, "x", 1, CancellationToken.None)));
        await IsRefused(AtDesk(desk => desk.Cancel(mine, false, "x", 2, CancellationToken.None)), "", "was cancelled");
        var begun = await BooksTwo(await Session(starts: World.Clock.Now().AddMinutes(-10), status: SessionStatus.Running));
        await IsRefused(AtDesk(desk => desk.Cancel(begun, true, null, 1, CancellationToken.None)), "", "has begun");
    }

    [Fact]
    public async Task A_session_that_is_not_on_ends_every_booking_and_tells_everybody_who_had_a_place()
    {
        var session = await Session(starts: Later, capacity: 2);
        await BooksTwo(session);
        await BooksTwo(session);
        Sent();
        await AtDesk(desk => desk.CancelAll(session, "The boiler broke", false, CancellationToken.None));
        Assert.All(await TextsOf(session), text => Assert.Equal("CancelledByHub 2", text));
        Assert.Equal(["session-cancelled"], Sent());

        var today = await Session();
        var family = NewFamily();
        await Books(today, family.Household, [family.Mother]);
        Refusing[family.Mother] = ContactRefusal.NoSafeWay;
        await AtDesk(desk => desk.CancelAll(today, "Snow", true, CancellationToken.None));
        Assert.Equal(["session-booked", "session-cancelled-today"], Sent());
        var task = Assert.Single(Tasks);
        Assert.Equal((Neighbourhood.Families.Contracts.TaskPriority.Urgent, Today), (task.Priority, task.Due));
    }

    [Theory]
    [InlineData(10, 0, "10am")]
    [InlineData(13, 30, "1:30pm")]
    [InlineData(0, 5, "12:05am")]
    [InlineData(12, 0, "12pm")]
    public void Times_read_as_people_say_them(int hour, int minute, string says) =>
        Assert.Equal(says, When.Time(new DateOnly(2026, 3, 4).AtLondon(new TimeOnly(hour, minute))));

    [Fact]
    public void Every_step_that_is_not_listed_is_refused_with_a_reason()
    {
        foreach (var from in Enum.GetValues<BookingStatus>())
            foreach (var to in Enum.GetValues<BookingStatus>())
                if (!Booking.May(from, to)) Assert.NotEmpty(Assert.Throws<Refused>(() => Booking.Check(from, to)).Message);
                else Booking.Check(from, to);
        Assert.Equal(7, (from one in Enum.GetValues<BookingStatus>() from other in Enum.GetValues<BookingStatus>() where Booking.May(one, other) select one).Count());
    }

    [Fact]
    public async Task The_id_of_another_familys_booking_books_nothing_and_says_so()
    {
        var session = await Session(starts: Later);
        var id = await BooksTwo(session);
        await Assert.ThrowsAsync<Conflict>(() => Books(session, Family, [Mother], id: id));
        await Assert.ThrowsAsync<Conflict>(async () => await Books(await Session(starts: Later), Family, [Mother], id: id));
        Assert.Single(await World.Sql<Guid>("SELECT id FROM familyhubs_booking"));
    }
}
