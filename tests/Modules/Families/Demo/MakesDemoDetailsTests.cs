using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Demo;
using Xunit;

namespace Neighbourhood.Modules.Families.Demo;

public sealed class MakesDemoDetailsTests
{
    [Fact]
    public async Task The_first_families_have_something_on_every_panel()
    {
        await using var world = await FamiliesWorld.Start();
        await world.AsSystem().With(async services =>
        {
            var demo = new Neighbourhood.Kernel.Demo(12, "made-up");
            foreach (var postcode in new[] { "ZH1 1AA", "ZH2 2BB" }) demo.Postcodes.Add(postcode);
            await services.GetRequiredService<MakesDemoFamilies>().Make(demo, CancellationToken.None);
            await services.GetRequiredService<MakesDemoDetails>().Make(demo, CancellationToken.None);
            return demo;
        });
        Assert.NotEmpty(await world.Sql<Guid>("SELECT id FROM families_relationship"));
        Assert.NotEmpty(await world.Sql<Guid>("SELECT id FROM families_school"));
        Assert.NotEmpty(await world.Sql<Guid>("SELECT id FROM families_telling"));
        Assert.Single(await world.Sql<Guid>("SELECT id FROM families_warning_note"));
        Assert.NotEmpty(await world.Sql<string>("SELECT pronouns FROM families_person WHERE pronouns IS NOT NULL"));
    }
}
