using System.Globalization;

namespace Neighbourhood.Kernel;

/// <summary>Words and bars for counts that were settled before: nothing is reckoned here that is not shown.</summary>
public static class CountedFigures
{
    /// <summary>Nobody was counted.</summary>
    public const string Unknown = "not known";

    /// <summary>How many of those who are the one or the other are the one.</summary>
    /// <param name="yes">Names of what is counted.</param>
    /// <param name="beside">What else is said of it.</param>
    public static FigureLine Share(SuppressedCells cells, string question, string place, IReadOnlyList<string> yes, IReadOnlyList<string> no, string? beside = null)
    {
        string[] part = [.. yes.Select(n => CountedPlaces.Key(place, n))], rest = [.. no.Select(n => CountedPlaces.Key(place, n))], whole = [.. part, .. rest];
        if (whole.All(k => cells[k] == 0)) return new(question, Unknown, beside);
        if (cells.Percent(part, rest) is not { } percent) return new(question, Suppression.Hidden, beside);
        var of = Number(whole.Sum(k => cells[k]!.Value));
        var says = cells.Exact ? $"{Number(part.Sum(k => cells[k]!.Value))} of {of}" : $"of about {of}";
        return new(question, $"{percent}%", beside is null ? says : $"{says}; {beside}");
    }

    /// <summary>A bar for each part of a whole.</summary>
    public static FigureChart Parts(SuppressedCells cells, string title, string unit, string place, string whole, IReadOnlyList<(string Label, string Part)> parts) =>
        Bars(title, unit, [.. parts.Select(p => (p.Label, cells[CountedPlaces.Key(place, $"{whole}.{p.Part}")]))], Shown(cells[CountedPlaces.Key(place, whole)]));

    /// <param name="rows">Null where a count is hidden.</param>
    /// <param name="total">As it is shown; null for none.</param>
    public static FigureChart Bars(string title, string unit, IReadOnlyList<(string Label, int? Count)> rows, string? total) =>
        new(title, unit, Math.Max(1, rows.Max(r => r.Count ?? 0)), [.. rows.Select(r => new FigureBar(r.Label, r.Count, Shown(r.Count)))], total);

    public static string Shown(int? count) => count is { } known ? Number(known) : Suppression.Hidden;

    public static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
