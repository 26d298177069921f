using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Register;

public sealed class SayWhyNotThereTests : ArrangedRegister
{
    [Fact]
    public async Task Why_is_said_later_and_told_once()
    {
        var session = await Over(await Activity(strand: "Targeted"));
        await Booked(session, Family, Child);
        var why = new SayWhyNotThere.Command(session, [new(Child, null, MissedReason.Transport, "No bus")]);
        await Refuses(Worker.Send(why), "", "Close the register first");
        await Close(session, 0);
        await Worker.Send(why);
        await Worker.Send(why);
        Assert.Equal((MissedReason.Transport, "No bus"), Assert.Single((await Worker.Ask(new SeeMissed(session))).Select(p => (p.Reason!.Value, p.Note!))));
        Assert.Single(World.Told.OfType<ChildWasNotBrought>());
        await Refuses(Worker.Send(new SayWhyNotThere.Command(session, [new(Child, null, (MissedReason)99, null)])), "Missed", "from the list");
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Send(why));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(why));
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Ask(new SeeMissed(session)));
    }
}
