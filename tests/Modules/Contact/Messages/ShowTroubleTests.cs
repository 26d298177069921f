using Neighbourhood.Contact.Messages;
using Neighbourhood.Contact.Transports;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Contact.Messages;

public sealed class ShowTroubleTests : ContactTest
{
    private Actor Operator => World.As(Roles.Operator, Guid.Empty);

    [Fact]
    public async Task A_parked_message_is_set_going_again_through_the_gate()
    {
        var message = Here.Reminder(Here.Person());
        await Here.Queue(message);
        Here.Provider.Answers = _ => new Handed(SendOutcome.Broken, Code: "no-template-id");
        await Here.Dispatcher().RunToEnd();
        Assert.Equal("no-template-id", Assert.Single((await Operator.Ask(new ShowTrouble.Query())).Messages).Error);
        Here.Provider.Answers = _ => null;
        await Operator.Send(new ShowTrouble.Command(message.MessageId, null));
        await Here.Dispatcher().RunToEnd();
        Assert.Equal(MessageState.Sent, await Here.State(message.MessageId));
        Assert.Equal(0, (await Operator.Ask(new ShowTrouble.Query())).Count);
    }

    [Fact]
    public async Task What_is_not_parked_is_not_found_and_workers_are_denied()
    {
        await Assert.ThrowsAsync<NotFound>(() => Operator.Send(new ShowTrouble.Command(World.NewId(), null)));
        await Assert.ThrowsAsync<Denied>(() => Worker().Ask(new ShowTrouble.Query()));
    }
}
