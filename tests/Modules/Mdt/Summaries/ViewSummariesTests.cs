using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Summaries;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Summaries;

public sealed class ViewSummariesTests : ArrangedSummary
{
    [Fact]
    public async Task Chair_coordinator_lead_and_safeguarding_see_them_and_nobody_else()
    {
        await Held();
        var summary = await Chosen(Mother);
        foreach (var who in new[] { Chair, Coordinator, Lead, Safeguarding })
        {
            Assert.Equal(("Ada Okafor", SummaryStatus.Drafted), Assert.Single(Assert.Single((await who.Ask(new ViewSummaries.Query(CaseId))).Items).Summaries) is var one ? (one.Name, one.Status) : default);
            Assert.Contains("the plan you have now", (await who.Ask(new SeeSummary(summary))).Text!, StringComparison.Ordinal);
        }
        await Assert.ThrowsAsync<NotFound>(() => Gp.Ask(new ViewSummaries.Query(CaseId)));
        await Assert.ThrowsAsync<NotFound>(() => Gp.Ask(new SeeSummary(summary)));
        await GuardedFor(who => who.Ask(new ViewSummaries.Query(CaseId)));
        await GuardedFor(who => who.Ask(new SeeSummary(summary)));
        await World.Arrange("INSERT INTO mdt_conflict (item_id, user_id, reason, declared_at) VALUES (@Item, @user, 'A friend', @now)", new { Item, user = Lead.Id, now = World.Clock.Now() });
        await Assert.ThrowsAsync<NotFound>(() => Lead.Ask(new ViewSummaries.Query(CaseId)));
        await Assert.ThrowsAsync<NotFound>(() => Lead.Ask(new SeeSummary(summary)));
    }

    [Fact]
    public async Task It_says_by_when_and_that_all_is_done()
    {
        await Held();
        var item = Assert.Single((await Chair.Ask(new ViewSummaries.Query(CaseId))).Items);
        Assert.Equal((new DateOnly(2026, 3, 11), false), (item.DueOn!.Value, item.Late));
        var summary = await Confirmed(Mother);
        World.Clock.Advance(TimeSpan.FromDays(14));
        Assert.True(Assert.Single((await Chair.Ask(new ViewSummaries.Query(CaseId))).Items).Late);
        await Chair.Send(new RecordGiven.Command(summary, Today, await Vers(summary)));
        Assert.Null(Assert.Single((await Chair.Ask(new ViewSummaries.Query(CaseId))).Items).DueOn);
    }

    [Fact]
    public async Task Why_nobody_gets_one_is_left_out_for_all_but_the_chair_where_somebody_objects()
    {
        await Held();
        await Chair.Send(new DeclareNoSummary.Command(Item, "He reads her post"));
        async Task<string?> Why(Testing.Actor who) => Assert.Single((await who.Ask(new ViewSummaries.Query(CaseId))).Items).NoneReason;
        Assert.Equal("He reads her post", await Why(Coordinator));
        Bases[Mother] = Neighbourhood.Families.Contracts.SharingBasis.Objection;
        foreach (var who in new[] { Coordinator, Lead, Safeguarding }) Assert.DoesNotContain("post", await Why(who), StringComparison.Ordinal);
        Assert.Equal("He reads her post", await Why(Chair));
    }

    [Fact]
    public async Task An_objection_hides_the_words_from_all_but_the_chair()
    {
        await Held();
        var summary = await Chosen(Mother);
        Bases[Child] = Neighbourhood.Families.Contracts.SharingBasis.Objection;
        Assert.Null((await Lead.Ask(new SeeSummary(summary))).Text);
        var seen = await Chair.Ask(new SeeSummary(summary));
        Assert.NotNull(seen.Text);
        Assert.Contains("may not be told", seen.Refused!, StringComparison.Ordinal);
    }
}
