using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Decisions;
using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Decisions;

public sealed class MakesDemoDecisionsTests : ArrangedDecisions
{
    private Task<int> Make(Demo demo) => World.AsSystem().With(async services =>
    {
        await services.GetRequiredService<MakesDemoMeetings>().Make(demo, default);
        await services.GetRequiredService<MakesDemoDecisions>().Make(demo, default);
        return 0;
    });

    [Fact]
    public async Task One_decision_waits_to_be_confirmed_and_what_was_asked_four_weeks_ago_was_not_answered()
    {
        await World.Arrange("UPDATE mdt_team SET max_cases = 8", null);
        foreach (var due in new[] { -3, -2, -1 }) await Case(due);
        var demo = new Demo(60, "x");
        demo.Ids["mdt"] = Mdt;
        foreach (var (key, who) in new[] { ("chair", Chair), ("gp", Gp), ("healthvisitor", HealthVisitor), ("familyhelp", HealthVisitor) }) demo.Accounts[key] = who.Id;
        await Make(demo);
        var row = Assert.Single((await Chair.Ask(new ListDecisions.Query())).Rows);
        Assert.Equal((MdtDecisionCode.LinkToHub, "Health visitor"), (row.Code, row.Missing));
        Assert.Contains((await Chair.Ask(new ListDecisions.Query(DecisionWaits.Answer))).Rows, r => r.AnswerDueOn < Today);
        await World.Tick();
        Assert.NotEmpty((await Chair.Ask(new ListDecisions.Query(DecisionWaits.Silent))).Rows);
    }

    [Fact]
    public async Task What_other_parts_did_not_leave_is_done_without()
    {
        await Make(new Demo(60, "x"));
        var demo = new Demo(60, "x");
        demo.Ids["mdt"] = Mdt;
        demo.Accounts["chair"] = Chair.Id;
        await Make(demo);
        Assert.Empty((await Chair.Ask(new ListDecisions.Query())).Rows);
    }
}
