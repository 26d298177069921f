using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.FamilyHubs.Bookings;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Bookings;

public sealed class WaitingListTests : ArrangedBookings
{
    [Fact]
    public async Task A_cancellation_promotes_the_first_that_fits_and_they_are_told()
    {
        var session = await Session(starts: Later, capacity: 4);
        var first = await BooksTwo(session);
        var second = await BooksTwo(session);
        var (household, mother, father, child, older) = NewFamily();
        var four = await Books(session, household, [mother, father, child, older]);
        var two = await BooksTwo(session);
        Assert.Equal(["Booked 2", "Booked 2", "Waiting 4", "Waiting 2"], await TextsOf(session));
        Assert.Equal(["session-booked", "session-booked"], Sent());

        await AtDesk(desk => desk.Cancel(first, true, null, 1, CancellationToken.None));
        Assert.Equal((BookingStatus.Waiting, BookingStatus.Booked), (await BookingOf(four), await BookingOf(two)));
        Assert.Equal(["place-free"], Sent());
        Assert.Equal(["Waiting", "Booked"], await StepsOf(two));
        Assert.Single(await World.Sql<Guid>("SELECT id FROM familyhubs_booking WHERE promoted_at IS NOT NULL"));

        await AtDesk(desk => desk.Cancel(second, true, null, 1, CancellationToken.None));
        await AtDesk(desk => desk.Cancel(two, true, null, 2, CancellationToken.None));
        Assert.Equal(BookingStatus.Booked, await BookingOf(four));
    }

    [Fact]
    public async Task More_room_promotes_and_no_limit_promotes_everybody()
    {
        var session = await Session(starts: Later, capacity: 2);
        foreach (var _ in Enumerable.Range(0, 4)) await BooksTwo(session);
        await Sized(session, 5);
        await Promotes(session);
        Assert.Equal(["Booked 2", "Booked 2", "Waiting 2", "Waiting 2"], await TextsOf(session));
        await Sized(session, null);
        await Promotes(session);
        await Promotes(session); // a second time changes nothing
        Assert.All(await TextsOf(session), text => Assert.Equal("Booked 2", text));
        Assert.Equal(3, Sent().Count(t => t == "place-free"));
    }

    [Theory]
    [InlineData(SessionStatus.Cancelled)]
    [InlineData(SessionStatus.Held)]
    [InlineData(SessionStatus.Planned)]
    public async Task Nobody_moves_up_in_a_session_that_takes_no_bookings(object status)
    {
        var session = await Session(starts: Later, capacity: 2);
        await BooksTwo(session);
        var waits = await BooksTwo(session);
        await World.Arrange("UPDATE familyhubs_session SET capacity = 9, status = @status WHERE id = @session", new { session, status = status.ToString() });
        await Promotes(session);
        Assert.Equal(BookingStatus.Waiting, await BookingOf(waits));
    }

    [Fact]
    public async Task A_family_with_whom_contact_is_held_keeps_their_place_in_the_queue_and_the_next_moves_up()
    {
        var session = await Session(starts: Later, capacity: 2);
        await BooksTwo(session);
        var held = await Books(session, Family, [Mother, Child]);
        var next = await BooksTwo(session);
        await World.Arrange("INSERT INTO familyhubs_hold (hold_id, person_id, kind) VALUES (@id, @Mother, 'Pregnancy')", new { id = World.NewId(), Mother });
        await Sized(session, 4);
        await Promotes(session);
        Assert.Equal((BookingStatus.Waiting, BookingStatus.Booked), (await BookingOf(held), await BookingOf(next)));
        await World.Arrange("DELETE FROM familyhubs_hold");
        await Sized(session, 6);
        await Promotes(session);
        Assert.Equal(BookingStatus.Booked, await BookingOf(held));
    }

    [Fact]
    public async Task Where_a_promoted_family_cannot_be_told_the_hub_has_a_task()
    {
        var session = await Session(starts: Later, capacity: 2);
        await BooksTwo(session);
        await Books(session, Family, [Mother, Child]);
        Refusing[Mother] = Neighbourhood.Contact.Contracts.ContactRefusal.NoSafeWay;
        await Sized(session, 4);
        await Promotes(session);
        var task = Assert.Single(Tasks);
        Assert.Equal((Family, Hub, $"/familyhubs/sessions/{session}/bookings"), (task.HouseholdId, task.AssigneeTeamId, task.Path));
        Assert.Contains("have a place", task.Title, StringComparison.Ordinal);
        Assert.Equal(["NoSafeWay"], await World.Sql<string>("SELECT refusal FROM familyhubs_booking_message WHERE refusal IS NOT NULL"));
    }

    [Fact]
    public async Task Of_eight_who_book_at_once_exactly_one_gets_the_last_place()
    {
        var session = await Session(starts: Later, capacity: 5);
        await BooksTwo(session);
        await BooksTwo(session);
        var families = Enumerable.Range(0, 8).Select(_ => NewFamily()).ToList();
        await Task.WhenAll(families.Select(f => Task.Run(() => Books(session, f.Household, [f.Mother]))));
        Assert.Equal(1, (await TextsOf(session)).Count(t => t == "Booked 1"));
        Assert.Equal(7, (await TextsOf(session)).Count(t => t == "Waiting 1"));
        Assert.Equal(1, await PromotedAfter(session, 2));
    }

    private async Task<int> PromotedAfter(Guid session, int cancelled)
    {
        // Two at once give up one place each: exactly as many move up as places became free.
        var booked = await World.Sql<Guid>("SELECT id FROM familyhubs_booking WHERE session_id = @session AND status = 'Booked' ORDER BY places DESC, id", new { session });
        await Task.WhenAll(booked.Take(cancelled).Select(b => Task.Run(() => AtDesk(desk => desk.Cancel(b, true, null, 1, CancellationToken.None)))));
        var taken = (await World.Sql<int>("SELECT SUM(places) FROM familyhubs_booking WHERE session_id = @session AND status = 'Booked'", new { session })).Single();
        Assert.Equal(5, taken);
        return (await TextsOf(session)).Count(t => t == "Booked 1") - 4;
    }

    /// <summary>Rule: never over capacity but by what was booked before it shrank; first come first served among those that fit; nothing lost, nobody twice.</summary>
    [Fact]
    public async Task Whatever_is_booked_cancelled_resized_and_promoted_in_any_order_the_list_is_as_the_rule_says()
    {
        var deeds = (from what in Gen.Elements("book", "book", "book", "cancel", "cancel", "resize", "promote") from number in Gen.Choose(0, 9) select (what, number)).ListOf(24);
        var (waited, over) = (0, 0);
        foreach (var run in deeds.Sample(8))
        {
            var (session, model, capacity) = (await Session(starts: Later, capacity: 6), new List<Place>(), (int?)6);
            foreach (var (what, number) in run)
            {
                World.Clock.Advance(TimeSpan.FromMilliseconds(5));
                var before = Taken(model);
                if (what == "book")
                {
                    var (household, mother, father, child, older) = NewFamily();
                    Guid[] people = [.. new[] { mother, father, child, older }.Take((number % 4) + 1)];
                    if (people.Length > capacity)
                    {
                        await Assert.ThrowsAsync<Refused>(() => Books(session, household, people));
                        continue;
                    }
                    MoveUp(model, capacity);
                    var id = await Books(session, household, people);
                    model.Add(new(id, people.Length) { Status = capacity is null || Taken(model) + people.Length <= capacity ? BookingStatus.Booked : BookingStatus.Waiting });
                    await Assert.ThrowsAsync<Refused>(() => Books(session, household, people)); // the same family again
                }
                else if (what == "cancel" && model.Where(p => Booking.Stands(p.Status)).ToList() is { Count: > 0 } standing)
                {
                    var one = standing[number % standing.Count];
                    var version = await BookingVersion(one.Id);
                    await AtDesk(desk => desk.Cancel(one.Id, number % 2 == 0, "Something came up", version, CancellationToken.None));
                    one.Status = number % 2 == 0 ? BookingStatus.CancelledByFamily : BookingStatus.CancelledByHub;
                    MoveUp(model, capacity);
                }
                else if (what == "resize")
                {
                    capacity = number == 9 ? null : number + 1;
                    await Sized(session, capacity);
                    await Promotes(session);
                    MoveUp(model, capacity);
                }
                else
                {
                    await Promotes(session);
                    MoveUp(model, capacity);
                }
                var taken = Taken(model);
                Assert.True(capacity is null || taken <= capacity || taken <= before, $"{taken} places of {capacity}");
                Assert.DoesNotContain(model, p => p.Status == BookingStatus.Waiting && (capacity is null || taken + p.Places <= capacity));
                Assert.Equal(model.Select(p => $"{p.Status} {p.Places}"), await TextsOf(session));
                (waited, over) = (waited + model.Count(p => p.Status == BookingStatus.Waiting), over + (taken > capacity ? 1 : 0));
            }
        }
        Assert.True(waited > 0 && over > 0); // it looked at both
    }

    [Fact]
    public void The_rule_moves_up_whoever_fits_in_order_and_nobody_else()
    {
        var queues = Gen.Choose(1, 5).Select(places => places).ListOf();
        Prop.ForAll(Arb.From(from q in queues from capacity in Gen.Choose(0, 20) from taken in Gen.Choose(0, 20) select (q.ToList(), capacity, taken)), given =>
        {
            var (sizes, capacity, taken) = given;
            var queue = sizes.Select((places, index) => new WaitingList.Waits(new Guid(index, 0, 0, new byte[8]), places)).ToList();
            var up = WaitingList.MoveUp(capacity, taken, queue);
            var after = taken + up.Sum(u => u.Places);
            return (up.Count == 0 || after <= capacity)
                && up.SequenceEqual(queue.Where(up.Contains))
                && queue.Except(up).All(left => after + left.Places > capacity)
                && WaitingList.MoveUp(null, taken, queue).SequenceEqual(queue);
        }).QuickCheckThrowOnFailure();
    }

    private static int Taken(List<Place> model) => model.Where(p => p.Status == BookingStatus.Booked).Sum(p => p.Places);

    private static void MoveUp(List<Place> model, int? capacity)
    {
        foreach (var place in model.Where(p => p.Status == BookingStatus.Waiting))
            if (capacity is null || Taken(model) + place.Places <= capacity) place.Status = BookingStatus.Booked;
    }

    private sealed record Place(Guid Id, int Places)
    {
        internal BookingStatus Status { get; set; }
    }
}
