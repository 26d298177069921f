using Neighbourhood.Families.Imports;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Families.Imports;

public sealed class StopImportTests
{
    [Fact]
    public async Task What_is_not_imported_is_forgotten_and_no_host_goes_on()
    {
        await using var world = await FamiliesWorld.Start();
        var import = await world.Checked(ImportWorld.File(ImportWorld.Amber));
        await Assert.ThrowsAsync<Denied>(() => world.Hub().Send(new StopImport.Command(import)));
        await world.Quality().Send(new StopImport.Command(import));
        await world.Quality().Send(new StopImport.Command(import));
        await world.Work();
        Assert.Equal((ImportState.Stopped, 0), ((await world.Stands(import)).State, await world.Households()));
        Assert.Empty(await world.Sql<string>("SELECT cells FROM families_import_line WHERE cells IS NOT NULL"));
    }

    [Fact]
    public async Task One_that_is_done_stays_done()
    {
        await using var world = await FamiliesWorld.Start();
        var import = await world.Imported(ImportWorld.File(ImportWorld.Amber));
        await Assert.ThrowsAsync<Refused>(() => world.Quality().Send(new StopImport.Command(import)));
        await Assert.ThrowsAsync<NotFound>(() => world.Quality().Send(new StopImport.Command(world.NewId())));
    }
}
