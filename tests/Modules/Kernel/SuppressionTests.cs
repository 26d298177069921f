using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Kernel;

public sealed class SuppressionTests
{
    private static readonly Suppression Usual = new();

    private static Gen<int[]> Tables => Gen.Frequency((3, Gen.Choose(0, 12)), (1, Gen.Choose(0, 400))).ListOf().Select(l => l.Take(12).ToArray());

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, null)]
    [InlineData(7, null)]
    [InlineData(8, 10)]
    [InlineData(12, 10)]
    [InlineData(13, 15)]
    public void One_to_seven_is_hidden_others_are_rounded_and_nobody_stays_nobody(int count, int? shown) => Assert.Equal(shown, Usual.Count(count));

    /// <summary>Scenario 19: seven fathers in a ward are found neither in their cell nor through the total.</summary>
    [Fact]
    public void Scenario_19_seven_fathers_are_not_found_through_the_total()
    {
        var table = Usual.Control([7, 40, 12]);
        Assert.Equal([null, 40, null], table.Cells);
        Assert.Equal(60, table.Total);
        Assert.Null(Usual.Percent(7, 59));
        Assert.Null(Usual.Percent(3, 7));
        Assert.Equal(67, Usual.Percent(40, 59));
    }

    [Fact]
    public void Where_nothing_else_can_be_hidden_the_total_is() => Assert.Equal(new Suppression.Table([null, 0], null).Total, Usual.Control([3, 0]).Total);

    [Fact]
    public void No_small_count_is_shown_and_none_can_be_reckoned_from_what_is() =>
        Prop.ForAll(Tables.ToArbitrary(), counts =>
        {
            var table = Usual.Control(counts);
            var hidden = counts.Where((_, i) => table.Cells[i] is null).ToList();
            Assert.All(counts.Zip(table.Cells), c => Assert.True(c.Second is null ? c.First > 0 : c.Second % 5 == 0 && c.First is 0 or >= 8));
            Assert.True(hidden.Count == 0 || table.Total is null || (hidden.Count > 1 && hidden.Sum() >= 8));
            Assert.True(table.Total is null or 0 or >= 8);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_percentage_is_of_rounded_numbers_and_never_above_a_hundred() =>
        Prop.ForAll(Gen.Choose(0, 60).Two().ToArbitrary(), pair =>
        {
            var (part, whole) = (Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2));
            var shown = Usual.Percent(part, whole);
            Assert.Equal(whole == 0 || part is > 0 and < 8 || whole is > 0 and < 8, shown is null);
            Assert.True(shown is null or >= 0 and <= 100);
        }).QuickCheckThrowOnFailure();
}
