using Neighbourhood.Families.Rights;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Rights;

public sealed class HoldRecordsTests : IAsyncLifetime
{
    private World _world = null!;
    private Guid _person;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _person = (await _world.Family()).Adult!.PersonId;
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Actor Lead => _world.As(Roles.InformationGovernanceLead, Guid.Empty);

    [Fact]
    public async Task A_hold_is_placed_once_lifted_with_a_reason_and_kept()
    {
        var command = new HoldRecords.Command(_world.NewId(), _person, "A complaint is looked at");
        Assert.Equal(command.Id, await Lead.Send(command));
        Assert.Equal(command.Id, await Lead.Send(command));
        await Lead.Send(new HoldRecords.Lift(command.Id, "The complaint was answered"));
        var hold = Assert.Single((await Lead.Ask(new HoldRecords.Query(_person))).Holds);
        Assert.Equal(("A complaint is looked at", "The complaint was answered"), (hold.Reason, hold.LiftedReason));
        await Assert.ThrowsAsync<Conflict>(() => Lead.Send(new HoldRecords.Lift(command.Id, "Once more")));
    }

    [Fact]
    public async Task Without_a_reason_and_without_a_person_there_is_none()
    {
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => Lead.Send(new HoldRecords.Command(_world.NewId(), _person, " ")))).Input);
        await Assert.ThrowsAsync<NotFound>(() => Lead.Send(new HoldRecords.Command(_world.NewId(), _world.NewId(), "A complaint")));
        await Assert.ThrowsAsync<NotFound>(() => Lead.Ask(new HoldRecords.Query(_world.NewId())));
        await Assert.ThrowsAsync<Denied>(() => _world.Hub().Send(new HoldRecords.Command(_world.NewId(), _person, "A complaint")));
        await Assert.ThrowsAsync<Denied>(() => _world.Hub().Ask(new HoldRecords.Query(_person)));
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM families_legal_hold"));
    }
}
