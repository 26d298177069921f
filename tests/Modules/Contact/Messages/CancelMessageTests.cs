using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Messages;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Contact.Messages;

public sealed class CancelMessageTests : ContactTest
{
    [Fact]
    public async Task What_has_not_left_is_cancelled_once_and_never_sent()
    {
        var (person, _) = await Here.Family();
        var message = Here.Reminder(person);
        await Here.Queue(message);
        await Worker().Send(new CancelMessage.Command(person, message.MessageId));
        await Worker().Send(new CancelMessage.Command(person, message.MessageId));
        await Here.Dispatcher().RunToEnd();
        Assert.Equal(MessageState.Cancelled, await Here.State(message.MessageId));
        Assert.Empty(Here.Provider.Taken);
        Assert.Equal(new MessageStopped(message.MessageId, person, null), Assert.Single(World.Told.OfType<MessageStopped>()));
    }

    [Fact]
    public async Task What_has_left_anothers_family_and_another_persons_message_are_refused()
    {
        var (person, _) = await Here.Family();
        var (other, _) = await Here.Family("Ngozi");
        var message = Here.Reminder(person);
        await Here.Queue(message);
        await Assert.ThrowsAsync<NotFound>(() => Worker(World.NewId()).Send(new CancelMessage.Command(person, message.MessageId)));
        await Assert.ThrowsAsync<NotFound>(() => Worker().Send(new CancelMessage.Command(other, message.MessageId)));
        await Here.Dispatcher().RunToEnd();
        await Assert.ThrowsAsync<Refused>(() => Worker().Send(new CancelMessage.Command(person, message.MessageId)));
    }
}
