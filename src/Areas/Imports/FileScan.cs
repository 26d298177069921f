using System.Globalization;

namespace Neighbourhood.Areas.Imports;

/// <summary>A row that could not be used.</summary>
/// <param name="Line">As an editor counts: the header is line 1.</param>
internal sealed record LeftOut(int Line, string Reason);

/// <summary>A file read once to its end before anything is written: what it is, and that all of it can be read.</summary>
internal sealed class FileScan
{
    /// <summary>How many bad rows are kept for a file; all are counted.</summary>
    internal const int ReasonsKept = 1000;

    private readonly List<LeftOut> _leftOut = [];
    private readonly HashSet<string> _authorities = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    private FileScan(AreaFile file) => File = file;

    internal AreaFile File { get; }
    internal string Digest { get; private init; } = "";
    internal FileKind Kind { get; private set; }
    internal string? Note { get; private set; }

    /// <summary>The neighbourhood that a file of postcodes tells of; null for a file of no neighbourhood, as a whole nation's.</summary>
    internal string? Neighbourhood { get; private set; }

    internal bool HasLocalities { get; private set; }

    /// <summary>Whether it says of any postcode where it lies.</summary>
    internal bool HasPlaces { get; private set; }

    /// <summary>"2019" of the deciles; the newest day, as 2024-06-30, of the population.</summary>
    internal string? Release { get; private set; }

    /// <summary>The year of the deciles' LSOAs.</summary>
    internal int? Edition { get; private set; }

    internal int Read { get; private set; }
    internal int Kept { get; private set; }
    internal int PassedOver { get; private set; }
    internal int LeftOutCount { get; private set; }

    /// <summary>The first of them.</summary>
    internal IReadOnlyList<LeftOut> LeftOut => _leftOut;

    /// <summary>The names of small areas, by code.</summary>
    internal IReadOnlyDictionary<string, string> Names => _names;

    /// <param name="neighbourhood">As asked on the command line; null to take the file's only local authority.</param>
    /// <exception cref="FileRefused">It cannot be read, or holds nothing that could be used.</exception>
    internal static FileScan Of(AreaFile file, string? neighbourhood, Action<double> share, CancellationToken ct)
    {
        var scan = new FileScan(file) { Digest = AreaFileReader.Digest(file) };
        using var reader = new AreaFileReader(file);
        (scan.Kind, scan.Note) = (reader.Layout.Kind, reader.Layout.Note);
        if (reader.Layout is DecileLayout deciles) (scan.Release, scan.Edition) = (deciles.Release, deciles.Edition);
        foreach (var line in reader.Lines())
        {
            scan.Count(line);
            if (scan.Read % 1000 != 0) continue;
            ct.ThrowIfCancellationRequested();
            share(reader.Share);
        }
        if (scan.Kept == 0) throw new FileRefused(file.Name, $"None of its {scan.Read} rows could be used.{(scan._leftOut is [var first, ..] ? $" Line {first.Line} {first.Reason}." : "")}");
        if (scan.Kind == FileKind.Postcodes) scan.Neighbourhood = neighbourhood ?? scan.OnlyAuthority();
        share(1);
        return scan;
    }

    /// <summary>Whether the two are one content, given twice.</summary>
    internal bool Same(FileScan other) => Digest == other.Digest && Kind == other.Kind && Release == other.Release && Neighbourhood == other.Neighbourhood;

    private void Count(Line line)
    {
        Read++;
        if (line.Row is not null) Kept++;
        else if (line.Wrong is null) PassedOver++;
        else
        {
            LeftOutCount++;
            if (_leftOut.Count < ReasonsKept) _leftOut.Add(new LeftOut(line.Number, line.Wrong));
        }
        if (line.Row is PostcodeRow postcode)
        {
            if (postcode.Authority is { } authority) _authorities.Add(authority);
            if (postcode.SmallAreaName is { } name) _names.TryAdd(postcode.Area, name);
            HasLocalities |= postcode.Locality is not null;
            HasPlaces |= postcode.At is not null;
        }
        else if (line.Row is PopulationRow population)
        {
            if (population.Name is { } name) _names.TryAdd(population.Lsoa, name);
            var asAt = population.AsAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (string.CompareOrdinal(asAt, Release) > 0) Release = asAt;
        }
    }

    private string? OnlyAuthority() =>
        !HasLocalities ? null
        : _authorities.Count == 1 ? _authorities.Single()
        : throw new FileRefused(File.Name, _authorities.Count == 0
            ? "It has localities and names no local authority. Say which neighbourhood they lie in, with --neighbourhood NAME."
            : $"It has localities in {_authorities.Count} local authorities. Say which neighbourhood they lie in, with --neighbourhood NAME, or import a file for each.");
}
