using System.Text.RegularExpressions;

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

    /// <summary>What a report may quote of a cell.</summary>
    internal static string Short(string text) => text.Length <= 30 ? text : text[..30] + "…";
}
