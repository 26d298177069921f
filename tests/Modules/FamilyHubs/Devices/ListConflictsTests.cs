using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Devices;
using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Xunit;
using Outcome = Neighbourhood.FamilyHubs.Register.Outcome;

namespace Neighbourhood.Modules.FamilyHubs.Devices;

public sealed class ListConflictsTests : ArrangedDoor
{
    [Fact]
    public async Task The_lead_sees_what_differed_joined_was_held_and_refused_and_the_sums()
    {
        var (one, two, session) = (await Device(), await Device(SecondWorker, name: "Garden phone"), await Over());
        Registers = _ => RegisterFamily.Outcome.Held;
        await Sync(one, Came(session, Mother), Brought(session, NewIds()));
        await SyncBy(SecondWorker, two, Came(session, Mother, "Carer", "AttendedLate", at: At(-30)), Came(session, Child, role: "Wizard"), Counted(session, 2, 0));
        var found = await Worker.Ask(new ListConflicts.Query(session));
        Assert.Equal([("Front desk tablet", new DeviceSum(3, 1, 2, 0)), ("Garden phone", new DeviceSum(4, 3, 0, 1))], found.Devices.Select(d => (d.Name, d.Sum)));
        var differs = Assert.Single(found.Entries, e => e.ConflictCode is not null);
        Assert.Equal(("Carer, came late", "Mother, came", true, false), (differs.Noted, differs.Stands, differs.MayTake, differs.Settled));
        Assert.StartsWith("Mother ", differs.Who, StringComparison.Ordinal);
        Assert.Equal("2 people", found.Entries.Single(e => e.Outcome == EntryOutcome.Held).Who);
        Assert.Equal("Choose as whom they came.", found.Entries.Single(e => e.Outcome == EntryOutcome.Refused).Says);
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Ask(new ListConflicts.Query(session)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new ListConflicts.Query(session)));
    }

    [Fact]
    public async Task It_waits_in_the_leads_list_until_it_is_settled()
    {
        var (one, two, session) = (await Device(), await Device(SecondWorker), await Over());
        await Sync(one, Came(session, Mother));
        await SyncBy(SecondWorker, two, Came(session, Mother, "Carer", at: At(-30)));
        var entry = Assert.Single(await EntriesOf(two)).Id;
        var work = Assert.Single(await Worker.Ask(new GatherMyWork(Worker.Id, Today)), w => w.Path.EndsWith("/entries", StringComparison.Ordinal));
        Assert.StartsWith("1 entry of a device to look at: Stay and play", work.Title, StringComparison.Ordinal);
        Assert.DoesNotContain(await SecondWorker.Ask(new GatherMyWork(SecondWorker.Id, Today)), w => w.Path.EndsWith("/entries", StringComparison.Ordinal));
        await Worker.Send(new SettleEntry.Command(session, entry, false));
        Assert.DoesNotContain(await Worker.Ask(new GatherMyWork(Worker.Id, Today)), w => w.Path.EndsWith("/entries", StringComparison.Ordinal));
    }
}

public sealed class SettleEntryTests : ArrangedDoor
{
    [Fact]
    public async Task The_lead_keeps_the_register_or_takes_what_the_device_said_and_no_device_changes_it_back()
    {
        var (one, two, session) = (await Device(), await Device(SecondWorker), await Over());
        var booking = await Booked(session, Family, Mother);
        await Sync(one, Came(session, Mother), Came(session, Child, "Child"));
        await SyncBy(SecondWorker, two, Came(session, Mother, "Carer", "AttendedLate", at: At(-30)), Came(session, Child, "Sibling", at: At(-30)));
        var entries = (await EntriesOf(two)).ToDictionary(e => e.ConflictCode!);
        await Worker.Send(new SettleEntry.Command(session, entries[EntryConflict.Outcome].Id, true));
        Assert.Equal(["AttendedLate"], await OutcomesOf(booking));
        await Worker.Send(new SettleEntry.Command(session, entries[EntryConflict.Role].Id, false));
        await Worker.Send(new SettleEntry.Command(session, entries[EntryConflict.Role].Id, true)); // pressed again: the first stands
        await Sync(one, Came(session, Mother, at: At(-80)));
        Assert.Equal([(AttendanceRole.Carer, Outcome.AttendedLate), (AttendanceRole.Child, Outcome.Attended)],
            (await Rows(session)).OrderBy(r => r.PersonId == Child).Select(r => (r.Role, r.Outcome)));
        Assert.All(await EntriesOf(two), e => Assert.NotNull(e.SettledAt));
    }

    [Fact]
    public async Task What_is_not_there_to_settle_is_refused_and_who_may()
    {
        var (one, two, session) = (await Device(), await Device(SecondWorker), await Over());
        await Sync(one, Came(session, Mother));
        await SyncBy(SecondWorker, two, Came(session, Mother, "Carer", at: At(-30)), Came(session, Child, role: "Wizard"));
        var (plain, entries) = ((await EntriesOf(one))[0].Id, await EntriesOf(two));
        var (differs, refused) = (entries.Single(e => e.ConflictCode is not null).Id, entries.Single(e => e.Outcome == EntryOutcome.Refused).Id);
        await Assert.ThrowsAsync<Refused>(() => Worker.Send(new SettleEntry.Command(session, plain, false)));
        await Assert.ThrowsAsync<Refused>(() => Worker.Send(new SettleEntry.Command(session, refused, true)));
        var another = await Over();
        await Assert.ThrowsAsync<NotFound>(() => Worker.Send(new SettleEntry.Command(another, differs, false)));
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Send(new SettleEntry.Command(session, differs, false)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(new SettleEntry.Command(session, differs, false)));
        await Close(session, 1);
        await Assert.ThrowsAsync<Refused>(() => Worker.Send(new SettleEntry.Command(session, differs, true)));
        await Worker.Send(new SettleEntry.Command(session, differs, false));
        await Worker.Send(new SettleEntry.Command(session, refused, false));
        Assert.Equal(SessionStatus.RegisterClosed, await StatusOf(session));
    }
}
