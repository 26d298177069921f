using System.Text.RegularExpressions;
using Neighbourhood.Areas.Postcodes;

namespace Neighbourhood.Areas.Imports;

/// <param name="Lsoa21">Null where the file has 2011 codes alone.</param>
/// <param name="Authority">The local authority's name.</param>
/// <param name="At">Where it lies; null where the file does not say.</param>
internal sealed record PostcodeRow(
    string Postcode, string Folded, string? Lsoa21, string? Lsoa11, string? SmallAreaName,
    string? WardCode, string? Ward, string? AuthorityCode, string? Authority, string? Locality, Coordinates? At) : AreaRow(Postcode)
{
    /// <summary>The 2021 code, else the 2011 code. A code that stands in both years means the same ground.</summary>
    internal string Area => Lsoa21 ?? Lsoa11!;
}

/// <summary>
/// A file of postcodes: the shape with names and localities, or ONS's postcode directory and look-up with codes, in this
/// and in older releases. ONS's <c>imd</c> is a rank, not a decile: it is never read.
/// </summary>
internal sealed partial class PostcodeLayout : Layout
{
    private readonly int _postcode;
    private readonly int? _lsoa21, _lsoa11, _areaName, _wardCode, _ward, _authorityCode, _authority, _locality, _terminated, _latitude, _longitude;
    private readonly bool _hasRank;

    private PostcodeLayout(Columns columns, int postcode)
    {
        _postcode = postcode;
        (_lsoa21, _lsoa11) = (columns.At(Lsoa21Names), columns.At(Lsoa11Names));
        _areaName = columns.At("lsoaname", "lsoa21nm", "lsoa21name");
        _wardCode = columns.At("wardcode") ?? columns.Newest(WardColumn()) ?? columns.At("osward", "ward", "wardcd");
        _ward = columns.At("wardname") ?? columns.Newest(WardNameColumn());
        _authorityCode = columns.At("lacode") ?? columns.Newest(AuthorityColumn()) ?? columns.At("oslaua", "laua", "ladcd");
        _authority = columns.At("laname") ?? columns.Newest(AuthorityNameColumn());
        _locality = columns.At("locality");
        _terminated = columns.At("doterm");
        (_latitude, _longitude) = (columns.At("lat", "latitude"), columns.At("long", "lon", "lng", "longitude"));
        _hasRank = columns.At("imd") is not null;
    }

    private static string[] Lsoa21Names => ["lsoa21cd", "lsoa21", "lsoacode", "lsoacode2021"];

    private static string[] Lsoa11Names => ["lsoa11cd", "lsoa11", "lsoacode2011"];

    internal static PostcodeLayout? Of(Columns columns) =>
        columns.At("pcds", "postcode", "pcd8", "pcd7", "pcd2", "pcd") is { } postcode && (columns.At(Lsoa21Names) ?? columns.At(Lsoa11Names)) is not null
            ? new PostcodeLayout(columns, postcode) : null;

    internal bool HasLocalities => _locality is not null;

    internal override FileKind Kind => FileKind.Postcodes;

    internal override string? Note => _hasRank ? "The column imd holds ranks, not deciles, and was not read: import a file of deciles." : null;

    internal override (AreaRow? Row, string? Wrong) Read(IReadOnlyList<string> cells)
    {
        if (Cell.Text(cells, _terminated) is not null) return (null, null);
        if (Cell.Text(cells, _postcode) is not { } typed) return (null, "has no postcode");
        if (PostcodeShape.Read(typed) is not var (postcode, folded)) return (null, $"\"{Cell.Short(typed)}\" is not a postcode");

        var (lsoa21, wrong21) = Cell.Lsoa(cells, _lsoa21);
        var (lsoa11, wrong11) = Cell.Lsoa(cells, _lsoa11);
        if ((wrong21 ?? wrong11) is { } wrong) return (null, wrong);
        if (lsoa21 is null && lsoa11 is null)
            return Cell.Text(cells, _lsoa21) is null && Cell.Text(cells, _lsoa11) is null ? (null, "has no LSOA") : (null, null);

        var (at, wrongPlace) = Cell.Place(cells, _latitude, _longitude);
        if (wrongPlace is not null) return (null, wrongPlace);
        var row = new PostcodeRow(postcode, folded, lsoa21, lsoa11, Cell.Text(cells, _areaName),
            Cell.Text(cells, _wardCode), Cell.Text(cells, _ward), Cell.Text(cells, _authorityCode), Cell.Text(cells, _authority), Cell.Text(cells, _locality), at);
        if (row.WardCode is { Length: > 9 } || row.AuthorityCode is { Length: > 9 }) return (null, "has a ward or local-authority code of more than 9 characters");
        if (new[] { row.SmallAreaName, row.Ward, row.Authority, row.Locality }.Any(name => name is { Length: > 100 })) return (null, "has a name of more than 100 characters");
        return (row, null);
    }

    [GeneratedRegex(@"^wd\d\d(?:cd)?$", RegexOptions.CultureInvariant)]
    private static partial Regex WardColumn();

    [GeneratedRegex(@"^wd\d\dnm$", RegexOptions.CultureInvariant)]
    private static partial Regex WardNameColumn();

    [GeneratedRegex(@"^(?:lad|ltla)\d\d(?:cd)?$", RegexOptions.CultureInvariant)]
    private static partial Regex AuthorityColumn();

    [GeneratedRegex(@"^(?:lad|ltla)\d\dnm$", RegexOptions.CultureInvariant)]
    private static partial Regex AuthorityNameColumn();
}
