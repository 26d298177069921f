using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Messages;
using Neighbourhood.Contact.Transports;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Contact.Messages;

public sealed class DispatcherTests : ContactTest
{
    private async Task<Guid> Queued(Guid? person = null)
    {
        var message = Here.Reminder(person ?? Here.Person());
        Assert.True((await Here.Queue(message)).Queued);
        return message.MessageId;
    }

    [Fact]
    public async Task A_message_is_sent_once_filled_in_and_told()
    {
        var person = Here.Person();
        var id = await Queued(person);
        await Here.Dispatcher().RunToEnd();
        await Here.Dispatcher().RunToEnd();
        var parcel = Assert.Single(Here.Provider.Taken);
        Assert.Equal((id, ContactMode.Text), (parcel.Id, parcel.Mode));
        Assert.Equal("Hello Amara. Stay and play is on Tuesday 4 March at 10am at the hub. We look forward to seeing you. Tell anyone at your family hub if you cannot come.", parcel.Body);
        Assert.Equal(MessageState.Sent, await Here.State(id));
        Assert.Equal(new ContactMade(person, ContactMode.Text, ContactOutcome.Sent, null, new DateOnly(2026, 3, 2), true, id), Assert.Single(World.Told.OfType<ContactMade>()));
        Assert.Equal([person.ToString()], await World.Sql<string>("SELECT subjects FROM kernel_audit WHERE kind = 'send'"));
    }

    [Fact]
    public async Task One_that_dies_after_sending_leaves_it_findable_and_it_is_never_sent_twice()
    {
        var id = await Queued();
        var dying = Here.Dispatcher();
        var departing = await dying.Prepare(Assert.Single(await dying.Claim()));
        Assert.Equal(SendOutcome.Accepted, (await dying.HandOver(departing!)).Outcome);
        // It dies here: nothing is recorded. While its lease runs nobody touches the message.
        await Here.Dispatcher().RunToEnd();
        Assert.Equal(MessageState.Sending, await Here.State(id));
        World.Clock.Advance(Dispatcher.Lease + TimeSpan.FromSeconds(1));
        await Here.Dispatcher().RunToEnd();
        Assert.Equal(MessageState.Sent, await Here.State(id));
        Assert.Single(Here.Provider.Taken);
        Assert.Equal($"n-{id}", Assert.Single(await World.Sql<string>("SELECT provider_id FROM contact_message")));
        Assert.Single(World.Told.OfType<ContactMade>());
    }

    [Fact]
    public async Task One_that_dies_before_sending_leaves_it_to_the_next_through_the_gate_again()
    {
        var person = Here.Person();
        var id = await Queued(person);
        var dying = Here.Dispatcher();
        await dying.Prepare(Assert.Single(await dying.Claim()));
        await Here.Hold(person);
        World.Clock.Advance(Dispatcher.Lease + TimeSpan.FromSeconds(1));
        await Here.Dispatcher().RunToEnd();
        Assert.Empty(Here.Provider.Taken);
        Assert.Equal((MessageState.Refused, "Hold"), (await Here.State(id), await Here.Refusal(id)));
    }

    [Fact]
    public async Task One_that_slept_past_its_lease_does_not_send()
    {
        var id = await Queued();
        var slow = Here.Dispatcher();
        var departing = await slow.Prepare(Assert.Single(await slow.Claim()));
        World.Clock.Advance(Dispatcher.Lease + TimeSpan.FromSeconds(1));
        await Here.Dispatcher().RunToEnd();
        Assert.Single(Here.Provider.Taken);
        var handed = await slow.HandOver(departing!);
        await slow.Record(departing!, handed);
        Assert.NotEqual(SendOutcome.Accepted, handed.Outcome);
        Assert.Single(Here.Provider.Taken);
        Assert.Equal(MessageState.Sent, await Here.State(id));
    }

    [Fact]
    public async Task Two_at_once_send_each_message_once()
    {
        for (var n = 0; n < 30; n++) await Queued();
        await Task.WhenAll(Task.Run(() => Here.Dispatcher().RunToEnd()), Task.Run(() => Here.Dispatcher().RunToEnd()));
        Assert.Equal(30, Here.Provider.Taken.Select(p => p.Id).Distinct().Count());
        Assert.Equal(30, Here.Provider.Taken.Count);
    }

    [Fact]
    public async Task A_hold_in_the_very_moment_before_it_is_handed_over_stops_it()
    {
        var person = Here.Person();
        var id = await Queued(person);
        var dispatcher = Here.Dispatcher();
        var departing = await dispatcher.Prepare(Assert.Single(await dispatcher.Claim()));
        await Here.Hold(person);
        await dispatcher.Record(departing!, await dispatcher.HandOver(departing!));
        await dispatcher.RunToEnd();
        Assert.Empty(Here.Provider.Taken);
        Assert.Equal(MessageState.Refused, await Here.State(id));
    }

    [Fact]
    public async Task What_was_certainly_not_taken_is_tried_later_and_at_last_parked_for_the_operator()
    {
        var id = await Queued();
        Here.Provider.Answers = _ => new Handed(SendOutcome.TryLater, Code: "too-many");
        var dispatcher = Here.Dispatcher();
        await dispatcher.RunToEnd();
        Assert.Equal(MessageState.Queued, await Here.State(id));
        Assert.Equal(0, await dispatcher.RunOnce());
        foreach (var minutes in new[] { 1, 4 })
        {
            World.Clock.Advance(TimeSpan.FromMinutes(minutes));
            Assert.Equal(1, await dispatcher.RunOnce());
        }
        World.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await dispatcher.RunOnce());
        var trouble = await World.As(Roles.Operator, Guid.Empty).Ask(new ShowTrouble.Query());
        Assert.Equal((id, 3, "too-many"), trouble.Messages.Select(m => (m.Id, m.Tries, m.Error!)).Single());
    }

    [Fact]
    public async Task Where_the_answer_was_lost_the_provider_is_asked_before_anything_is_sent_again()
    {
        var id = await Queued();
        var tries = 0;
        Here.Provider.Answers = parcel =>
        {
            tries++;
            Here.Provider.Taken.Add(parcel);
            return new Handed(SendOutcome.Unknown, Code: "no-answer");
        };
        var dispatcher = Here.Dispatcher();
        await dispatcher.RunToEnd();
        Assert.Equal(MessageState.Sending, await Here.State(id));
        Here.Provider.CanBeAsked = false;
        World.Clock.Advance(TimeSpan.FromMinutes(1));
        await dispatcher.RunToEnd();
        Assert.Equal(MessageState.Sending, await Here.State(id));
        Here.Provider.CanBeAsked = true;
        World.Clock.Advance(TimeSpan.FromMinutes(4));
        await dispatcher.RunToEnd();
        Assert.Equal((MessageState.Sent, 1), (await Here.State(id), tries));
    }

    [Fact]
    public async Task An_address_that_is_refused_comes_back_as_an_event_and_is_not_used_again_until_it_is_checked()
    {
        var person = Here.Person();
        var id = await Queued(person);
        Here.Provider.Answers = _ => new Handed(SendOutcome.AddressRefused, Code: "address-refused");
        await Here.Dispatcher().RunToEnd();
        Assert.Equal(new MessageUndeliverable(id, person, ContactMode.Text), Assert.Single(World.Told.OfType<MessageUndeliverable>()));
        Assert.Equal(ContactRefusal.NoSafeWay, (await Here.Queue(Here.Reminder(person))).Refusal);
        Here.Reach[person] = Here.Reach[person] with { Points = [Here.Point(ReachMode.Text) with { CheckedOn = new DateOnly(2026, 3, 3) }] };
        Assert.True((await Here.Queue(Here.Reminder(person))).Queued);
    }

    [Fact]
    public async Task One_message_that_fails_stops_no_other()
    {
        var (bad, good) = (Here.Person(), Here.Person());
        Here.Reach[bad] = Here.Reach[bad] with { FirstName = "Bad" };
        await Queued(bad);
        var id = await Queued(good);
        Here.Provider.Before = parcel => { if (parcel.Body.Contains("Bad", StringComparison.Ordinal)) throw new InvalidOperationException("The wire broke"); };
        await Here.Dispatcher().RunToEnd();
        Assert.Equal(MessageState.Sent, await Here.State(id));
    }

    [Fact]
    public async Task In_the_demo_nothing_leaves_and_all_is_on_the_outbox_page()
    {
        await World.Arrange("INSERT INTO kernel_mark (name, value, set_at) VALUES ('demo', 'made', '2026-03-02 10:00:00.000')");
        var id = await Queued();
        await Here.Dispatcher().RunToEnd();
        Assert.Empty(Here.Provider.Taken);
        Assert.Equal(MessageState.Sent, await Here.State(id));
    }

    [Fact]
    public async Task A_person_who_cannot_be_found_or_died_since_gets_nothing()
    {
        var (gone, dead) = (Here.Person(), Here.Person());
        var ids = new[] { await Queued(gone), await Queued(dead) };
        Here.Reach.Remove(gone);
        Here.Reach[dead] = Here.Reach[dead] with { Deceased = true };
        await Here.Dispatcher().RunToEnd();
        Assert.Empty(Here.Provider.Taken);
        Assert.Equal(("Unknown", "Death"), (await Here.Refusal(ids[0]), await Here.Refusal(ids[1])));
    }
}
