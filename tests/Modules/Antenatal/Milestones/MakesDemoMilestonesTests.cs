using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Antenatal.Demo;
using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Milestones;

public sealed class MakesDemoMilestonesTests : ArrangedPregnancy
{
    private sealed record Row(MilestoneStatus Status, Because? Because);

    [Fact]
    public async Task In_the_demo_some_are_done_one_was_missed_some_are_due_and_one_woman_has_gone_quiet()
    {
        var demo = new Demo(60, "password");
        for (var n = 0; n < 20; n++) demo.HouseholdIds.Add(NewFamily().Household);
        demo.Accounts["midwife"] = Midwife.Id;
        await World.AsSystem().With(async services =>
        {
            var parts = services.GetServices<IDemoPart>().ToList();
            await parts.OfType<MakesDemoPregnancies>().Single().Make(demo, CancellationToken.None);
            await parts.OfType<MakesDemoMilestones>().Single().Make(demo, CancellationToken.None);
            return 0;
        });
        var rows = await World.Sql<Row>("SELECT status, because FROM antenatal_milestone");
        Assert.Single(rows, r => r is { Status: MilestoneStatus.Missed, Because: null });
        Assert.Contains(rows, r => r.Status == MilestoneStatus.Done);
        Assert.Contains(rows, r => r.Status == MilestoneStatus.Open);
        Assert.Contains(rows, r => r.Status == MilestoneStatus.Upcoming);
        Assert.Equal(demo.Ids["pregnancy:quiet"], Assert.Single(await World.Sql<Guid>("SELECT pregnancy_id FROM antenatal_silence WHERE id = @id", new { id = demo.Ids["silence:quiet"] })));
        Assert.Equal(7, (await Midwife.Ask(new ListPregnancies.Query())).Total);
    }
}
