using System.Globalization;
using System.Text.RegularExpressions;
using Neighbourhood.Areas.Postcodes;

namespace Neighbourhood.Areas.Imports;

/// <summary>A header: where a column stands, by any of the names that publishers give it.</summary>
internal sealed class Columns
{
    private readonly List<string> _names;

    internal Columns(IEnumerable<string> header) => _names = [.. header.Select(Plain)];

    /// <summary>The place of the first name that is there, the names in order of preference; null when none is.</summary>
    internal int? At(params IReadOnlyList<string> names)
    {
        foreach (var name in names)
            if (_names.IndexOf(name) is >= 0 and var at) return at;
        return null;
    }

    /// <summary>The place of the column whose name matches, the newest year first: wd24cd before wd23cd.</summary>
    internal int? Newest(Regex name) =>
        _names.Select((n, at) => (Name: n, At: at)).Where(c => name.IsMatch(c.Name))
            .OrderByDescending(c => c.Name, StringComparer.Ordinal).Select(c => (int?)c.At).FirstOrDefault();

    /// <summary>Letters and digits alone, lower case: "LSOA code (2011)" → "lsoacode2011", "90+" → "90".</summary>
    private static string Plain(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}

/// <summary>Cells as people and publishers write them.</summary>
internal static partial class Cell
{
    internal static string? Text(IReadOnlyList<string> cells, int? at) =>
        at is { } place && cells[place].Trim() is { Length: > 0 } text ? text : null;

    /// <summary>A lower-layer super output area of England or Wales, a data zone of Scotland or Northern Ireland, or its older output areas.</summary>
    [GeneratedRegex(@"^(?:[EWS]01\d{6}|N2\d{7}|95[A-Z]{2}\d{2}[A-Z]\d)$", RegexOptions.CultureInvariant)]
    internal static partial Regex SmallArea();

    /// <summary>ONS's pseudo code for "no such area here": Channel Islands, Isle of Man.</summary>
    [GeneratedRegex(@"^[A-Z]9{8}$", RegexOptions.CultureInvariant)]
    internal static partial Regex NoArea();

    /// <summary>The code of a small area; null and no reason where the cell is empty or says that there is none.</summary>
    internal static (string? Code, string? Wrong) Lsoa(IReadOnlyList<string> cells, int? at) =>
        Text(cells, at)?.ToUpperInvariant() is not { } code || NoArea().IsMatch(code) ? (null, null)
        : SmallArea().IsMatch(code) ? (code, null)
        : (null, $"\"{Short(code)}\" is not the code of an LSOA");

    /// <summary>ONS's mark, in the latitude, of a postcode without a grid reference; its longitude then says nothing.</summary>
    private const decimal NoGridReference = 99.999999m;

    /// <summary>A place in the United Kingdom; null and no reason where one of the cells is empty or ONS says that there is none.</summary>
    /// <remarks>The bounds are drawn so close that latitude and longitude cannot be taken for one another.</remarks>
    internal static (Coordinates? At, string? Wrong) Place(IReadOnlyList<string> cells, int? latitude, int? longitude)
    {
        if (Text(cells, latitude) is not { } typedNorth || Text(cells, longitude) is not { } typedEast) return (null, null);
        if (Degrees(typedNorth) is not { } north || (north is < 49 or > 61 && north != NoGridReference)) return (null, $"\"{Short(typedNorth)}\" is not a latitude in the United Kingdom");
        if (north == NoGridReference) return (null, null);
        return Degrees(typedEast) is { } east and >= -9 and <= 2 ? (new(north, east), null) : (null, $"\"{Short(typedEast)}\" is not a longitude in the United Kingdom");
    }

    /// <summary>To the sixth digit, a tenth of a metre, as it is kept.</summary>
    private static decimal? Degrees(string typed) =>
        decimal.TryParse(typed, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees) ? decimal.Round(degrees, 6) : null;

    /// <summary>What a report may quote of a cell.</summary>
    internal static string Short(string text) => text.Length <= 30 ? text : text[..30] + "…";
}
