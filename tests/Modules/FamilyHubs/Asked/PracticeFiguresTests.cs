using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Asked;

public sealed class PracticeFiguresTests
{
    private static readonly DateOnly MidMarch = new(2026, 3, 15);

    private static PracticeFigures.Sent One(Guid id, Guid? person, bool child, DateOnly on) => new(id, on.AtLondon(new TimeOnly(12, 0)), person, child);

    [Fact]
    public void Twelve_months_with_this_one_last_and_what_is_older_left_out()
    {
        var year = PracticeFigures.Of([One(Guid.CreateVersion7(), null, false, new(2025, 4, 1)), One(Guid.CreateVersion7(), null, false, new(2025, 3, 31)), One(Guid.CreateVersion7(), null, false, MidMarch)], MidMarch, id => id);
        Assert.Equal((new DateOnly(2025, 4, 1), MidMarch, 12, 2), (year.From, year.To, year.ByMonth.Count, year.Referrals));
        Assert.Equal((1, 1), (year.ByMonth[0].Referrals, year.ByMonth[^1].Referrals));
    }

    [Fact]
    public void A_child_counts_once_in_the_month_when_they_were_first_sent_also_where_two_records_are_one()
    {
        var (child, twin, merged, adult) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var year = PracticeFigures.Of(
        [
            One(second, child, true, new(2026, 2, 2)), One(first, child, true, new(2025, 12, 1)), One(first, twin, true, new(2025, 12, 1)), One(first, adult, false, new(2025, 12, 1)),
            One(second, merged, true, new(2026, 2, 2)),
        ], MidMarch, id => id == merged ? twin : id);
        Assert.Equal((2, 2), (year.Referrals, year.Children));
        Assert.Equal((1, 2), (year.ByMonth.Single(m => m.First == new DateOnly(2025, 12, 1)).Referrals, year.ByMonth.Single(m => m.First == new DateOnly(2025, 12, 1)).Children));
        Assert.Equal((1, 0), (year.ByMonth.Single(m => m.First == new DateOnly(2026, 2, 1)).Referrals, year.ByMonth.Single(m => m.First == new DateOnly(2026, 2, 1)).Children));
    }
}
