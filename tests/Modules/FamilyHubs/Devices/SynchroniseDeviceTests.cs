using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Devices;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Devices;

public sealed class SynchroniseDeviceTests : ArrangedDoor
{
    /// <summary>Scenario 26: two devices without a network, a weekend between, and every person counted.</summary>
    [Fact]
    public async Task Scenario_26_a_register_of_two_devices_survives_a_weekend_and_is_merged()
    {
        var (one, two, session) = (await Device(), await Device(SecondWorker), await Over());
        var families = Enumerable.Range(0, 6).Select(_ => NewFamily()).ToList();
        var (held, wrong) = (NewIds(), NewIds());
        Registers = f => f.HouseholdId == held.Household ? RegisterFamily.Outcome.Held : throw new Refused("Postcode", "Enter a postcode");
        List<object> first = [.. families.Take(4).SelectMany(f => new[] { Came(session, f.Mother), Came(session, f.Child, "Child") }), Brought(session, held)];
        List<object> second = [.. families.Skip(3).Select(f => Came(session, f.Mother, at: At(-30))), Brought(session, wrong), Counted(session, 2, 1), Came(session, families[0].Mother, "Carer", at: At(-20)), Closing(session, 15, at: At(-10))];
        World.Clock.Advance(TimeSpan.FromDays(3));

        var joined = await Sync(one, first.ToArray());
        var merged = await SyncBy(Worker, two, second.ToArray()); // the lead hands in what the second device noted
        Assert.Equal((10, 8, 2, 0), Sum(joined));
        Assert.Equal((9, 7, 0, 2), Sum(merged));
        Assert.Equal(6 + 4 + 2 + 2, (await Sums(session)).Named); // six mothers, four children, and the two new families
        Assert.Equal(3, (await Sums(session)).CountedAdults + (await Sums(session)).CountedChildren);
        Assert.Contains(merged.Entries, e => e.Conflict == EntryConflict.Role);
        Assert.Contains(merged.Entries, e => e.Conflict == EntryConflict.Headcount);
        Assert.Equal("RegisterClosed", Assert.Single(merged.Sessions, s => s.Id == session).Status);
        Assert.True(merged.Sessions[0].Reopened);
    }

    [Fact]
    public async Task A_device_that_was_ended_or_is_of_another_site_hands_in_nothing_but_a_concern()
    {
        var (device, session) = (await Device(), await Over());
        await Manager.Send(new EndDevice.Command(device, DeviceEnd.Lost));
        foreach (var (which, by) in new[] { ((Guid?)device, Worker), (await Device(), OtherWorker), (World.NewId(), Worker), (null, Worker) })
        {
            var concern = World.NewId();
            var answer = await SyncBy(by, which, Came(session, Mother), Worry(concern));
            Assert.True(answer.Ended);
            Assert.Equal((concern, "joined"), (One(answer).Id, One(answer).Outcome));
            Assert.Contains(Concerns, c => c.ConcernId == concern);
            Assert.Equal((0, 0, 0, 0), Sum(answer));
            Assert.Empty(answer.Sessions);
        }
        Assert.Empty(await Rows(session));
    }

    [Fact]
    public async Task A_concern_is_saved_before_all_else_once_and_with_what_was_not_answered_as_the_worse()
    {
        var (device, session, id) = (await Device(), await Over(), World.NewId());
        object[] batch = [Closing(session, 0), Came(World.NewId(), Mother), Worry(id, danger: "perhaps", kind: "Wrong")];
        var answer = await Sync(device, batch);
        Assert.Equal(id, answer.Entries[0].Id);
        Assert.Equal(Said(answer), Said(await Sync(device, batch)));
        var raised = Assert.Single(Concerns);
        Assert.Equal((ConcernKind.Other, true, "A bruise", Child), (raised.Kind!.Value, raised.ImmediateDanger!.Value, raised.Seen, raised.PersonIds[0]));
        Assert.Equal(EntryReason.OtherContent, One(await Sync(device, Worry(id, "Two bruises"))).Reason);
        Assert.Equal((1, 0, 0, 1), Sum(await Sync(device)));
    }

    [Fact]
    public async Task A_concern_that_is_refused_stops_nothing_and_comes_again_put_right()
    {
        var (device, session, id) = (await Device(), await Over(), World.NewId());
        World.Answers<RaiseConcern, Guid>(c => c.Seen is null ? throw new Refused("Seen", "Say what you saw or heard") : c.ConcernId);
        var answer = await Sync(device, Worry(id, " "), Came(session, Mother));
        Assert.Equal(["refused", "joined"], answer.Entries.Select(e => e.Outcome));
        Assert.Equal("Say what you saw or heard.", answer.Entries[0].Says);
        Assert.Equal("joined", One(await Sync(device, Worry(id))).Outcome);
    }

    [Fact]
    public async Task A_fault_in_one_entry_stops_no_other_and_it_is_not_said_to_be_taken()
    {
        var (device, session, family) = (await Device(), await Over(), NewIds());
        Registers = _ => throw new InvalidOperationException("A fault");
        var answer = await Sync(device, Brought(session, family), Came(session, Mother));
        Assert.Equal(("joined", Mother), (One(answer).Outcome, Assert.Single(await Rows(session)).PersonId));
        Registers = _ => RegisterFamily.Outcome.Made;
        Assert.Equal((3, 3, 0, 0), Sum(await Sync(device, Brought(session, family))));
    }

    [Fact]
    public async Task Held_objecting_and_hidden_people_leave_the_device_and_restricted_ones_keep_the_first_name()
    {
        var (device, session) = (await Device(), await Session());
        var members = Families[Family].Select(m => m.PersonId).ToArray();
        var (hidden, stranger, _, _, _) = NewFamily();
        await Booked(session, Family, members);
        await Booked(session, hidden, stranger);
        var before = await Sync(device);
        Assert.Empty(before.Drop);
        Assert.Empty(before.Rename);
        Unseen.Add(hidden);
        Restricted.Add(members[0]);
        await World.Arrange("INSERT INTO familyhubs_hold (hold_id, person_id, kind) VALUES (@hold, @person, 'Death')", new { hold = World.NewId(), person = members[1] });
        await World.Arrange("INSERT INTO familyhubs_objection (objection_id, person_id, purpose) VALUES (@id, @person, 'DirectCare')", new { id = World.NewId(), person = members[2] });
        var after = await Sync(device);
        Assert.Equal(new HashSet<Guid> { members[1], members[2], stranger }, after.Drop.ToHashSet());
        Assert.Equal(new Renamed(members[0], "Ines"), Assert.Single(after.Rename));
    }

    [Fact]
    public async Task Somebody_whose_booking_went_with_the_hold_leaves_too_under_each_id_that_reads_for_them()
    {
        var (device, session, kept) = (await Device(), await Session(), World.NewId());
        var booking = await Booked(session, Family, Mother);
        await World.Arrange("INSERT INTO familyhubs_alias (merged_id, kept_id, of_household) VALUES (@Mother, @kept, 0)", new { Mother, kept });
        await World.Arrange("UPDATE familyhubs_booking SET status = 'CancelledByHub' WHERE id = @booking", new { booking });
        await World.Arrange("INSERT INTO familyhubs_hold (hold_id, person_id, kind) VALUES (@hold, @kept, 'Pregnancy')", new { hold = World.NewId(), kept });
        Assert.Equal(new HashSet<Guid> { Mother, kept }, (await Sync(device)).Drop.ToHashSet());
        Assert.Empty((await Worker.Ask(new GetDoorStore.Query(device))).Sessions[0].People);
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_without_an_error_and_the_rest_is_taken()
    {
        var (device, session, known) = (await Device(), await Over(), World.NewId());
        using var sent = JsonDocument.Parse($$"""
            [1, null, "x", [], { }, {"\ud800 is no name of anything that is sent": 1}, {"id": 5}, {"id": "{{known}}", "kind": "party"}, {"id": "{{World.NewId()}}", "kind": "attendance", "sessionId": [], "personId": [], "role": 3, "outcome": null, "at": false},
             {"id": "{{World.NewId()}}", "kind": "family", "sessionId": "{{session}}", "householdId": "{{World.NewId()}}", "form": [], "attending": 1},
             {"id": "{{World.NewId()}}", "kind": "close", "sessionId": "{{session}}", "headcount": "all", "explained": "\ud800"},
             {"id": "{{World.NewId()}}", "kind": "ATTENDANCE", "sessionId": "{{session}}", "personId": "{{Mother}}", "role": "mother", "outcome": "attended", "at": "{{At(-60)}}", "more": [[]]}]
            """);
        var answer = await Worker.With(s => s.GetRequiredService<Synchroniser>().Run(device, -5, [.. sent.RootElement.EnumerateArray()], CancellationToken.None));
        Assert.Equal(12, answer.Entries.Count);
        Assert.Equal(1, answer.Entries.Count(e => e.Outcome == "joined"));
        Assert.Equal(7, answer.Entries.Count(e => e.Id is null));
        Assert.Contains(answer.Entries, e => e.Id == known);
        Assert.Equal((2, 1, 0, 1), Sum(answer));
        Assert.Equal(Mother, Assert.Single(await Rows(session)).PersonId);
    }

    /// <summary>Two devices at once, each with its own connection, on the real database.</summary>
    [Fact]
    public async Task Two_devices_at_once_lose_nobody_and_note_nobody_twice()
    {
        var (one, two, session) = (await Device(), await Device(SecondWorker), await Over());
        var people = Enumerable.Range(0, 8).Select(_ => NewFamily()).SelectMany(f => new[] { f.Mother, f.Child }).ToList();
        object[] Batch() => [.. people.Select(p => Came(session, p, "Carer")), Counted(session, 1, 2)];
        var (a, b) = (Batch(), Batch());
        var answers = await Task.WhenAll(
            Task.Run(() => SyncBy(Worker, one, a)), Task.Run(() => SyncBy(SecondWorker, two, b)), Task.Run(() => SyncBy(SecondWorker, one, a)), Task.Run(() => SyncBy(Worker, two, b)));
        Assert.All(answers, x => Assert.All(x.Entries, e => Assert.Equal("joined", e.Outcome)));
        Assert.Equal((19, 19, 0, 0), Sum(await Sync(one)));
        Assert.Equal((19, 19, 0, 0), Sum(await Sync(two)));
        Assert.Equal((16, 6), ((await Rows(session)).Count, (await Sums(session)).CountedAdults + (await Sums(session)).CountedChildren));
    }

    [Fact]
    public async Task The_question_is_for_the_workers_of_the_device()
    {
        var device = await Device();
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Ask(new SynchroniseDevice.Query(device, [])));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new SynchroniseDevice.Query(device, [])));
    }
}
