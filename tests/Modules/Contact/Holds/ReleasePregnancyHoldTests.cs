using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Holds;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Families;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Contact.Holds;

public sealed class ReleasePregnancyHoldTests : ContactTest
{
    private Guid _person;
    private Guid _household;
    private Guid _hold;
    private Actor _midwife = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        (_person, _household) = await Here.Family();
        _hold = await Here.Hold(_person, HoldKind.Pregnancy);
        _midwife = World.As(Roles.Midwife);
        await World.Involve(_household, user: _midwife.Id, kind: "maternity");
    }

    [Fact]
    public async Task Her_midwife_releases_it_with_a_reason()
    {
        var stands = await _midwife.Ask(new ReleasePregnancyHold.Query(_person, _hold));
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => _midwife.Send(new ReleasePregnancyHold.Command(_person, _hold, stands.Version, null)))).Input);
        await _midwife.Send(new ReleasePregnancyHold.Command(_person, _hold, stands.Version, "She asked for it"));
        Assert.Equal(HoldKind.Pregnancy, Assert.Single(World.Told.OfType<ContactReleased>()).Kind);
        Assert.True((await Here.Queue(Here.Reminder(_person))).Queued);
        await Assert.ThrowsAsync<NotFound>(() => _midwife.Send(new ReleasePregnancyHold.Command(_person, _hold, stands.Version, "She asked for it")));
    }

    [Fact]
    public async Task Nobody_else_releases_it_nor_a_midwife_who_does_not_work_with_her_nor_another_kind()
    {
        var command = new ReleasePregnancyHold.Command(_person, _hold, 1, "She asked for it");
        await Assert.ThrowsAsync<NotFound>(() => World.As(Roles.Midwife).Send(command));
        await Assert.ThrowsAsync<Denied>(() => Worker().Send(command));
        await Assert.ThrowsAsync<Denied>(() => World.As(Roles.Operator, Guid.Empty).Send(command));
        await Assert.ThrowsAsync<Denied>(() => World.As(Roles.SafeguardingLead, Guid.Empty).Send(command));
        var other = await Here.Hold(_person);
        await Assert.ThrowsAsync<NotFound>(() => _midwife.Send(command with { HoldId = other }));
        await Assert.ThrowsAsync<Conflict>(() => _midwife.Send(command with { Version = 7 }));
        Assert.Empty(World.Told.OfType<ContactReleased>());
    }
}
