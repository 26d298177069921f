using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Holds;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Families;
using Xunit;

namespace Neighbourhood.Modules.Contact.Holds;

public sealed class ListHoldsTests : ContactTest
{
    [Fact]
    public async Task What_waits_for_the_viewer_comes_first_and_a_pregnancy_is_not_on_it()
    {
        var (person, _) = await Here.Family();
        var first = await Here.Hold(person);
        World.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await Here.Hold(person, HoldKind.Other);
        await Here.Hold(person, HoldKind.Pregnancy);
        var (lead, @operator) = (World.As(Roles.SafeguardingLead, FamiliesWorld.Mdt), World.As(Roles.Operator, Guid.Empty));
        await @operator.Send(new ReleaseHold.Command(second, 1, "It was a mistake"));
        Assert.Equal([(second, true, true), (first, false, false)], (await lead.Ask(new ListHolds.Query())).Select(r => (r.Id, r.Asked, r.MayConfirm)));
        Assert.Equal([false, false], (await @operator.Ask(new ListHolds.Query())).Select(r => r.MayConfirm));
        Assert.Equal("1 to confirm: somebody asked for contact to begin again.", await lead.With(s => ((WaitingHolds)s.GetService(typeof(WaitingHolds))!).Says(default)));
        await Assert.ThrowsAsync<Denied>(() => Worker().Ask(new ListHolds.Query()));
    }
}
