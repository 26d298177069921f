using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Messages;
using Neighbourhood.Families.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Contact.People;

public sealed class MergesTests : ContactTest
{
    [Fact]
    public async Task A_hold_on_either_holds_both_and_what_is_queued_to_the_other_is_refused_when_they_merge()
    {
        var (kept, merged) = (Here.Person(), Here.Person());
        var message = Here.Reminder(kept, World.Clock.GetUtcNow().AddDays(1));
        await Here.Queue(message);
        await Here.Hold(merged);
        await World.Happened(new PersonMerged(kept, merged));
        await World.Deliver();
        Assert.Equal(MessageState.Refused, await Here.State(message.MessageId));
        Assert.Equal(ContactRefusal.Hold, (await Here.Queue(Here.Reminder(kept))).Refusal);
        await World.Happened(new PersonMergeUndone(kept, merged));
        await World.Deliver();
        Assert.True((await Here.Queue(Here.Reminder(kept))).Queued);
        Assert.Equal(ContactRefusal.Hold, (await Here.Queue(Here.Reminder(merged))).Refusal);
    }

    [Fact]
    public async Task An_objection_under_the_merged_id_counts_also_through_a_chain_of_merges()
    {
        var people = Enumerable.Range(0, 3).Select(_ => Here.Person()).ToList();
        await World.Happened(new PersonMerged(people[1], people[0]));
        await World.Happened(new PersonMerged(people[2], people[1]));
        await World.Deliver();
        Here.Objections.Add((people[0], SharingPurpose.DirectCare));
        Assert.Equal(ContactRefusal.Objection, (await Here.Queue(Here.Reminder(people[2]))).Refusal);
    }

    [Fact]
    public async Task Merged_households_share_one_budget()
    {
        var (one, other) = (World.NewId(), World.NewId());
        var (first, second) = (Here.Person(one), Here.Person(other));
        for (var n = 0; n < 4; n++) await Here.Queue(Here.Offer(first));
        await World.Happened(new HouseholdsMerged(other, one));
        await World.Deliver();
        Assert.Equal(ContactRefusal.Budget, (await Here.Queue(Here.Offer(second))).Refusal);
        await World.Happened(new HouseholdMergeUndone(other, one));
        await World.Deliver();
        Assert.True((await Here.Queue(Here.Offer(second))).Queued);
    }
}
