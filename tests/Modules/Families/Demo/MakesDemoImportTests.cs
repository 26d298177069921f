using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Demo;
using Neighbourhood.Families.Imports;
using Neighbourhood.Modules.Families.Imports;
using Xunit;

namespace Neighbourhood.Modules.Families.Demo;

public sealed class MakesDemoImportTests
{
    [Fact]
    public async Task Data_quality_sees_an_import_with_a_line_to_mend_and_a_number_to_set_aside()
    {
        await using var world = await FamiliesWorld.Start();
        var quality = world.Quality();
        var demo = new Neighbourhood.Kernel.Demo(12, "unused");
        demo.Accounts["dataquality"] = quality.Id;
        demo.Postcodes.Add("ZH1 1AA");
        await world.AsSystem().With(async services =>
        {
            await services.GetRequiredService<MakesDemoImport>().Make(demo, CancellationToken.None);
            return true;
        });
        var row = Assert.Single(await quality.Ask(new GiveImport.Query()));
        Assert.Equal((ImportState.Checked, 3, 4), (row.State, row.Households, row.LineCount));
        Assert.Equal([LineOutcome.WouldBeMade, LineOutcome.WouldBeMade, LineOutcome.WouldBeMade, LineOutcome.Refused], await world.Outcomes(row.Id));
        Assert.Equal(1, (await world.Stands(row.Id)).SetAside);
    }
}
