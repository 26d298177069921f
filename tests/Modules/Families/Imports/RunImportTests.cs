using Neighbourhood.Families.Imports;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Families.Imports;

public sealed class RunImportTests
{
    [Fact]
    public async Task It_runs_only_after_it_was_looked_at_once_and_by_whoever_may()
    {
        await using var world = await FamiliesWorld.Start();
        var import = await world.Give(ImportWorld.File(ImportWorld.Amber));
        await Assert.ThrowsAsync<Refused>(() => world.Quality().Send(new RunImport.Command(import, 2)));
        await world.Work();
        var version = (await world.Stands(import)).Version;
        await Assert.ThrowsAsync<Denied>(() => world.Hub().Send(new RunImport.Command(import, version)));
        await Assert.ThrowsAsync<Conflict>(() => world.Quality().Send(new RunImport.Command(import, version - 1)));
        await world.Quality().Send(new RunImport.Command(import, version));
        await world.Quality().Send(new RunImport.Command(import, version));
        Assert.Equal(ImportState.Running, (await world.Stands(import)).State);
        await Assert.ThrowsAsync<NotFound>(() => world.Quality().Send(new RunImport.Command(world.NewId(), 1)));
    }
}
