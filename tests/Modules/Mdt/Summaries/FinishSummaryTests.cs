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
        Answer[(Child, Mother)] = Telling.No;
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
