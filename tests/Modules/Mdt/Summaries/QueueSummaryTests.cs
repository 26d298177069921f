using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Mdt.Summaries;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Summaries;

public sealed class QueueSummaryTests : ArrangedSummary
{
    [Fact]
    public async Task The_message_goes_to_that_person_and_names_of_whom_it_tells()
    {
        await Held();
        var summary = await Confirmed(Mother);
        var version = await Vers(summary);
        await Chair.Send(new QueueSummary.Command(summary, version));
        await Chair.Send(new QueueSummary.Command(summary, version)); // a second press
        var message = Assert.Single(Queued);
        Assert.Equal(("summary-ready", Mother, "Wednesday 4 March 2026", true), (message.TemplateCode, message.ToPersonId, message.Values!["day"], message.Asked));
        Assert.Equal([Child], message.AboutPersonIds!);
        Assert.Equal(SummaryStatus.Queued, await StatusOf(summary));
    }

    [Fact]
    public async Task A_hold_an_objection_or_no_safe_way_keeps_it_and_says_what_to_do()
    {
        await Held();
        var summary = await Confirmed(Mother);
        Refusals[Mother] = ContactRefusal.Hold;
        await IsRefused(Chair.Send(new QueueSummary.Command(summary, await Vers(summary))), "", "Ask who stopped it");
        Refusals[Mother] = ContactRefusal.NoSafeWay;
        await IsRefused(Chair.Send(new QueueSummary.Command(summary, await Vers(summary))), "", "by hand");
        Refusals.Clear();
        QueueRefuses = ContactRefusal.MayNotBeTold;
        await IsRefused(Chair.Send(new QueueSummary.Command(summary, await Vers(summary))), "", "a person must decide");
        Assert.Equal(SummaryStatus.Confirmed, await StatusOf(summary));
        Refusals[Mother] = ContactRefusal.QuietHours;
        QueueRefuses = null;
        await Chair.Send(new QueueSummary.Command(summary, await Vers(summary))); // it waits for the morning
        Assert.Equal(SummaryStatus.Queued, await StatusOf(summary));
    }

    [Fact]
    public async Task What_was_recorded_since_it_was_confirmed_sends_it_back_to_the_lead_practitioner()
    {
        await Held();
        foreach (var change in new Action[] { () => Restrict(Father), () => Lives(Father, "no"), () => Bases[Mother] = SharingBasis.ObjectionToDecide, () => Dies(Child), () => Answer[(Child, Mother)] = Telling.No })
        {
            var summary = await Confirmed(Mother);
            change();
            await Chair.Send(new QueueSummary.Command(summary, await Vers(summary)));
            Assert.Equal(SummaryStatus.ToConfirm, await StatusOf(summary));
            await Chair.Send(new WithholdSummary.Command(summary, "We begin again", await Vers(summary)));
        }
        Assert.Empty(Queued);
    }

    [Fact]
    public async Task Nothing_goes_to_somebody_who_has_died()
    {
        await Held();
        var summary = await Confirmed(Mother);
        Dies(Mother);
        await IsRefused(Lead.Send(new QueueSummary.Command(summary, await Vers(summary))), "", "died");
        await GuardedFor(async who => await who.Send(new QueueSummary.Command(summary, 2)));
    }

    [Fact]
    public async Task What_becomes_of_the_message_is_heard()
    {
        await Held();
        var summary = await Confirmed(Mother);
        await Chair.Send(new QueueSummary.Command(summary, await Vers(summary)));
        var message = (await World.Sql<Guid>("SELECT message_id FROM mdt_summary WHERE id = @summary", new { summary })).Single();
        await World.Happened(new ContactMade(Mother, ContactMode.Text, ContactOutcome.Sent, null, Today, true, message));
        await World.Deliver();
        Assert.Equal(SummaryStatus.Sent, await StatusOf(summary));
        await World.Happened(new MessageUndeliverable(message, Mother, ContactMode.Text));
        await World.Deliver();
        Assert.Equal(SummaryStatus.Undeliverable, await StatusOf(summary));
        await World.Happened(new ContactMade(Mother, ContactMode.Text, ContactOutcome.Sent, null, Today, true, message)); // late: no step leads there
        await World.Deliver();
        Assert.Equal(SummaryStatus.Undeliverable, await StatusOf(summary));
    }

    [Fact]
    public async Task A_hold_after_it_was_queued_is_heard_as_not_delivered_with_what_to_do()
    {
        await Held();
        var summary = await Confirmed(Mother);
        await Chair.Send(new QueueSummary.Command(summary, await Vers(summary)));
        var message = (await World.Sql<Guid>("SELECT message_id FROM mdt_summary WHERE id = @summary", new { summary })).Single();
        await World.Happened(new MessageStopped(message, Mother, ContactRefusal.Hold));
        await World.Deliver();
        Assert.Equal(SummaryStatus.Undeliverable, await StatusOf(summary));
        Assert.Contains("Ask who stopped it", (await Chair.Ask(new SeeSummary(summary))).Steps[^1].Reason!, StringComparison.Ordinal);
    }
}
