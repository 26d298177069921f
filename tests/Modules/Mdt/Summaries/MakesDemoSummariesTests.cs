using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Summaries;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Summaries;

public sealed class MakesDemoSummariesTests : ArrangedSummary
{
    private Task<int> Make(Demo demo) => World.AsSystem().With(async services =>
    {
        await services.GetRequiredService<MakesDemoSummaries>().Make(demo, default);
        return 0;
    });

    [Fact]
    public async Task One_summary_waits_for_the_lead_practitioner_and_nobody_is_told_that_it_is_late()
    {
        Lives(Father, "no");
        foreach (var other in new[] { Mother, Child }) foreach (var to in new[] { Mother, Child, Father }) if (other != to) Answer[(other, to)] = Neighbourhood.Families.Contracts.Telling.No;
        await Held();
        var demo = new Demo(60, "x");
        await Make(demo);
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_summary"));
        (demo.Ids["mdt"], demo.Accounts["chair"]) = (Mdt, Chair.Id);
        await Make(demo);
        Assert.Equal(["ToConfirm"], await World.Sql<string>("SELECT status FROM mdt_summary"));
        World.Clock.Advance(TimeSpan.FromDays(20));
        await World.Tick();
        Assert.Empty(Notices(MdtNoticeKind.SummaryLate));
    }
}
