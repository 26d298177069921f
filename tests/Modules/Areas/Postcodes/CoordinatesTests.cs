using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Areas.Postcodes;
using Xunit;

namespace Neighbourhood.Modules.Areas.Postcodes;

public sealed class CoordinatesTests
{
    /// <summary>A twentieth of a millimetre: what is lost in the digits of a double.</summary>
    private const double Rounding = 0.00005;

    private static readonly Gen<Coordinates> Anywhere =
        from north in Gen.Choose(49_000_000, 61_000_000)
        from east in Gen.Choose(-9_000_000, 2_000_000)
        select new Coordinates(north / 1_000_000m, east / 1_000_000m);

    /// <summary>Three places: anywhere, or within a kilometre or so of the first, as neighbours are.</summary>
    private static readonly Gen<(Coordinates One, Coordinates Other, Coordinates Third)> Three =
        from one in Anywhere
        from other in Gen.OneOf(Anywhere, Near(one), Gen.Constant(one))
        from third in Gen.OneOf(Anywhere, Near(one), Near(other))
        select (one, other, third);

    private static Gen<Coordinates> Near(Coordinates of) =>
        from north in Gen.Choose(-10_000, 10_000)
        from east in Gen.Choose(-10_000, 10_000)
        select new Coordinates(of.Latitude + (north / 1_000_000m), of.Longitude + (east / 1_000_000m));

    [Theory]
    [InlineData(45.7597, 4.8422, 48.8567, 2.3508, 392_217.26)] // Lyon and Paris, as published with the formula
    [InlineData(55, 1.5, 56, 1.5, 111_195.08)] // a degree along a meridian, wherever
    [InlineData(0, 0, 0, 1, 111_195.08)] // and along the equator
    [InlineData(60, 0, 60, 1, 55_597.01)] // half of it at 60 degrees north, less what the great circle cuts off
    [InlineData(90, 0, -90, 0, 20_015_114.44)] // from pole to pole
    [InlineData(0, -90, 0, 90, 20_015_114.44)] // the other side of the earth
    [InlineData(55.1, 1.5, 55.1045, 1.5, 500.38)]
    [InlineData(55.1, 1.5, 55.100001, 1.5, 0.11)] // the last digit that is kept
    public void It_is_the_great_circle_of_the_mean_earth(double north, double east, double otherNorth, double otherEast, double metres) =>
        Assert.Equal(metres, new Coordinates((decimal)north, (decimal)east).MetresTo(new((decimal)otherNorth, (decimal)otherEast)), 0.01);

    [Fact]
    public void It_is_the_same_both_ways_0_to_itself_alone_and_no_way_round_is_shorter()
    {
        foreach (var (one, other, third) in Three.Sample(2000))
        {
            var straight = one.MetresTo(other);
            Assert.Equal(straight, other.MetresTo(one), Rounding);
            Assert.Equal(0, one.MetresTo(one));
            Assert.Equal(one == other, straight < 0.05);
            Assert.True(straight <= one.MetresTo(third) + third.MetresTo(other) + Rounding, $"{one}, {third}, {other}");
        }
    }

    [Fact]
    public void It_is_the_angle_between_the_two_seen_from_the_middle_of_the_earth()
    {
        foreach (var (one, other, _) in Three.Sample(2000))
            Assert.Equal(6_371_008.8 * Angle(Up(one), Up(other)), one.MetresTo(other), 0.001);
    }

    private static (double X, double Y, double Z) Up(Coordinates at)
    {
        var (north, east) = (double.DegreesToRadians((double)at.Latitude), double.DegreesToRadians((double)at.Longitude));
        return (Math.Cos(north) * Math.Cos(east), Math.Cos(north) * Math.Sin(east), Math.Sin(north));
    }

    private static double Angle((double X, double Y, double Z) a, (double X, double Y, double Z) b)
    {
        var (x, y, z) = ((a.Y * b.Z) - (a.Z * b.Y), (a.Z * b.X) - (a.X * b.Z), (a.X * b.Y) - (a.Y * b.X));
        return Math.Atan2(Math.Sqrt((x * x) + (y * y) + (z * z)), (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z));
    }
}
