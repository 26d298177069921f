using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Summaries;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Summaries;

public sealed class FinishSummaryTests : ArrangedSummary
{
    [Fact]
    public async Task Without_anything_to_think_of_the_words_are_confirmed_at_once()
    {
        await Held();
        var summary = await Chosen(Mother);
        await Chair.Send(new FinishSummary.Command(summary, 1));
        await Chair.Send(new FinishSummary.Command(summary, 1)); // a second press
        Assert.Equal(SummaryStatus.Confirmed, await StatusOf(summary));
        Assert.Empty(Notices(MdtNoticeKind.SummaryToConfirm));
    }

    [Fact]
    public async Task With_any_flag_the_lead_practitioner_is_told_and_reads_it_first()
    {
        await Held();
        Lives(Father, "no");
        var summary = await Chosen(Mother);
        await Coordinator.Send(new FinishSummary.Command(summary, 1));
        Assert.Equal(SummaryStatus.ToConfirm, await StatusOf(summary));
        var notice = Assert.Single(Notices(MdtNoticeKind.SummaryToConfirm));
        Assert.Equal(CaseId, notice.SubjectId);
        Assert.Equal([Lead.Id], notice.UserIds);
        await IsRefused(Chair.Send(new QueueSummary.Command(summary, 2)), "", "waits for the lead practitioner");
    }

    [Fact]
    public async Task What_tells_of_somebody_of_whom_they_may_no_longer_be_told_goes_no_further()
    {
        await Held();
        var summary = await Chosen(Mother);
        Told2[(Child, Mother)] = Telling.No;
        await IsRefused(Chair.Send(new FinishSummary.Command(summary, 1)), "", "may not be told what this says about Sam Okafor");
        Assert.Equal(SummaryStatus.Drafted, await StatusOf(summary));
    }

    [Fact]
    public async Task Members_who_do_not_lead_and_other_teams_find_nothing()
    {
        await Held();
        var summary = await Chosen(Mother);
        await GuardedFor(async who => await who.Send(new FinishSummary.Command(summary, 1)));
        await Assert.ThrowsAsync<NotFound>(() => Gp.Send(new FinishSummary.Command(summary, 1)));
        await Assert.ThrowsAsync<Denied>(() => Safeguarding.Send(new FinishSummary.Command(summary, 1)));
        await Assert.ThrowsAsync<Conflict>(() => Chair.Send(new FinishSummary.Command(summary, 7)));
    }
}

public sealed class ConfirmSummaryTests : ArrangedSummary
{
    private async Task<Guid> ToConfirm()
    {
        await Held();
        Told2[(Child, Mother)] = Telling.Ask;
        var summary = await Chosen(Mother);
        await Chair.Send(new FinishSummary.Command(summary, 1));
        return summary;
    }

    [Fact]
    public async Task The_lead_practitioner_confirms_by_hand_and_nobody_else()
    {
        var summary = await ToConfirm();
        await IsRefused(Chair.Send(new ConfirmSummary.Command(summary, true, 2)), "", "Only the lead practitioner");
        await IsRefused(Lead.Send(new ConfirmSummary.Command(summary, false, 2)), "HaveRead", "tick that you have read it");
        await Lead.Send(new ConfirmSummary.Command(summary, true, 2));
        await Lead.Send(new ConfirmSummary.Command(summary, true, 2)); // a second press
        Assert.Equal(SummaryStatus.Confirmed, await StatusOf(summary));
        Assert.Equal([Lead.Id], await World.Sql<Guid>("SELECT confirmed_by FROM mdt_summary WHERE id = @summary", new { summary }));
    }

    [Fact]
    public async Task A_no_that_came_since_is_not_confirmed_and_a_draft_neither()
    {
        var summary = await ToConfirm();
        Told2[(Child, Mother)] = Telling.No;
        await IsRefused(Lead.Send(new ConfirmSummary.Command(summary, true, 2)), "", "may not be told");
        var draft = await Chosen(Child);
        await IsRefused(Lead.Send(new ConfirmSummary.Command(draft, true, 1)), "", "is a draft");
    }
}

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
        foreach (var change in new Action[] { () => Restrict(Father), () => Lives(Father, "no"), () => Bases[Mother] = SharingBasis.ObjectionToDecide, () => Dies(Child), () => Told2[(Child, Mother)] = Telling.No })
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

public sealed class WithholdSummaryTests : ArrangedSummary
{
    [Fact]
    public async Task It_is_withheld_with_a_reason_alone_and_only_before_it_is_queued()
    {
        await Held();
        var summary = await Chosen(Mother);
        await IsRefused(Chair.Send(new WithholdSummary.Command(summary, " ", 1)), "Reason", "Say why");
        await IsRefused(Coordinator.Send(new WithholdSummary.Command(summary, "Not now", 1)), "", "Only the lead practitioner or the team's chair");
        await Lead.Send(new WithholdSummary.Command(summary, "She asked for none", 1));
        await Lead.Send(new WithholdSummary.Command(summary, "She asked for none", 1)); // a second press
        Assert.Equal(SummaryStatus.Withheld, await StatusOf(summary));
        var next = await Confirmed(Mother); // another one may be begun
        await Chair.Send(new QueueSummary.Command(next, await Vers(next)));
        await IsRefused(Chair.Send(new WithholdSummary.Command(next, "Too late", await Vers(next))), "", "cannot be withheld");
        await GuardedFor(async who => await who.Send(new WithholdSummary.Command(next, "No no", 3)));
    }
}

public sealed class RecordGivenTests : ArrangedSummary
{
    [Fact]
    public async Task The_day_is_recorded_once_it_is_confirmed()
    {
        await Held();
        World.Clock.Advance(TimeSpan.FromDays(3));
        var summary = await Chosen(Mother);
        await IsRefused(Lead.Send(new RecordGiven.Command(summary, Today, 1)), "", "is a draft");
        await Chair.Send(new FinishSummary.Command(summary, 1));
        await IsRefused(Lead.Send(new RecordGiven.Command(summary, null, 2)), "GivenOn", "Enter the day");
        await IsRefused(Lead.Send(new RecordGiven.Command(summary, Today.AddDays(1), 2)), "GivenOn", "today or earlier");
        await IsRefused(Lead.Send(new RecordGiven.Command(summary, new DateOnly(2026, 3, 3), 2)), "GivenOn", "before the meeting");
        await Lead.Send(new RecordGiven.Command(summary, Today, 2));
        await Lead.Send(new RecordGiven.Command(summary, Today, 2)); // a second press
        Assert.Equal(SummaryStatus.Given, await StatusOf(summary));
        Assert.Equal(Today, (await Chair.Ask(new SeeSummary(summary))).GivenOn);
        await GuardedFor(async who => await who.Send(new RecordGiven.Command(summary, Today, 3)));
    }
}
