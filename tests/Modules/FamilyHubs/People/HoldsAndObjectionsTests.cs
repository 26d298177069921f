using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Bookings;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.FamilyHubs.Bookings;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.People;

public sealed class HoldsAndObjectionsTests : ArrangedBookings
{
    private async Task Told(params IEvent[] happened)
    {
        foreach (var one in happened) await World.Happened(one);
        await World.Deliver();
    }

    private Task<IReadOnlyList<Guid>> Dropped(DateTimeOffset since) => World.AsSystem().With(s => s.GetRequiredService<AskedAgain>().Since(since, CancellationToken.None));

    [Fact]
    public async Task A_hold_cancels_nothing_by_itself_shows_ask_first_and_keeps_new_bookings_out_until_it_ends()
    {
        var session = await Session(starts: Later);
        var booking = await Books(session, Family, [Mother]);
        var hold = World.NewId();
        await Told(new ContactHeld(hold, [Mother], HoldKind.Pregnancy, Today));
        await Told(new ContactHeld(hold, [Mother], HoldKind.Pregnancy, Today));
        Assert.Equal(BookingStatus.Booked, await BookingOf(booking));
        Assert.True((await Worker.Ask(new ViewBookings.Query(session))).Rows.Single().Held);
        await IsRefused(Books(await Session(starts: Later), Family, [Child]), "", Booking.AskFirst);
        Assert.Equal([Mother], await Dropped(World.Clock.Now()));

        await Told(new ContactReleased(hold, [Mother], HoldKind.Pregnancy, Today));
        Assert.False((await Worker.Ask(new ViewBookings.Query(session))).Rows.Single().Held);
        await Books(await Session(starts: Later), Family, [Child]);
        Assert.Empty(Tasks);
    }

    [Fact]
    public async Task A_release_that_is_heard_before_its_hold_releases_it_and_no_other_hold()
    {
        var (early, other) = (World.NewId(), World.NewId());
        await Told(new ContactReleased(early, [Mother, Child], HoldKind.Pregnancy, Today), new ContactHeld(early, [Mother, Child], HoldKind.Pregnancy, Today));
        await Books(await Session(starts: Later), Family, [Child]);
        await Told(new ContactHeld(other, [Mother], HoldKind.Safety, Today), new ContactReleased(early, [Mother, Child], HoldKind.Pregnancy, Today));
        await IsRefused(Books(await Session(starts: Later), Family, [Child]), "", Booking.AskFirst);
        await Told(new ContactReleased(other, [Mother], HoldKind.Safety, Today), new ContactHeld(other, [Mother], HoldKind.Safety, Today));
        await Books(await Session(starts: Later), Family, [Child]);
    }

    [Fact]
    public async Task An_objection_counts_from_its_transaction_on_until_it_is_taken_back_or_decided_otherwise()
    {
        var session = await Session(starts: Later);
        var (objection, other) = (World.NewId(), World.NewId());
        SharingPurpose[] purposes = [SharingPurpose.EarlyHelp, SharingPurpose.Marketing];
        await World.Happened(new SharingObjectionRecorded(objection, Mother, purposes, [])); // immediate
        await IsRefused(Books(session, Family, [Mother], BookingSource.Gp), "Source", "objects to sharing");
        Assert.Equal(["EarlyHelp"], await World.Sql<string>("SELECT purpose FROM familyhubs_objection"));
        await Told(new SharingObjectionWithdrawn(objection, Mother, purposes, []));
        await World.Happened(new SharingObjectionRecorded(other, Mother, [SharingPurpose.DirectCare], []));
        await IsRefused(Books(session, Family, [Mother], BookingSource.Gp), "Source", "objects to sharing");
        await Told(new SharingObjectionOverridden(other, Mother, [SharingPurpose.DirectCare], []));
        await World.Happened(new SharingObjectionRecorded(World.NewId(), Mother, [SharingPurpose.Research], []));
        await Books(session, Family, [Mother], BookingSource.Gp);
    }

    [Fact]
    public async Task Who_is_restricted_is_dropped_by_devices_that_were_given_the_name_before()
    {
        var before = World.Clock.Now();
        World.Clock.Advance(TimeSpan.FromMinutes(1));
        await World.Happened(new PersonRestricted(Child)); // immediate
        await World.Happened(new PersonRestricted(Child));
        Assert.Equal([Child], await Dropped(before));
        World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(await Dropped(World.Clock.Now()));
    }
}
