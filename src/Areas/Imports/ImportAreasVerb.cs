using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Spectre.Console;

namespace Neighbourhood.Areas.Imports;

/// <summary>The command line's <c>import areas FILE… [--neighbourhood NAME]</c>: shows how far it is, and says what was left out.</summary>
internal static class ImportAreasVerb
{
    /// <summary>How many left-out rows of a file are printed; the page of the import shows more.</summary>
    private const int Printed = 50;
    private const int LongLine = 1000;

    internal static Verb Verb()
    {
        var files = new Argument<string[]>("FILE")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "CSV files, together or one at a time: postcodes (ONSPD and NSPL too), IMD deciles by LSOA, residents by single year of age",
        };
        var neighbourhood = new Option<string?>("--neighbourhood")
        {
            HelpName = "NAME",
            Description = "What the files of postcodes are called together; their only local authority's name unless told",
        };
        var command = new Command("areas", "Bring postcodes, localities, deciles and population into force; the same content twice changes nothing") { files, neighbourhood };
        return new Verb("import areas", command, (said, services, ct) =>
        {
            var console = ConsoleOn(said.InvocationConfiguration.Output);
            return Run(services.GetRequiredService<ImportAreas.Work>(), [.. said.GetValue(files)!.Select(AreaFile.At)], said.GetValue(neighbourhood), console, said.InvocationConfiguration.Error, ct);
        });
    }

    /// <summary>In a log or a pipe a line stays a line, without colours.</summary>
    private static IAnsiConsole ConsoleOn(TextWriter writer)
    {
        var output = new AnsiConsoleOutput(writer);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = output, Ansi = output.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No });
        if (!output.IsTerminal) console.Profile.Width = LongLine;
        return console;
    }

    /// <returns>0 when the files are in force now, 1 when nothing changed because something was wrong.</returns>
    internal static async Task<int> Run(ImportAreas.Work work, IReadOnlyList<AreaFile> files, string? neighbourhood, IAnsiConsole console, TextWriter error, CancellationToken ct)
    {
        try
        {
            Say(console, await WithProgress(console, progress => work.Run(files, neighbourhood, "command line", progress, ct)));
            return 0;
        }
        catch (Exception failed) when (failed is FileRefused or Refused or Busy)
        {
            await error.WriteLineAsync($"Nothing was imported. {failed.Message}");
            return 1;
        }
    }

    private static Task<ImportAreas.Report> WithProgress(IAnsiConsole console, Func<ImportAreas.Progress, Task<ImportAreas.Report>> work) =>
        console.Progress().Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn()).StartAsync(bars =>
        {
            var tasks = new Dictionary<string, ProgressTask>(StringComparer.Ordinal);
            return work((what, file, share) =>
            {
                var line = $"{what} {file}";
                if (!tasks.TryGetValue(line, out var task)) tasks[line] = task = bars.AddTask(Markup.Escape(line), maxValue: 1);
                task.Value = share;
            });
        });

    private static void Say(IAnsiConsole console, ImportAreas.Report report)
    {
        foreach (var file in report.Files)
        {
            console.MarkupLineInterpolated($"{file.File.Name}: {file.Kind.ToString().ToLowerInvariant()}, {file.Read} rows read, {file.Kept} used, {file.PassedOver} not meant for us, {file.LeftOutCount} left out");
            if (file.Note is { } note) console.MarkupLineInterpolated($"  {note}");
            foreach (var row in file.LeftOut.Take(Printed)) console.MarkupLineInterpolated($"  [yellow]{file.File.Name}, line {row.Line}:[/] {row.Reason}");
            if (file.LeftOutCount > Printed) console.MarkupLineInterpolated($"  and {file.LeftOutCount - Printed} more");
        }
        if (report.Unchanged) console.MarkupLineInterpolated($"Unchanged: version {report.Number} has this content already.");
        else console.MarkupLineInterpolated($"[green]Version {report.Number} of the areas is in force.[/]");
    }
}
