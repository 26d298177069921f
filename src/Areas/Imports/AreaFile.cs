using System.Security.Cryptography;
using System.Text;
using CsvHelper;

namespace Neighbourhood.Areas.Imports;

/// <summary>What a file tells of: recognised by its header, never by its name.</summary>
internal enum FileKind
{
    Postcodes,
    Deciles,
    Population,
}

/// <summary>A file to import; opened as often as it is read.</summary>
/// <param name="Name">Without its folder: it is stored, and a folder may name a person.</param>
internal sealed record AreaFile(string Name, Func<Stream> Open)
{
    internal static AreaFile At(string path) => new(Path.GetFileName(path), () => File.OpenRead(path));
}

/// <summary>The whole file cannot be used; nothing of the import is kept.</summary>
/// <param name="reason">A whole sentence that says what to do.</param>
internal sealed class FileRefused(string file, string reason) : Exception($"{file}: {reason}");

/// <summary>One line of a file: what it says, or why it was left out, or neither when it is not meant for us.</summary>
internal readonly record struct Line(int Number, AreaRow? Row, string? Wrong);

/// <param name="Key">What a file may hold once.</param>
internal abstract record AreaRow(string Key);

/// <summary>How a kind of file is read, once its header is known.</summary>
internal abstract class Layout
{
    internal abstract FileKind Kind { get; }

    /// <summary>What a person should know of how the file was read.</summary>
    internal virtual string? Note => null;

    /// <summary>The row of these cells; a line with neither row nor reason is passed over.</summary>
    internal abstract (AreaRow? Row, string? Wrong) Read(IReadOnlyList<string> cells);

    /// <summary>The layout whose columns the header has, or null.</summary>
    internal static Layout? Find(Columns columns, string fileName) =>
        (Layout?)PostcodeLayout.Of(columns) ?? (Layout?)PopulationLayout.Of(columns) ?? DecileLayout.Of(columns, fileName);
}

/// <summary>A CSV file as it is read: streamed, in strict UTF-8 (or UTF-16 with its mark), by the rules of RFC 4180.</summary>
internal sealed class AreaFileReader : IDisposable
{
    private const int LongestRow = 64 * 1024;
    private readonly string _file;
    private readonly Stream _stream;
    private readonly StreamReader _text;
    private readonly CsvReader _csv;
    private readonly int _columns;
    private int _line;

    internal AreaFileReader(AreaFile file)
    {
        _file = file.Name;
        _stream = Guarded(file.Open);
        _text = new StreamReader(_stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        // The header is read as a row of its own, since its names are matched by our own rule.
        _csv = CsvReader.Create(_text, new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            MalformedData = CsvMalformedDataHandling.Throw,
            MaxRecordSize = LongestRow,
            TrackLineNumbers = true,
        });
        try
        {
            var header = Next() is { Length: > 0 } first ? first : throw new FileRefused(_file, "The file is empty.");
            _columns = header.Length;
            Layout = Layout.Find(new Columns(header), _file) ?? throw new FileRefused(_file,
                "The first line names no columns that we know: postcodes (postcode or pcds, with an LSOA), deciles (lsoa11 or lsoa21 and imd_decile) or population (area_code and the ages 0 to 90+).");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    internal Layout Layout { get; }

    /// <summary>How much of the file has been read, 0 to 1.</summary>
    internal double Share => _stream is { CanSeek: true, Length: > 0 } ? (double)_stream.Position / _stream.Length : 0;

    /// <summary>Every line below the header.</summary>
    /// <exception cref="FileRefused">What follows cannot be told apart any more.</exception>
    internal IEnumerable<Line> Lines()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (Next() is { } cells)
        {
            if (cells.Length != _columns)
            {
                yield return new Line(_line, null, $"has {cells.Length} columns where the first line has {_columns}");
                continue;
            }
            var (row, wrong) = Layout.Read(cells);
            yield return row is not null && !seen.Add(row.Key)
                ? new Line(_line, null, $"repeats {row.Key}, which an earlier line has")
                : new Line(_line, row, wrong);
        }
    }

    /// <summary>Equal for equal content, whatever the file is called.</summary>
    internal static string Digest(AreaFile file)
    {
        using var stream = Guarded(file.Name, file.Open);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    public void Dispose()
    {
        _csv.Dispose();
        _text.Dispose();
        _stream.Dispose();
    }

    private string[]? Next()
    {
        string[] cells;
        try
        {
            if (!_csv.Read()) return null;
            _line = (int)_csv.LineNumber;
            cells = new string[_csv.FieldCount];
            for (var at = 0; at < cells.Length; at++) cells[at] = _csv.GetString(at);
        }
        catch (DecoderFallbackException)
        {
            throw new FileRefused(_file, $"The text after line {_line} is not UTF-8. Save the file as CSV UTF-8, then import it again.");
        }
        catch (CsvFormatException)
        {
            throw new FileRefused(_file, $"What follows line {_line} is not CSV: look for a stray or missing quotation mark.");
        }
        catch (IOException)
        {
            throw new FileRefused(_file, $"The file could not be read beyond line {_line}.");
        }
        // No column that we read holds a line break: a quotation mark that is never closed would swallow all the rest.
        return cells.Any(cell => cell.Contains('\n', StringComparison.Ordinal))
            ? throw new FileRefused(_file, $"A quotation mark that opens on line {_line} is not closed there.")
            : cells;
    }

    private Stream Guarded(Func<Stream> open) => Guarded(_file, open);

    private static Stream Guarded(string file, Func<Stream> open)
    {
        try
        {
            return open();
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FileRefused(file, "There is no such file.");
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new FileRefused(file, "The file could not be opened.");
        }
    }
}
