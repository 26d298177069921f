using System.Globalization;
using CsvHelper;

namespace Neighbourhood.Kernel;

/// <summary>One question and its answer: "67%", with "4 of 6" beside it.</summary>
public sealed record FigureLine(string Question, string Answer, string? Of);

/// <param name="Value">How long its bar is; null for none.</param>
public sealed record FigureBar(string Label, int? Value, string Shown);

/// <param name="Most">What the longest possible bar stands for.</param>
public sealed record FigureChart(string Title, string Unit, int Most, IReadOnlyList<FigureBar> Bars, string? Total);

/// <summary>Figures as a file, with what the page shows and no more.</summary>
public static class FigureSheet
{
    /// <summary>A row for each figure, in CSV. What a spreadsheet would take for a formula is made text.</summary>
    /// <param name="heading">What the first column is: "Team".</param>
    /// <param name="to">The last day.</param>
    public static string Csv(string heading, string whose, DateOnly from, DateOnly to, IReadOnlyList<FigureLine> lines, IReadOnlyList<FigureChart> charts)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using var csv = CsvWriter.Create(text, new CsvWriterOptions { Injection = CsvInjection.Escape });
        void Row(params string?[] cells) => csv.WriteRecord(cells);
        Row(heading, "From", "To", "Figure", "Part", "Value", "Of");
        var (first, last) = (from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), to.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        foreach (var line in lines) Row(whose, first, last, line.Question, null, line.Answer, line.Of);
        foreach (var chart in charts)
        {
            foreach (var bar in chart.Bars) Row(whose, first, last, chart.Title, bar.Label, bar.Shown, chart.Unit);
            if (chart.Total is { } total) Row(whose, first, last, chart.Title, "All", total, chart.Unit);
        }
        csv.Flush();
        return text.ToString();
    }
}
