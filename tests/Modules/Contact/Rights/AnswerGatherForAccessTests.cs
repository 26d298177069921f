using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Holds;
using Neighbourhood.Contact.Messages;
using Neighbourhood.Contact.People;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Contact.Rights;

public sealed class AnswerGatherForAccessTests : ContactTest
{
    [Fact]
    public async Task It_says_what_was_sent_made_and_stopped_and_leaves_out_what_could_do_harm()
    {
        var (person, _) = await Here.Family();
        await Here.Queue(Here.Reminder(person));
        await Here.Dispatcher().RunToEnd();
        await Worker().Send(new RecordContact.Command(World.NewId(), person, ContactMode.Visit, ContactOutcome.NoAnswer, true, new DateOnly(2026, 3, 2)));
        await Worker().Send(new StopContact.Command(World.NewId(), person, HoldKind.Safety, "He reads her phone"));
        var parts = (await World.As(Roles.InformationGovernanceLead, Guid.Empty).Ask(new GatherForAccess(person))).Where(p => p.Module == "Contact").ToList();
        Assert.Equal(["A message to you", "How a worker reached for you", "Contact was stopped"], parts.Select(p => p.Kind));
        Assert.Equal([null, null, Withholding.SeriousHarm], parts.Select(p => p.Withheld));
        Assert.StartsWith("Hello {first name}. Stay and play is on", parts[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_a_death_is_recorded_it_says_how_many_messages_would_stop()
    {
        var (person, _) = await Here.Family();
        await Here.Queue(Here.Reminder(person, World.Clock.GetUtcNow().AddDays(1)));
        Assert.Equal("1 message that waits to be sent", Assert.Single(await Worker().Ask(new GatherWouldStop(person)), p => p.Module == "Contact").Says);
    }

    [Fact]
    public async Task When_a_persons_time_is_over_the_words_are_emptied_and_nothing_leaves()
    {
        var (person, _) = await Here.Family();
        await Here.Queue(Here.Reminder(person));
        await Here.Dispatcher().RunToEnd();
        await Worker().Send(new StopContact.Command(World.NewId(), person, HoldKind.Safety, "He reads her phone"));
        var other = Here.Reminder(Here.Person(), World.Clock.GetUtcNow().AddDays(1));
        await Here.Queue(other);
        await World.Happened(new PersonErased(person));
        await World.Happened(new PersonErased(other.ToPersonId));
        await World.Deliver();
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM contact_message WHERE body IS NOT NULL OR subject_line IS NOT NULL OR language IS NOT NULL OR field_values <> '{}'"));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM contact_hold WHERE reason IS NOT NULL"));
        Assert.Equal(MessageState.Cancelled, await Here.State(other.MessageId));
        Assert.Equal(ContactRefusal.Hold, (await Here.Queue(Here.Reminder(person))).Refusal);
    }
}
