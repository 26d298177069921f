using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Messages;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Contact.Messages;

public sealed class AnswerStopMessagesTests : ContactTest
{
    [Fact]
    public async Task What_waits_for_the_morning_lapses_with_what_it_was_about_and_nothing_else_does()
    {
        var (person, _) = await Here.Family();
        var (booking, session, morning) = (World.NewId(), World.NewId(), World.Clock.Now().AddHours(24));
        var (booked, other) = (Here.Reminder(person, morning) with { SubjectIds = [session, booking] }, Here.Reminder(person, morning) with { SubjectIds = [session, World.NewId()] });
        foreach (var message in new[] { booked, other }) await Here.Queue(message);
        await Worker().Send(new StopMessages(booking));
        await Worker().Send(new StopMessages(booking));
        await Worker().Send(new StopMessages(World.NewId()));
        World.Clock.MoveTo(morning.AddMinutes(1));
        await Here.Dispatcher().RunToEnd();
        Assert.Equal((MessageState.Cancelled, MessageState.Sent), (await Here.State(booked.MessageId), await Here.State(other.MessageId)));
        Assert.Single(Here.Provider.Taken);
        Assert.Empty(World.Told.OfType<MessageStopped>());
    }

    [Fact]
    public async Task What_has_left_stays_as_it_is()
    {
        var (person, _) = await Here.Family();
        var message = Here.Reminder(person);
        await Here.Queue(message);
        await Here.Dispatcher().RunToEnd();
        await Worker().Send(new StopMessages(message.SubjectIds[0]));
        Assert.Equal(MessageState.Sent, await Here.State(message.MessageId));
    }

    [Fact]
    public async Task Whoever_may_send_no_message_takes_none_back() =>
        await Assert.ThrowsAsync<Denied>(() => World.As(World.NewId(), null).Send(new StopMessages(World.NewId())));
}
