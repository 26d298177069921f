namespace Neighbourhood.Areas.Postcodes;

/// <summary>Where something lies on the earth, in degrees: north and east are above 0.</summary>
internal sealed record Coordinates(decimal Latitude, decimal Longitude)
{
    /// <summary>Of the earth taken as a ball: in this country up to one metre in 250 less than a surveyor would measure, never more, so nobody counts as farther than they are.</summary>
    private const double EarthRadius = 6_371_008.8;

    /// <summary>Metres along the great circle (haversine: exact for neighbours too, where other forms lose their digits).</summary>
    internal double MetresTo(Coordinates other)
    {
        var (north, otherNorth) = (Radians(Latitude), Radians(other.Latitude));
        var (up, across) = (Half(otherNorth - north), Half(Radians(other.Longitude - Longitude)));
        return 2 * EarthRadius * Math.Asin(Math.Sqrt(Math.Min(1, (up * up) + (Math.Cos(north) * Math.Cos(otherNorth) * across * across))));
    }

    private static double Radians(decimal degrees) => double.DegreesToRadians((double)degrees);

    private static double Half(double angle) => Math.Sin(angle / 2);
}
