using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Messages;
using Xunit;

namespace Neighbourhood.Modules.Contact.Holds;

public sealed class PregnanciesTests : ContactTest
{
    [Fact]
    public async Task Where_a_pregnancy_ends_nothing_of_it_leaves_to_anybody_and_nobody_looks_for_words_any_more()
    {
        var (mother, grandmother) = (Here.Person(), Here.Person());
        Here.Reach[mother] = Here.Reach[mother] with { Language = "Polish", InterpreterNeeded = true };
        var (waits, about, other) = (Here.Reminder(mother), Here.Reminder(grandmother, World.Clock.GetUtcNow().AddDays(1)) with { AboutPersonIds = [mother] }, Here.Reminder(grandmother, World.Clock.GetUtcNow().AddDays(1)));
        foreach (var message in new[] { waits, about, other }) await Here.Queue(message);
        await World.Deliver();
        var task = Assert.Single(Here.Tasks).TaskId;
        Assert.Equal(MessageState.Waits, await Here.State(waits.MessageId));

        await World.Happened(new PregnancyEndedInLoss(World.NewId(), mother));
        Assert.Equal(("Hold", "Hold", MessageState.Queued), (await Here.Refusal(waits.MessageId), await Here.Refusal(about.MessageId), await Here.State(other.MessageId)));
        Assert.Equal([task], Here.ClosedTasks);
        // Whoever told it had not held it: it is held all the same.
        Assert.Equal(HoldKind.Pregnancy, Assert.Single(World.Told.OfType<ContactHeld>()).Kind);
    }

    [Fact]
    public async Task What_tells_another_about_somebody_with_whom_contact_is_held_is_refused_when_queued_and_when_sent()
    {
        var (mother, grandmother) = (Here.Person(), Here.Person());
        var before = Here.Reminder(grandmother, World.Clock.GetUtcNow().AddDays(1)) with { AboutPersonIds = [mother] };
        await Here.Queue(before);
        await Here.Hold(mother, HoldKind.Pregnancy);
        Assert.Equal("Hold", await Here.Refusal(before.MessageId));
        Assert.Equal(ContactRefusal.Hold, (await Here.Queue(Here.Reminder(grandmother) with { AboutPersonIds = [mother] })).Refusal);
        Assert.True((await Here.Queue(Here.Reminder(grandmother))).Queued);
    }
}
