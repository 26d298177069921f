using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Demo;
using Neighbourhood.Families.Tasks;
using Xunit;

namespace Neighbourhood.Modules.Families.Demo;

public sealed class MakesDemoWorkTests
{
    [Fact]
    public async Task The_hub_has_something_to_do_and_the_leads_something_to_read()
    {
        await using var world = await FamiliesWorld.Start();
        var hub = world.Hub();
        var demo = new Neighbourhood.Kernel.Demo(12, "unused");
        (demo.Ids["site:marram"], demo.Accounts["hub"]) = (FamiliesWorld.Site, hub.Id);
        demo.Postcodes.Add("ZH1 1AA");
        await world.AsSystem().With(async services =>
        {
            await services.GetRequiredService<MakesDemoFamilies>().Make(demo, CancellationToken.None);
            await services.GetRequiredService<MakesDemoWork>().Make(demo, CancellationToken.None);
            return true;
        });
        var tasks = await hub.Ask(new ListTasks.Query());
        Assert.Equal([TaskBucket.Overdue, TaskBucket.Today, TaskBucket.Upcoming], tasks.Mine.Select(t => t.Bucket));
        Assert.Single(tasks.Team);
        Assert.Equal(2, (await world.Sql<Guid>("SELECT id FROM families_concern")).Count);
    }
}
