using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Plans;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Plans;

public sealed class MakesDemoPlansTests : ArrangedTeam
{
    private Task<int> Make(Demo demo) => World.AsSystem().With(async services =>
    {
        await services.GetRequiredService<MakesDemoPlans>().Make(demo, default);
        return 0;
    });

    [Fact]
    public async Task Cases_get_plans_and_outcomes_and_one_has_two_reviews_without_a_change()
    {
        var demo = new Demo(60, "x");
        demo.Accounts["chair"] = Chair.Id;
        demo.Ids["mdt"] = Mdt;
        foreach (var number in new[] { 1, 2, 3 }) demo.Ids[$"case:{number}"] = (await Accepted(World.NewId())).Case;
        var item = await Item(demo.Ids["case:3"], status: "Discussed", meetingStatus: "MinutesApproved");
        await World.Arrange("UPDATE mdt_item SET ended_at = @now WHERE id = @item", new { item, now = World.Clock.Now() });
        await Make(demo);
        Assert.Equal([2, 1, 1], await World.Sql<int>("SELECT plan_version FROM mdt_case ORDER BY plan_version DESC"));
        Assert.Equal(3, (await World.Sql<Guid>("SELECT case_id FROM mdt_outcome")).Count);
        var found = await World.Sql<string?>("SELECT review_result FROM mdt_item WHERE case_id = @open ORDER BY ended_at", new { open = demo.Ids["case:3"] });
        Assert.Equal([null, "NoChange", "NoChange"], found);
        Assert.Equal(["ChangePlan"], await World.Sql<string>("SELECT no_change_choice FROM mdt_item WHERE no_change_choice IS NOT NULL"));
    }

    [Fact]
    public async Task What_other_parts_did_not_leave_is_done_without()
    {
        await Make(new Demo(60, "x"));
        var demo = new Demo(60, "x");
        (demo.Accounts["chair"], demo.Ids["mdt"]) = (Chair.Id, Mdt);
        await Make(demo);
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_plan"));
    }
}
