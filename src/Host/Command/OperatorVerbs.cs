using System.CommandLine;
using System.Globalization;
using Neighbourhood.Kernel;
using Spectre.Console;

namespace Neighbourhood.Host.Command;

/// <summary>Whoever runs the program backs it up, restores it, and proves that its audit was not touched.</summary>
internal static class OperatorVerbs
{
    internal delegate Task<int> Guarded(Func<Task<int>> run);

    internal static IEnumerable<System.CommandLine.Command> All(IReadOnlyList<IModule> modules, Guarded guarded) => [Backup(modules, guarded), Restore(modules, guarded), Audit(modules, guarded)];

    private static System.CommandLine.Command Backup(IReadOnlyList<IModule> modules, Guarded guarded)
    {
        var file = new Argument<string>("FILE") { Description = "A new file, as neighbourhood-2026-03-02.zip" };
        var verb = new System.CommandLine.Command("backup", "Writes the embedded database as it is at this moment into one file; the host may run on") { file };
        verb.SetAction((parse, ct) => guarded(async () =>
        {
            await using var app = Serve.Build([], modules);
            await UpToDate(app, ct);
            var made = app.Services.GetRequiredService<Backups>().Make(parse.GetValue(file)!, Step);
            await Note(app, Marks.Backup, "export", "Host.Backup", string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(parse.GetValue(file))}, {made.Bytes} bytes, SHA-256 {made.Sha256[..16]}"), ct);
            Console.WriteLine($"Backed up {Says.Size(made.Bytes)} to {parse.GetValue(file)}.");
            Console.WriteLine("The digest key and the folder of keys are not in it. Keep copies of them too, somewhere else than the backup.");
            return 0;
        }));
        return verb;
    }

    private static System.CommandLine.Command Restore(IReadOnlyList<IModule> modules, Guarded guarded)
    {
        var file = new Argument<string>("FILE") { Description = "A file that backup wrote" };
        var another = new Option<bool>("--another-key") { Description = "Go on though the digest key is not the one that the backup was used with" };
        var verb = new System.CommandLine.Command("restore", "Puts a backup in the place of the embedded database; the host must be stopped. The old file is kept beside it") { file, another };
        verb.SetAction((parse, ct) => guarded(async () =>
        {
            await using var app = Serve.Build([], modules);
            var done = await app.Services.GetRequiredService<Backups>().Restore(parse.GetValue(file)!, parse.GetValue(another), Step, ct);
            await Note(app, Marks.Restored, "change", "Host.Restore", $"of {Says.Moment(done.Manifest.MadeAt)}", ct);
            Console.WriteLine($"Restored what was backed up on {Says.Moment(done.Manifest.MadeAt)}.");
            if (done.Migrated > 0) Console.WriteLine($"{done.Migrated} scripts brought it up to date.");
            if (done.Kept is { } kept) Console.WriteLine($"What was there before is kept as {kept}.");
            return 0;
        }));
        return verb;
    }

    private static System.CommandLine.Command Audit(IReadOnlyList<IModule> modules, Guarded guarded)
    {
        var noted = new Option<string>("--noted") { Description = "A batch and its digest, noted earlier and elsewhere, as 12:3fa4c0…; it shows that nothing was cut off the end since" };
        noted.Validators.Add(v =>
        {
            if (v.GetValueOrDefault<string>() is { } text && Batch(text) is null) v.AddError("--noted takes a number, a colon and 16 digits or more, as 12:3fa4c05d6e7f8091");
        });
        var verify = new System.CommandLine.Command("verify", "Reads the whole audit and says whether its sealed rows are those that were sealed; answers 1 where they are not") { noted };
        verify.SetAction((parse, ct) => guarded(async () =>
        {
            await using var app = Serve.Build([], modules);
            await UpToDate(app, ct);
            await using var scope = app.Services.CreateAsyncScope();
            var check = scope.ServiceProvider.GetRequiredService<SealCheck>();
            var report = await WithProgress(check, ct);
            return Tell(report, parse.GetValue(noted) is { } text && Batch(text) is { } batch ? (batch.Number, batch.Digest, await check.DigestOf(batch.Number, ct)) : null);
        }));
        return new System.CommandLine.Command("audit", "Verbs of audit") { verify };
    }

    private static (int Number, string Digest)? Batch(string text) =>
        text.Split(':') is [var number, var digest] && int.TryParse(number, CultureInfo.InvariantCulture, out var parsed) && digest.Length is >= 16 and <= 64 && digest.All(char.IsAsciiHexDigit)
            ? (parsed, digest.ToLowerInvariant()) : null;

    private static async Task<SealCheck.Report> WithProgress(SealCheck check, CancellationToken ct)
    {
        if (Console.IsOutputRedirected) return await check.Run(null, ct);
        return await AnsiConsole.Progress().StartAsync(async progress =>
        {
            var task = progress.AddTask("Reading the audit", maxValue: 1);
            var report = await check.Run((done, of) => task.Value = (double)done / of, ct);
            task.Value = 1;
            return report;
        });
    }

    private static int Tell(SealCheck.Report report, (int Number, string Digest, string? Stands)? noted)
    {
        var whole = report.First is null;
        if (report.First is { } first)
        {
            Console.WriteLine($"BROKEN: {report.BrokenSeals} of {report.Seals} batches are not as they were sealed.");
            Console.WriteLine($"The first: batch {first.Seal}{(first.Row is { } row ? $", row {row}" : "")}. {first.Says}");
        }
        Console.WriteLine($"{report.Rows} sealed rows in {report.Seals - report.BrokenSeals} batches are as they were sealed.");
        if (noted is { } one)
        {
            var same = one.Stands?.StartsWith(one.Digest, StringComparison.Ordinal) == true;
            Console.WriteLine(same ? $"Batch {one.Number} is the one that was noted." : $"BROKEN: batch {one.Number} is {(one.Stands is null ? "not there" : "not the one that was noted")}.");
            whole &= same;
        }
        Console.WriteLine(report.Unsealed == 0 ? "Every row is sealed." : $"{Says.Count(report.Unsealed, "row is", "rows are")} not sealed yet, the oldest of {Says.Moment(report.OldestUnsealed!.Value)}: nothing is said of what is not sealed.");
        if (report.LastDigest is { } last) Console.WriteLine($"The last batch, to be noted elsewhere: {report.LastNumber}:{last}");
        return whole ? 0 : 1;
    }

    private static async Task UpToDate(WebApplication app, CancellationToken ct)
    {
        if ((await app.Services.GetRequiredService<Migrator>().Waiting(ct)).Count > 0) throw new Conflict("The database is not up to date: run the verb migrate first.");
    }

    /// <summary>What an operator did leaves a mark for their page, and a row in the audit.</summary>
    private static async Task Note(WebApplication app, string mark, string kind, string what, string value, CancellationToken ct)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().IsSystemFor(null);
        await scope.ServiceProvider.GetRequiredService<Db>().InOne(async () =>
        {
            await scope.ServiceProvider.GetRequiredService<Marks>().Set(mark, value.Length <= 400 ? value : value[^400..], ct);
            await scope.ServiceProvider.GetRequiredService<Kernel.Audit>().Write(kind, what, [], ct: ct);
        }, ct);
    }

    private static void Step(string says) => Console.WriteLine($"  {says}");
}
