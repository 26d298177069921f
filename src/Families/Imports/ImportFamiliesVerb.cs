using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Imports;

/// <summary>The command line's <c>import families FILE --source NAME</c>: looks at each line, says what becomes of it, then imports; cut off, the host goes on with it.</summary>
internal static class ImportFamiliesVerb
{
    private const int Printed = 50;
    private static readonly TimeSpan AtATime = TimeSpan.FromSeconds(2);

    internal static Verb Verb()
    {
        var file = new Argument<string>("FILE") { Description = "A CSV file with a line for each person; the page Imports explains its columns" };
        var source = new Option<string>("--source") { HelpName = "NAME", Required = true, Description = "What the source is called, the same each time: the same file twice changes nothing" };
        var organisation = new Option<Guid?>("--organisation") { HelpName = "ID", Description = "The organisation that the records are of" };
        var team = new Option<Guid?>("--team") { HelpName = "ID", Description = "The team or site that works with these families" };
        var checkOnly = new Option<bool>("--check-only") { Description = "Look at each line and import nothing" };
        var command = new Command("families", "Import households from a file, after each line has been looked at") { file, source, organisation, team, checkOnly };
        return new Verb("import families", command, (said, services, ct) => Run(
            services, said.GetValue(file)!, said.GetValue(source), said.GetValue(organisation), said.GetValue(team), said.GetValue(checkOnly), said.InvocationConfiguration.Output, said.InvocationConfiguration.Error, ct));
    }

    /// <returns>0 when the file is imported or was only to be looked at, 1 when nothing was because something was wrong.</returns>
    internal static async Task<int> Run(
        IServiceProvider services, string path, string? source, Guid? organisation, Guid? team, bool checkOnly, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var (send, work, id) = (services.GetRequiredService<ISend>(), services.GetRequiredService<ImportWork>(), services.GetRequiredService<TimeProvider>().NewId());
        try
        {
            await using var stream = File.OpenRead(path);
            await work.Give(id, source, organisation, team, stream, ct);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync("Nothing was imported. The file could not be opened.");
            return 1;
        }
        catch (Refused refused)
        {
            await error.WriteLineAsync($"Nothing was imported. {refused.Message}.");
            return 1;
        }
        var looked = await Until(ImportState.Checked, id, send, work, output, ct);
        await Say(looked, output);
        if (checkOnly)
        {
            await send.Send(new StopImport.Command(id), ct);
            await output.WriteLineAsync("Looked at only: nothing was imported.");
            return 0;
        }
        await send.Send(new RunImport.Command(id, looked.Version), ct);
        await Say(await Until(ImportState.Done, id, send, work, output, ct), output);
        return 0;
    }

    private static async Task<ShowImport.Answer> Until(ImportState state, Guid id, ISend send, ImportWork work, TextWriter output, CancellationToken ct)
    {
        while (true)
        {
            var stands = await send.Ask(new ShowImport.Query(id, LineOutcome.Refused, Take: Printed), ct);
            if (stands.State == state || stands.State == ImportState.Stopped) return stands;
            await output.WriteLineAsync($"{Import.InWords(stands.State)}: {stands.Done} of {stands.Households} families");
            await work.GoOn(AtATime, ct);
        }
    }

    private static async Task Say(ShowImport.Answer stands, TextWriter output)
    {
        await output.WriteLineAsync($"{Import.InWords(stands.State)}.");
        foreach (var count in stands.Counts) await output.WriteLineAsync($"  {Import.InWords(count.Outcome)}: {Import.Families(count.Households)}, {Import.Lines(count.Lines)}");
        if (stands.SetAside > 0) await output.WriteLineAsync($"  NHS numbers set aside: {stands.SetAside}");
        foreach (var line in stands.Page) await output.WriteLineAsync($"  line {line.Number}: {line.Says}");
    }
}
