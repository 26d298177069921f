using System.Globalization;
using Neighbourhood.Areas.Places;
using Xunit;

namespace Neighbourhood.Modules.Areas.Places;

public sealed class DecileChartTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    [InlineData(10, 4)]
    [InlineData(null, DecileBands.Unknown)]
    public void A_decile_falls_in_its_band(int? decile, int band) => Assert.Equal(band, DecileBands.Of(decile));

    [Fact]
    public void Bars_are_to_one_scale_stand_one_after_another_and_fit()
    {
        var chart = new DecileChart([("East", [10, 0, 20, 0, 0, 10]), ("West", [0, 0, 0, 0, 20, 0])]);

        var east = chart.Rows[0].Bars;
        Assert.Equal(["Deciles 1 and 2: 10", "Deciles 5 and 6: 20", "Decile unknown: 10"], east.Select(b => b.Says));
        Assert.Equal(End(east[0]), Left(east[1]), 0.02);
        Assert.Equal(End(east[1]), Left(east[2]), 0.02);
        Assert.Equal(DecileChart.Width - 1, End(east[2]), 0.05);
        Assert.Equal(End(east[2]) / 2, End(chart.Rows[1].Bars.Single()), 0.6);
        Assert.Equal((40, 20), (chart.Rows[0].Total, chart.Rows[1].Total));
    }

    [Fact]
    public void Nothing_to_draw_is_drawn_without_fault()
    {
        Assert.Empty(new DecileChart([]).Rows);
        Assert.Empty(new DecileChart([("East", [0, 0, 0, 0, 0, 0])]).Rows[0].Bars);
    }

    private static double Left(DecileChart.Bar bar) => double.Parse(bar.X, CultureInfo.InvariantCulture);

    private static double End(DecileChart.Bar bar) => Left(bar) + double.Parse(bar.Width, CultureInfo.InvariantCulture);
}
