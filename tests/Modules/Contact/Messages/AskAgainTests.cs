using Neighbourhood.Contact.Messages;
using Neighbourhood.Families.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Contact.Messages;

public sealed class AskAgainTests : ContactTest
{
    [Fact]
    public async Task Whoever_becomes_restricted_gets_nothing_queued_but_by_a_way_marked_safe()
    {
        var (safe, letter) = (Here.Person(), Here.Person());
        Here.Reach[letter] = Here.Reach[letter] with { Points = [Here.Point(ReachMode.Letter, SafeToUse.Unknown)] };
        var messages = new[] { Here.Reminder(safe), Here.Reminder(letter) };
        foreach (var message in messages) await Here.Queue(message);
        foreach (var person in new[] { safe, letter })
        {
            Here.Reach[person] = Here.Reach[person] with { Restricted = true };
            await World.Happened(new PersonRestricted(person));
        }
        Assert.Equal((MessageState.Queued, MessageState.Refused), (await Here.State(messages[0].MessageId), await Here.State(messages[1].MessageId)));
        Assert.Equal("RestrictedNotSafe", await Here.Refusal(messages[1].MessageId));
    }

    [Fact]
    public async Task An_objection_stops_what_serves_its_purpose_and_no_other()
    {
        var person = Here.Person();
        var (reminder, offer) = (Here.Reminder(person), Here.Offer(person));
        await Here.Queue(reminder);
        await Here.Queue(offer);
        Here.Objections.Add((person, SharingPurpose.EarlyHelp));
        await World.Happened(new SharingObjectionRecorded(World.NewId(), person, [SharingPurpose.EarlyHelp], []));
        Assert.Equal((MessageState.Queued, "Objection"), (await Here.State(reminder.MessageId), await Here.Refusal(offer.MessageId)));
    }

    [Fact]
    public async Task What_tells_another_about_this_person_is_asked_again_too()
    {
        var (person, about) = (Here.Person(), Here.Person());
        var message = Here.Reminder(person) with { AboutPersonIds = [about] };
        await Here.Queue(message);
        Here.Telling = Telling.No;
        await World.Happened(new PersonRestricted(about));
        Assert.Equal("MayNotBeTold", await Here.Refusal(message.MessageId));
    }

    [Fact]
    public async Task At_night_nothing_is_refused_for_the_hour()
    {
        var person = Here.Person();
        var message = Here.Reminder(person);
        await Here.Queue(message);
        World.Clock.Advance(TimeSpan.FromHours(13));
        await World.Happened(new PersonRestricted(person));
        Assert.Equal(MessageState.Queued, await Here.State(message.MessageId));
    }
}
