using Neighbourhood.Families.Contracts;
using Neighbourhood.Mdt.Summaries;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Summaries;

public sealed class ConfirmSummaryTests : ArrangedSummary
{
    private async Task<Guid> ToConfirm()
    {
        await Held();
        Answer[(Child, Mother)] = Telling.Ask;
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
        Answer[(Child, Mother)] = Telling.No;
        await IsRefused(Lead.Send(new ConfirmSummary.Command(summary, true, 2)), "", "may not be told");
        var draft = await Chosen(Child);
        await IsRefused(Lead.Send(new ConfirmSummary.Command(draft, true, 1)), "", "is a draft");
    }
}
