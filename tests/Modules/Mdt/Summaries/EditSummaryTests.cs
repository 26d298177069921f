using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Summaries;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Summaries;

public sealed class EditSummaryTests : ArrangedSummary
{
    private const string Plain = "We met. We will ring you on Monday.";

    [Fact]
    public async Task An_objection_lets_nobody_but_the_chair_change_the_words_or_read_them_in_a_comparison()
    {
        await Held();
        var summary = await Chosen(Mother);
        Bases[Mother] = Neighbourhood.Families.Contracts.SharingBasis.Objection;
        Assert.Null((await Lead.Ask(new SeeSummary(summary))).Text);
        foreach (var version in new[] { 1, 7 })
            await IsRefused(Lead.Send(new EditSummary.Command(summary, "Something else", [], version)), "", "only the chair");
        var conflict = await Assert.ThrowsAsync<Conflict>(() => Chair.Send(new EditSummary.Command(summary, "Something else", [], 7)));
        Assert.NotEmpty(conflict.Stands["Summary"]!);
    }

    [Fact]
    public async Task Chair_coordinator_and_lead_change_the_words_and_a_confirmed_one_is_a_draft_again()
    {
        await Held();
        var summary = await Confirmed(Mother);
        await Coordinator.Send(new EditSummary.Command(summary, Plain, [], 2));
        await Coordinator.Send(new EditSummary.Command(summary, Plain, [], 2)); // a second press
        Assert.Equal((SummaryStatus.Drafted, Plain), (await StatusOf(summary), await TextOf(summary)));
        Assert.Empty(await World.Sql<Guid>("SELECT person_id FROM mdt_summary_about WHERE summary_id = @summary", new { summary }));
        await Lead.Send(new EditSummary.Command(summary, "We will ring Sam.", [], 3));
        Assert.Equal([Child], await World.Sql<Guid>("SELECT person_id FROM mdt_summary_about WHERE summary_id = @summary", new { summary })); // who is named is counted
        Assert.Contains((await Lead.Ask(new SeeSummary(summary))).Warnings, w => w.Contains("names Sam Okafor", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Your referral went out.", "referral")]
    [InlineData("We got a prescription for you.", "prescri")]
    [InlineData("The MDT met.", "MDT")]
    [InlineData("Ring us: 07700 900982.", "telephone")]
    [InlineData("He is at ZZ9 4AB now.", "addresses")]
    [InlineData("He lives at 12 Long Sand Road.", "addresses")]
    [InlineData("Come to 4 Marram Row.", "addresses")]
    [InlineData("", "Write what was agreed")]
    public async Task Words_that_no_family_reads_numbers_and_places_are_refused(string text, string why)
    {
        await Held();
        var summary = await Chosen(Mother);
        await IsRefused(Chair.Send(new EditSummary.Command(summary, text, [], 1)), "Text", why);
    }

    [Fact]
    public async Task Hard_words_are_kept_and_warned_of()
    {
        await Held();
        var summary = await Chosen(Mother);
        await Chair.Send(new EditSummary.Command(summary, "Comprehensive interdisciplinary consideration of communication difficulties necessitates additional appointments.", [], 1));
        Assert.Contains((await Chair.Ask(new SeeSummary(summary))).Warnings, w => w.Contains("shorter sentences", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Sam does well.")]
    [InlineData("We talked about sam's day.")]
    [InlineData("sam-friendly groups")]
    public async Task The_name_of_somebody_of_whom_they_may_not_be_told_is_refused(string text)
    {
        await Held();
        var summary = await Chosen(Mother);
        Answer[(Child, Mother)] = Telling.No;
        await IsRefused(Chair.Send(new EditSummary.Command(summary, text, [], 1)), "Text", "may not be told about Sam Okafor");
        await IsRefused(Chair.Send(new EditSummary.Command(summary, Plain, [Child], 1)), "Text", "may not be told about Sam Okafor");
        await IsRefused(Chair.Send(new EditSummary.Command(summary, Plain, [World.NewId()], 1)), "AboutIds", "of this family");
        await Chair.Send(new EditSummary.Command(summary, Plain, [], 1));
    }

    [Fact]
    public async Task The_other_home_is_not_named()
    {
        await Held();
        Lives(Father, "no");
        Answer[(Father, Mother)] = Telling.No;
        var summary = await Chosen(Mother);
        await IsRefused(Chair.Send(new EditSummary.Command(summary, "Ben will visit on Friday.", [], 1)), "Text", "may not be told about Ben Hill");
    }

    [Fact]
    public async Task A_stale_page_shows_both_and_others_find_nothing()
    {
        await Held();
        var summary = await Chosen(Mother);
        await Chair.Send(new EditSummary.Command(summary, Plain, [], 1));
        var conflict = await Assert.ThrowsAsync<Conflict>(() => Lead.Send(new EditSummary.Command(summary, "Other words.", [], 1)));
        Assert.Equal((Plain, "Other words."), (conflict.Stands["Summary"], conflict.Sent["Summary"]));
        await Assert.ThrowsAsync<NotFound>(() => Gp.Send(new EditSummary.Command(summary, Plain, [], 2)));
        await GuardedFor(async who => await who.Send(new EditSummary.Command(summary, Plain, [], 2)));
        await Chair.Send(new FinishSummary.Command(summary, 2));
        await Chair.Send(new QueueSummary.Command(summary, 3));
        await IsRefused(Chair.Send(new EditSummary.Command(summary, "Late words.", [], 4)), "", "cannot be changed any more");
    }
}
