using System.Text;
using CsvHelper;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Imports;

/// <summary>A line of a file of households, as it was given.</summary>
/// <param name="Number">As an editor counts: the header is line 1.</param>
/// <param name="Household">Which household of the file it belongs to, from 1.</param>
/// <param name="Wrong">What is seen at once to be wrong with it; null when nothing is.</param>
internal sealed record FileLine(int Number, int Household, string Reference, string Cells, string? Wrong);

/// <summary>Reads a file of households: strict UTF-8 CSV with columns that are known. What cannot be told apart line by line refuses the whole file.</summary>
internal static class HouseholdFile
{
    internal const int MostBytes = 5 * 1024 * 1024;
    internal const int MostLines = 20_000;
    private const int LongestRow = 16 * 1024;
    private const int LongestReference = 100;
    private const int LongestCells = 4000;

    /// <exception cref="Refused">On <c>Csv</c>: it cannot be used; nothing was kept.</exception>
    internal static IReadOnlyList<FileLine> Read(Stream stream)
    {
        using var text = new StreamReader(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        using var csv = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            MalformedData = CsvMalformedDataHandling.Throw,
            MaxRecordSize = LongestRow,
            TrackLineNumbers = true,
        });
        var reader = new Rows(csv);
        var columns = Header(reader.Next() ?? throw Wrong("The file is empty"));
        var lines = new List<FileLine>();
        var households = new Dictionary<string, int>(StringComparer.Ordinal);
        var people = new Dictionary<string, (int Line, int Household)>(StringComparer.Ordinal);
        while (reader.Next() is { } row)
        {
            if (row.All(string.IsNullOrWhiteSpace)) continue;
            if (row.Length != columns.Count) throw Wrong($"Line {reader.Line} has {row.Length} columns where the first line has {columns.Count}");
            if (lines.Count == MostLines) throw Wrong($"The file has more than {MostLines} lines. Give it in parts");
            lines.Add(Line(columns.Zip(row).Where(c => !string.IsNullOrWhiteSpace(c.Second)).ToDictionary(c => c.First, c => c.Second.Trim(), StringComparer.Ordinal), reader.Line, households, people));
        }
        return lines.Count > 0 ? lines : throw Wrong("The file has no line below its first");
    }

    private static FileLine Line(Dictionary<string, string> cells, int number, Dictionary<string, int> households, Dictionary<string, (int Line, int Household)> people)
    {
        if (!cells.TryGetValue(ImportColumns.Household, out var reference)) throw Wrong($"Line {number} has no {ImportColumns.Household}");
        if (reference.Length > LongestReference) throw Wrong($"Line {number} has a {ImportColumns.Household} of more than {LongestReference} characters");
        if (!households.TryGetValue(reference, out var household)) households[reference] = household = households.Count + 1;
        string? wrong = null;
        if (cells.TryGetValue(ImportColumns.Person, out var person))
        {
            if (person.Length > LongestReference) wrong = $"{ImportColumns.Person}: write {LongestReference} characters or fewer";
            else if (!people.TryAdd(person, (number, household)))
                wrong = people[person].Household == household ? $"{ImportColumns.Person}: line {people[person].Line} is the same person"
                    : $"{ImportColumns.Person}: line {people[person].Line} has them in another household. Import them once, then add them to the other household on its page";
        }
        var kept = ImportColumns.Keep(cells);
        return kept.Length <= LongestCells ? new(number, household, reference, kept, wrong) : new(number, household, reference, "{}", "is too long: write less");
    }

    private static List<string> Header(string[] header)
    {
        var columns = new List<string>();
        foreach (var name in header)
        {
            // A name with a slip in it would leave out, unseen, who is restricted.
            var known = ImportColumns.Known(name) ?? throw Wrong($"There is no column called \"{(name.Length <= 40 ? name.Trim() : name.Trim()[..40])}\". Use the names of the template");
            if (columns.Contains(known)) throw Wrong($"The column {known} is there twice");
            columns.Add(known);
        }
        return ImportColumns.All.FirstOrDefault(c => c.Required && !columns.Contains(c.Name)) is { } missing ? throw Wrong($"The column {missing.Name} is missing") : columns;
    }

    private static Refused Wrong(string what) => new("Csv", $"{what}. Nothing was kept");

    /// <summary>Rows as cells, with what cannot be read told in words.</summary>
    private sealed class Rows(CsvReader csv)
    {
        internal int Line { get; private set; }

        internal string[]? Next()
        {
            try
            {
                if (!csv.Read()) return null;
                Line = (int)csv.LineNumber;
                var cells = new string[csv.FieldCount];
                for (var at = 0; at < cells.Length; at++) cells[at] = csv.GetString(at);
                return cells.Any(c => c.Contains('\n', StringComparison.Ordinal)) ? throw Wrong($"A quotation mark that opens on line {Line} is not closed there") : cells;
            }
            catch (DecoderFallbackException)
            {
                throw Wrong($"The text after line {Line} is not UTF-8. Save the file as CSV UTF-8");
            }
            catch (CsvFormatException)
            {
                throw Wrong($"What follows line {Line} is not CSV: look for a stray or missing quotation mark");
            }
        }
    }
}
