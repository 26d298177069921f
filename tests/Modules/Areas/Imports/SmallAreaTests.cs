using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Areas.Imports;
using Xunit;

namespace Neighbourhood.Modules.Areas.Imports;

/// <summary>A small area's locality, over any order of postcodes.</summary>
public sealed class SmallAreaTests
{
    private static readonly Guid[] Localities = [.. Enumerable.Range(1, 4).Select(n => new Guid(n, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]))];

    [Fact]
    public void It_is_that_of_most_postcodes_and_among_equals_that_of_the_first()
    {
        var postcodes = Gen.Elements(Localities).ArrayOf().ToArbitrary();
        Prop.ForAll(postcodes, inFileOrder =>
        {
            var chosen = SmallArea.Locality(Shares(inFileOrder))?.LocalityId;
            if (inFileOrder.Length == 0) return chosen is null;
            var most = inFileOrder.CountBy(l => l).Max(c => c.Value);
            var tied = inFileOrder.CountBy(l => l).Where(c => c.Value == most).Select(c => c.Key).ToHashSet();
            return chosen == inFileOrder.First(tied.Contains);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Postcodes_of_no_locality_do_not_count()
    {
        Share[] shares = [new("E01999901", null, null, 0, 50, 0), new("E01999901", Localities[3], Localities[0], 1, 1, 7)];
        Assert.Equal(Localities[0], SmallArea.Locality(shares)?.LocalityId);
    }

    [Fact]
    public void A_tie_between_files_goes_to_the_earlier_file()
    {
        Share[] shares = [new("E01999901", null, Localities[1], 1, 5, 0), new("E01999901", null, Localities[0], 0, 5, 9)];
        Assert.Equal(Localities[0], SmallArea.Locality(shares)?.LocalityId);
    }

    private static IEnumerable<Share> Shares(Guid[] inFileOrder) => inFileOrder.Index()
        .GroupBy(p => p.Item).Select(l => new Share("E01999901", null, l.Key, 0, l.Count(), l.Min(p => p.Index))).Reverse();
}
