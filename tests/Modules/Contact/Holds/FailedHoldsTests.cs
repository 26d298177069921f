using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Holds;
using Neighbourhood.Contact.Messages;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Contact.Holds;

public sealed class FailedHoldsTests : ContactTest
{
    private Actor Operator => World.As(Roles.Operator, Guid.Empty);

    [Fact]
    public async Task A_hold_that_fails_stops_all_to_its_people_is_tried_again_and_the_operator_sees_it_at_once()
    {
        var (person, failed) = (Here.Person(), World.Services.GetRequiredService<FailedHolds>());
        var message = Here.Reminder(person);
        await Here.Queue(message);
        var dispatcher = Here.Dispatcher();
        var departing = await dispatcher.Prepare(Assert.Single(await dispatcher.Claim()));

        var hold = new HoldKeeper.Hold(World.NewId(), [person], HoldKind.Safety);
        await Assert.ThrowsAsync<Busy>(() => failed.Watch<Guid>(hold, null, () => throw new Busy()));
        Assert.Equal((false, ContactRefusal.Hold), await May(person));
        await dispatcher.Record(departing!, await dispatcher.HandOver(departing!));
        Assert.Empty(Here.Provider.Taken);
        Assert.Equal(1, (await Operator.Ask(new ShowTrouble.Query())).HoldsWaiting);

        await dispatcher.RunToEnd();
        Assert.Empty(Here.Provider.Taken);
        Assert.Equal((MessageState.Refused, 0), (await Here.State(message.MessageId), failed.Count));
        var late = Assert.Single((await Operator.Ask(new ShowTrouble.Query())).Holds);
        Assert.Equal((hold.Id, "Busy"), (late.HoldId, late.Error));
        Assert.Single(World.Told.OfType<ContactHeld>());
        await Operator.Send(new ShowTrouble.Command(null, late.Id));
        Assert.Empty((await Operator.Ask(new ShowTrouble.Query())).Holds);
    }

    [Fact]
    public async Task What_a_rule_refuses_is_no_failure()
    {
        var failed = World.Services.GetRequiredService<FailedHolds>();
        await Assert.ThrowsAsync<Refused>(() => failed.Watch<Guid>(new(World.NewId(), [World.NewId()], HoldKind.Other), null, () => throw new Refused("", "No")));
        Assert.Equal(0, failed.Count);
    }

    private async Task<(bool, ContactRefusal?)> May(Guid person)
    {
        var answer = await World.AsSystem().Ask(new MayContact(person, MessageKind.Appointment));
        return (answer.Yes, answer.Refusal);
    }
}
