using Neighbourhood.Families.Imports;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Families.Imports;

public sealed class GiveImportTests
{
    [Fact]
    public async Task What_was_given_is_listed_the_newest_first_and_who_may_not_is_denied()
    {
        await using var world = await FamiliesWorld.Start();
        var first = await world.Give(ImportWorld.File(ImportWorld.Amber, ImportWorld.Reed));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await world.Give(ImportWorld.File(ImportWorld.Ben), source: "Another");
        var rows = await world.Quality().Ask(new GiveImport.Query());
        Assert.Equal([(second, "Another", 1, 1), (first, "Old system", 1, 2)], rows.Select(r => (r.Id, r.Source, r.Households, r.LineCount)));
        await Assert.ThrowsAsync<Denied>(() => world.Hub().Ask(new GiveImport.Query()));
    }
}
