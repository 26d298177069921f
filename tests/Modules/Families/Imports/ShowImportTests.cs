using Neighbourhood.Families.Imports;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Families.Imports;

public sealed class ShowImportTests
{
    [Fact]
    public async Task It_counts_by_outcome_and_shows_lines_of_one_alone()
    {
        await using var world = await FamiliesWorld.Start();
        var import = await world.Checked(ImportWorld.File(ImportWorld.Amber, ImportWorld.Reed, "H-9,,child,Kit,,2024-04,,,,,,"));
        var stands = await world.Quality().Ask(new ShowImport.Query(import, LineOutcome.Refused));
        Assert.Equal((ImportState.Checked, 2, 3, 2), (stands.State, stands.Households, stands.Lines, stands.Done));
        Assert.Equal([(LineOutcome.Refused, 1, 1), (LineOutcome.WouldBeMade, 1, 2)], stands.Counts.Select(c => (c.Outcome, c.Households, c.Lines)));
        Assert.Equal((4, "H-9", "role: one line of the household must be a grown-up"), (stands.Page[0].Number, stands.Page[0].Reference, stands.Page[0].Says));
        await Assert.ThrowsAsync<Denied>(() => world.Hub().Ask(new ShowImport.Query(import)));
        await Assert.ThrowsAsync<NotFound>(() => world.Quality().Ask(new ShowImport.Query(world.NewId())));
    }

    [Theory]
    [InlineData("H-1", "\"H-1\"")]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData(" @SUM(A1)", "\"' @SUM(A1)\"")]
    [InlineData("-2", "\"'-2\"")]
    [InlineData("+44", "\"'+44\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    public void A_cell_of_the_report_is_never_a_formula(string text, string cell) => Assert.Equal(cell, ShowImport.Cell(text));
}
