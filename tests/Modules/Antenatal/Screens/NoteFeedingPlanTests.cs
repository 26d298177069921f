using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Antenatal.Screens;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Screens;

public sealed class NoteFeedingPlanTests : ArrangedPregnancy
{
    [Fact]
    public async Task How_she_hopes_to_feed_is_noted_and_the_last_stands()
    {
        var id = await Pregnant();
        var plan = new NoteFeedingPlan.Command(World.NewId(), id, FeedingHope.NotSure, null);
        await Midwife.Send(plan);
        await Midwife.Send(plan);
        await Midwife.Send(new NoteFeedingPlan.Command(World.NewId(), id, FeedingHope.Breast, " A friend "));
        var last = (await Midwife.Ask(new NoteFeedingPlan.Query(id))).Last!;
        Assert.Equal((FeedingHope.Breast, "A friend", Today), (last.Hopes, last.Help, last.NotedOn));
        Assert.Equal([2], await World.Sql<int>("SELECT COUNT(*) FROM antenatal_feeding_plan"));
    }

    [Fact]
    public async Task What_is_missing_too_long_or_none_of_the_list_is_refused_by_name()
    {
        var plan = new NoteFeedingPlan.Command(World.NewId(), await Pregnant(), null, null);
        Assert.Equal("Hopes", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(plan))).Input);
        Assert.Equal("Hopes", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(plan with { Hopes = (FeedingHope)9 }))).Input);
        Assert.Equal("Help", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(plan with { Hopes = FeedingHope.Both, Help = new string('x', 501) }))).Input);
        foreach (var status in new[] { PregnancyStatus.LossRecorded, PregnancyStatus.Closed, PregnancyStatus.MovedAway, PregnancyStatus.EnteredInError })
            await Assert.ThrowsAsync<Refused>(async () => await Midwife.Send(new NoteFeedingPlan.Command(World.NewId(), await Pregnant(NewFamily().Mother, status), FeedingHope.Breast, null)));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM antenatal_feeding_plan"));
    }

    [Fact]
    public async Task It_is_noted_by_who_looks_after_her_a_health_visitor_from_the_28th_week()
    {
        var (early, late) = (await Pregnant(visitor: Visitor.Id), await Pregnant(NewFamily().Mother, edd: Today.AddDays(84), visitor: Visitor.Id));
        var plan = new NoteFeedingPlan.Command(World.NewId(), early, FeedingHope.Breast, null);
        foreach (var other in new[] { OtherMidwife, OtherVisitor, Visitor }) await Assert.ThrowsAsync<NotFound>(() => other.Send(plan));
        foreach (var other in new[] { Gp, HubWorker, Nobody }) await Assert.ThrowsAsync<Denied>(() => other.Ask(new NoteFeedingPlan.Query(early)));
        await Visitor.Send(plan with { PregnancyId = late });
    }
}
