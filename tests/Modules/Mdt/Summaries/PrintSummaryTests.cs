using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Summaries;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Summaries;

public sealed class PrintSummaryTests : ArrangedSummary
{
    [Fact]
    public async Task What_was_confirmed_is_printed_and_the_audit_says_so()
    {
        await Held();
        var summary = await Confirmed(Mother);
        var letter = await Lead.Ask(new PrintSummary.Query(summary));
        Assert.Null(letter.Why);
        Assert.Contains("the plan you have now", letter.Text, StringComparison.Ordinal);
        Assert.Contains(Mother.ToString(), Assert.Single(await World.Sql<string>("SELECT subjects FROM kernel_audit WHERE kind = 'print'")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_objection_that_comes_after_it_was_sent_keeps_the_words_from_all_but_the_chair_on_paper_too()
    {
        await Held();
        var summary = await Confirmed(Mother);
        await World.Arrange("UPDATE mdt_summary SET status = 'Sent' WHERE id = @summary", new { summary });
        Bases[Mother] = SharingBasis.Objection;
        Assert.Null((await Lead.Ask(new SeeSummary(summary))).Text);
        foreach (var who in new[] { Lead, Coordinator })
            Assert.Equal("", (await who.Ask(new PrintSummary.Query(summary))).Text);
        Assert.Empty(await World.Sql<string>("SELECT subjects FROM kernel_audit WHERE kind = 'print'"));
    }

    [Fact]
    public async Task A_draft_and_what_may_no_longer_be_told_are_not_printed()
    {
        await Held();
        var summary = await Chosen(Mother);
        Assert.Contains("is a draft", (await Lead.Ask(new PrintSummary.Query(summary))).Why!, StringComparison.Ordinal);
        await Chair.Send(new FinishSummary.Command(summary, 1));
        Answer[(Child, Mother)] = Telling.No;
        var letter = await Lead.Ask(new PrintSummary.Query(summary));
        Assert.NotNull(letter.Why);
        Assert.Empty(letter.Text);
        Assert.Empty(await World.Sql<string>("SELECT subjects FROM kernel_audit WHERE kind = 'print'"));
        await Assert.ThrowsAsync<NotFound>(() => Gp.Ask(new PrintSummary.Query(summary)));
        await GuardedFor(who => who.Ask(new PrintSummary.Query(summary)));
    }
}
