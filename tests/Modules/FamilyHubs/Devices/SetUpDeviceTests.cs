using Neighbourhood.FamilyHubs.Devices;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Devices;

public sealed class SetUpDeviceTests : ArrangedDoor
{
    [Fact]
    public async Task A_worker_sets_up_a_tablet_at_their_hub_and_a_repeat_answers_the_same()
    {
        var command = new SetUpDevice.Command(World.NewId(), Hub, " Front desk tablet ");
        var first = await Worker.Send(command);
        Assert.Equal((command.Id, Hub, "Acorn Hub", 24, 5), (first.DeviceId, first.SiteId, first.Site, first.NamesHours, first.PinTries));
        Assert.Equal(first, await Worker.Send(command));
        Assert.Equal("Front desk tablet", Assert.Single(await World.Sql<string>("SELECT name FROM familyhubs_device")));
        Assert.Equal(["SetUp"], await StepsOf(command.Id));
        await Assert.ThrowsAsync<Conflict>(() => Worker.Send(command with { Name = "Another" }));
    }

    [Fact]
    public async Task What_is_missing_is_refused_and_who_may()
    {
        var right = new SetUpDevice.Command(World.NewId(), Hub, "Tablet");
        Assert.Equal("Name", (await Assert.ThrowsAsync<Refused>(() => Worker.Send(right with { Name = " " }))).Input);
        Assert.Equal("Name", (await Assert.ThrowsAsync<Refused>(() => Worker.Send(right with { Name = new string('x', 81) }))).Input);
        await Assert.ThrowsAsync<Refused>(() => Worker.Send(right with { Id = Guid.Empty }));
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Send(right));
        await Assert.ThrowsAsync<NotFound>(() => Worker.Send(right with { SiteId = World.NewId() }));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(right));
        await World.Arrange("UPDATE familyhubs_site SET closed_on = @Today WHERE id = @Hub", new { Today, Hub });
        Assert.Equal("SiteId", (await Assert.ThrowsAsync<Refused>(() => Worker.Send(right))).Input);
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM familyhubs_device"));
    }

    [Fact]
    public async Task The_places_are_the_workers_own_and_open()
    {
        Assert.Equal(["Acorn Hub"], (await Worker.Ask(new SetUpDevice.Query())).Sites.Select(s => s.Name));
        Assert.Equal(["Birch Hub"], (await OtherWorker.Ask(new SetUpDevice.Query())).Sites.Select(s => s.Name));
        Assert.Equal(2, (await World.AsSystem().Ask(new SetUpDevice.Query())).Sites.Count);
        await World.Arrange("UPDATE familyhubs_site SET closed_on = @Today WHERE id = @Hub", new { Today, Hub });
        Assert.Empty((await Worker.Ask(new SetUpDevice.Query())).Sites);
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new SetUpDevice.Query()));
    }
}
