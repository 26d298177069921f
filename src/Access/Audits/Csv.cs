using System.Text;

namespace Neighbourhood.Access.Audits;

/// <summary>Rows as a file for a spreadsheet, in which nothing that somebody typed can become a formula.</summary>
internal static class Csv
{
    internal static byte[] Of(IEnumerable<IReadOnlyList<string?>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows) text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    internal static string Cell(string? value)
    {
        if (string.IsNullOrEmpty(value)) return "";
        var (first, afterSpaces) = (value.TrimStart() is [var begins, ..] ? begins : ' ', value.TrimStart(' ') is [var next, ..] ? next : ' ');
        var safe = first is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' || afterSpaces is '\t' or '\r' or '\n' ? "'" + value : value;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
