using Neighbourhood.Contact.Contracts;
using Neighbourhood.FamilyHubs.Bookings;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Bookings;

public sealed class ViewBookingsTests : ArrangedBookings
{
    [Fact]
    public async Task Who_is_booked_who_waits_and_in_which_order()
    {
        var session = await Session(starts: Later, capacity: 2);
        var first = await Books(session, Family, [Mother, Child]);
        World.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await BooksTwo(session);
        World.Clock.Advance(TimeSpan.FromSeconds(1));
        var third = await BooksTwo(session);
        var shown = await Worker.Ask(new ViewBookings.Query(session));
        Assert.Equal(2, shown.Taken);
        Assert.Equal([(first, (int?)null), (second, 1), (third, 2)], shown.Rows.Select(r => (r.Id, r.Place)));
        Assert.Equal([$"Family {Family}"], shown.Of(BookingStatus.Booked).Select(r => r.Family));
        Assert.Contains($"Mother {Mother}", shown.Rows[0].People);
        Assert.Contains(await World.Sql<string>("SELECT subjects FROM kernel_audit WHERE kind = 'view'"), s => s.Contains(Mother.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_is_restricted_is_seen_by_the_first_name_and_a_family_that_is_not_ones_own_by_no_name()
    {
        var session = await Session(starts: Later);
        await Books(session, Family, [Mother]);
        Restricted.Add(Mother);
        Assert.Equal(["Ines"], (await Worker.Ask(new ViewBookings.Query(session))).Rows[0].People);
        Unseen.Add(Family);
        Assert.Equal(["Somebody you do not work with"], (await Worker.Ask(new ViewBookings.Query(session))).Rows[0].People);
    }

    [Fact]
    public async Task A_held_family_reads_do_not_contact_and_a_message_that_did_not_go_says_what_to_do()
    {
        var session = await Session(starts: Later);
        var (household, mother, _, _, _) = NewFamily();
        Refusing[mother] = ContactRefusal.NoSafeWay;
        await Books(session, household, [mother]);
        await Books(session, Family, [Mother]);
        await World.Arrange("INSERT INTO familyhubs_hold (hold_id, person_id, kind) VALUES (@id, @Mother, 'Pregnancy')", new { id = World.NewId(), Mother });
        var rows = (await Worker.Ask(new ViewBookings.Query(session))).Rows;
        Assert.Equal((false, true), (rows.Single(r => r.HouseholdId == household).Held, rows.Single(r => r.HouseholdId == Family).Held));
        Assert.Contains("tell them yourself", Assert.Single(rows.Single(r => r.HouseholdId == household).NotTold), StringComparison.Ordinal);
        Assert.Empty(rows.Single(r => r.HouseholdId == Family).NotTold);
    }

    [Fact]
    public async Task Only_at_an_own_hub()
    {
        var session = await Session(starts: Later);
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Ask(new ViewBookings.Query(session)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new ViewBookings.Query(session)));
        await Assert.ThrowsAsync<Denied>(() => World.As(Roles.Chair).Ask(new ViewBookings.Query(session)));
    }

    [Fact]
    public async Task What_was_queued_and_did_not_leave_is_shown_and_what_a_family_must_know_becomes_a_task()
    {
        var session = await Session(starts: Later, capacity: 1);
        await Books(session, Family, [Mother]);
        var (household, mother, _, _, _) = NewFamily();
        await Books(session, household, [mother]);
        await Sized(session, 2);
        await Promotes(session);
        var free = Queued.Single(q => q.TemplateCode == "place-free").MessageId;
        var booked = Queued.Single(q => q.TemplateCode == "session-booked").MessageId;
        await World.Happened(new MessageStopped(free, mother, ContactRefusal.NoSafeWay));
        await World.Happened(new MessageUndeliverable(booked, Mother, ContactMode.Text));
        await World.Happened(new MessageStopped(World.NewId(), mother, null)); // another module's
        await World.Deliver();
        Assert.Equal(household, Assert.Single(Tasks).HouseholdId);
        Assert.All((await Worker.Ask(new ViewBookings.Query(session))).Rows, r => Assert.Single(r.NotTold));
    }
}
