using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Pregnancies;

public sealed class DueDatesTests : ArrangedPregnancy
{
    [Theory]
    [InlineData(56, 14)] // 8+0: by 10+0
    [InlineData(63, 7)] // 9+0 is not after it
    [InlineData(64, 14)] // after it within 14 days
    [InlineData(240, 14)]
    public async Task She_is_booked_by_10_weeks_or_within_14_days_of_a_late_notification(int days, int within) =>
        Assert.Equal(Today.AddDays(within), await Midwife.With(s => DueDates.BookBy((ISend)s.GetService(typeof(ISend))!, Gestation.DueByDates(Today.AddDays(-days)), Today, Sale, CancellationToken.None)));

    [Fact]
    public async Task Without_a_due_date_within_14_days() =>
        Assert.Equal(Today.AddDays(14), await Midwife.With(s => DueDates.BookBy((ISend)s.GetService(typeof(ISend))!, null, Today, Sale, CancellationToken.None)));

    [Fact]
    public void The_scan_is_before_her_dates_or_behind_them()
    {
        var (dates, scan) = (Today, Today.AddDays(3));
        Assert.Equal(scan, DueDates.Agreed(dates, scan, scanOverrides: true));
        Assert.Equal(dates, DueDates.Agreed(dates, scan, scanOverrides: false));
        Assert.Equal(scan, DueDates.Agreed(null, scan, scanOverrides: false));
        Assert.Equal(dates, DueDates.Agreed(dates, null, scanOverrides: true));
        Assert.Null(DueDates.Agreed(null, null, scanOverrides: true));
    }
}
