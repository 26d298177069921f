using Neighbourhood.Access.Contracts;
using Neighbourhood.FamilyHubs.Devices;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Devices;

public sealed class HandOverDeviceTests : ArrangedDoor
{
    [Fact]
    public async Task A_device_is_handed_over_with_the_count_of_what_was_not_sent_and_takes_nothing_after()
    {
        var (device, session) = (await Device(), await Over());
        Assert.Equal(new HandOverDevice.Answered(device, true, 12), await Worker.Send(new HandOverDevice.Command(device, 12)));
        Assert.Equal(new HandOverDevice.Answered(device, true, 12), await Worker.Send(new HandOverDevice.Command(device, 0))); // pressed again: the first stands
        Assert.Equal(["SetUp", "HandedOver"], await StepsOf(device));
        var after = await Sync(device, Came(session, Mother));
        Assert.True(after.Ended);
        Assert.Empty(await Rows(session));
    }

    [Fact]
    public async Task A_count_that_is_none_is_refused_and_another_hubs_worker_finds_no_device()
    {
        var device = await Device();
        await Assert.ThrowsAsync<Refused>(() => Worker.Send(new HandOverDevice.Command(device, -1)));
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Send(new HandOverDevice.Command(device, 0)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(new HandOverDevice.Command(device, 0)));
    }
}

public sealed class EndDeviceTests : ArrangedDoor
{
    [Fact]
    public async Task A_manager_ends_a_lost_device_and_its_store_is_empty_from_then_on()
    {
        var (device, session) = (await Device(), await Session());
        await Booked(session, Family, Mother);
        Assert.NotEmpty((await Worker.Ask(new GetDoorStore.Query(device))).Sessions);
        await Manager.Send(new EndDevice.Command(device, DeviceEnd.Lost));
        await Manager.Send(new EndDevice.Command(device, DeviceEnd.Replaced)); // pressed again: the first stands
        Assert.Equal(["SetUp", "Lost"], await StepsOf(device));
        var store = await Worker.Ask(new GetDoorStore.Query(device));
        Assert.True(store.Ended);
        Assert.Empty(store.Sessions);
    }

    [Fact]
    public async Task A_reason_is_asked_and_only_the_hubs_own_manager_may()
    {
        var device = await Device();
        Assert.Equal("Why", (await Assert.ThrowsAsync<Refused>(() => Manager.Send(new EndDevice.Command(device, null)))).Input);
        await Assert.ThrowsAsync<Refused>(() => Manager.Send(new EndDevice.Command(device, DeviceEnd.HandedOver)));
        await Assert.ThrowsAsync<NotFound>(() => OtherManager.Send(new EndDevice.Command(device, DeviceEnd.Lost)));
        await Assert.ThrowsAsync<Denied>(() => Worker.Send(new EndDevice.Command(device, DeviceEnd.Lost)));
    }

    [Fact]
    public async Task A_worker_who_has_left_leaves_no_device_behind()
    {
        var (mine, others) = (await Device(), await Device(SecondWorker));
        await World.Happened(new AccountEnded(Worker.Id, Today));
        await World.Deliver();
        Assert.Equal(["SetUp", "AccountEnded"], await StepsOf(mine));
        Assert.Equal(["SetUp"], await StepsOf(others));
    }
}

public sealed class ListDevicesTests : ArrangedDoor
{
    [Fact]
    public async Task A_manager_sees_the_devices_of_their_hubs_with_their_sums_those_in_use_first()
    {
        var (device, ended, session) = (await Device(), await Device(name: "An old phone"), await Over());
        await Device(OtherWorker, OtherHub);
        await Sync(device, Came(session, Mother), Came(World.NewId(), Child));
        await Worker.Send(new HandOverDevice.Command(ended, 3));
        var rows = await Manager.Ask(new ListDevices.Query());
        Assert.Equal([device, ended], rows.Select(r => r.Device.Id));
        Assert.Equal(new DeviceSum(2, 1, 0, 1), rows[0].Sum);
        Assert.Equal("Acorn Hub", rows[0].Device.Site);
        // Of a session that nobody knows: there is no page to look at it.
        Assert.Equal((null, null, 1), rows[0].Looks.Select(l => (l.SessionId, l.Title, l.Entries)).Single());
        Assert.Empty(rows[1].Looks);
        Assert.Equal((DeviceEnd.HandedOver, 3), (rows[1].Device.EndedCode, rows[1].Device.HandedOverCount));
        World.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal([device], (await Manager.Ask(new ListDevices.Query())).Select(r => r.Device.Id));
        await Assert.ThrowsAsync<Denied>(() => Worker.Ask(new ListDevices.Query()));
    }

    [Fact]
    public async Task What_is_to_be_looked_at_leads_to_its_session()
    {
        var (one, two, session) = (await Device(), await Device(SecondWorker, name: "Garden door phone"), await Over());
        await Sync(one, Came(session, Mother));
        await SyncBy(SecondWorker, two, Came(session, Mother, "Carer", "AttendedLate", at: At(-50)));
        var rows = await Manager.Ask(new ListDevices.Query());
        var day = (await World.Sql<DateOnly>("SELECT day FROM familyhubs_session WHERE id = @session", new { session })).Single();
        Assert.Empty(rows.Single(r => r.Device.Id == one).Looks);
        Assert.Equal((session, "Stay and play", day, 1), rows.Single(r => r.Device.Id == two).Looks.Select(l => (l.SessionId!.Value, l.Title, l.Day!.Value, l.Entries)).Single());
        var entry = Assert.Single((await Worker.Ask(new ListConflicts.Query(session))).Entries, e => e.ConflictCode is not null);
        await Worker.Send(new SettleEntry.Command(session, entry.Id, false));
        Assert.All(await Manager.Ask(new ListDevices.Query()), r => Assert.Empty(r.Looks));
    }
}

public sealed class GreetDeviceTests : ArrangedDoor
{
    [Fact]
    public async Task A_device_in_touch_is_noted_with_what_it_has_not_sent()
    {
        var device = await Device();
        World.Clock.Advance(TimeSpan.FromHours(2));
        Assert.True(await Worker.Send(new GreetDevice.Command(device, 7)));
        Assert.Equal(7, Assert.Single(await World.Sql<int>("SELECT unsent FROM familyhubs_device WHERE seen_at = @now", new { now = World.Clock.Now() })));
        await Worker.Send(new GreetDevice.Command(device, int.MinValue));
        Assert.Equal(0, Assert.Single(await World.Sql<int>("SELECT unsent FROM familyhubs_device")));
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Send(new GreetDevice.Command(device, 1)));
        await Worker.Send(new HandOverDevice.Command(device, 0));
        Assert.False(await Worker.Send(new GreetDevice.Command(device, 1)));
    }
}
