using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Neighbourhood.Testing;

/// <summary>
/// The real Host as a process of its own: Kestrel on loopback, a free port, a database of its own. Ended by its own id.
/// </summary>
public sealed partial class RunningHost : IAsyncDisposable
{
    private static readonly Lazy<Task<DemoTemplate>> Template = new(MakeTemplate);

    private readonly string _folder;
    private readonly IReadOnlyDictionary<string, string?> _settings;
    private Process? _process;

    private RunningHost(string folder, string? password, IReadOnlyDictionary<string, string?> settings) =>
        (_folder, Password, _settings) = (folder, password, settings);

    /// <summary>Where it listens: <c>http://127.0.0.1:43210</c>.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>The password of the demo accounts; null without the demo.</summary>
    public string? Password { get; }

    public string DatabaseFile => Path.Combine(_folder, "neighbourhood.db");

    /// <summary>All that it printed since it was started.</summary>
    public string Printed { get; private set; } = "";

    /// <summary>A host on a copy of the demo neighbourhood.</summary>
    /// <param name="settings">Configuration by name, as <c>Delivery:Tries</c>.</param>
    public static async Task<RunningHost> Start(IReadOnlyDictionary<string, string?>? settings = null)
    {
        var template = await Template.Value;
        var folder = Scratch.Folder("neighbourhood-");
        Copy(template.Folder, folder);
        var host = new RunningHost(folder, template.Password, settings ?? new Dictionary<string, string?>(StringComparer.Ordinal));
        await host.Run();
        return host;
    }

    /// <summary>A host on an empty database, outside Development: nothing is made that was not asked for.</summary>
    public static async Task<RunningHost> StartEmpty(IReadOnlyDictionary<string, string?>? settings = null)
    {
        var all = new Dictionary<string, string?>(settings ?? new Dictionary<string, string?>(StringComparer.Ordinal), StringComparer.Ordinal);
        all.TryAdd("ASPNETCORE_ENVIRONMENT", "Production");
        var host = new RunningHost(Scratch.Folder("neighbourhood-"), null, all);
        await host.Run();
        return host;
    }

    /// <summary>Runs one verb of the command line on this host's database.</summary>
    public Task<(int Exit, string Printed)> Verb(params string[] words) => RunVerb(_folder, _settings, words);

    /// <summary>A new API token for a demo account.</summary>
    public async Task<string> Token(string account)
    {
        var (_, printed) = await Verb("token", "add", "--account", $"{account}@demo.example", "--name", "Another system", "--days", "30");
        return TokenText().Match(printed) is { Success: true } token ? token.Value : throw new InvalidOperationException($"No token was printed:\n{printed}");
    }

    /// <summary>Runs one verb on a database in a folder.</summary>
    public static async Task<(int Exit, string Printed)> RunVerb(string folder, IReadOnlyDictionary<string, string?> settings, params string[] words)
    {
        using var process = Begin(folder, settings, words);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    /// <summary>Kills the process as a power cut would: no warning, no clean end.</summary>
    public async Task Kill()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Starts it again on the same database, on another port.</summary>
    public Task StartAgain() => Run();

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) await Kill();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task Run()
    {
        var process = Begin(_folder, _settings, []);
        _process = process;
        var open = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) => Heard(line.Data, open);
        process.ErrorDataReceived += (_, line) => Heard(line.Data, open);
        process.Exited += (_, _) => open.TrySetException(new InvalidOperationException($"The host ended before it was open:\n{Printed}"));
        process.EnableRaisingEvents = true;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Address = await open.Task.WaitAsync(TimeSpan.FromSeconds(90));
    }

    private void Heard(string? line, TaskCompletionSource<Uri> open)
    {
        if (line is null) return;
        Printed += line + "\n";
        if (Open().Match(line) is { Success: true } match) open.TrySetResult(new Uri(match.Groups["address"].Value));
    }

    private static Process Begin(string folder, IReadOnlyDictionary<string, string?> settings, string[] words)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var word in words.Prepend(Repository.HostAssembly)) start.ArgumentList.Add(word);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Urls"] = "http://127.0.0.1:0";
        // Counting what runs often, to make it faster later, pays in hours: these live for seconds, and pages cost a tenth less without.
        start.Environment["DOTNET_TieredPGO"] = "0";
        // Nor is anything compiled a second time within ten minutes (a hexadecimal number of milliseconds): journeys take a sixth less.
        start.Environment["DOTNET_TC_CallCountingDelayMs"] = "927C0";
        start.Environment["Database__File"] = Path.Combine(folder, "neighbourhood.db");
        foreach (var (name, value) in settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        return Process.Start(start)!;
    }

    private static async Task<DemoTemplate> MakeTemplate()
    {
        var folder = Scratch.Folder("neighbourhood-demo-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var (exit, printed) = await RunVerb(folder, new Dictionary<string, string?>(StringComparer.Ordinal), "demo");
        if (exit != 0) throw new InvalidOperationException($"The demo could not be made:\n{printed}");
        return new DemoTemplate(folder, PasswordLine().Match(printed).Groups["password"].Value);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    [GeneratedRegex(@"is open at (?<address>http://127\.0\.0\.1:\d+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Open();

    [GeneratedRegex(@"Password of all of them: (?<password>\S+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex PasswordLine();

    [GeneratedRegex(@"nbh_[0-9a-f]{64}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex TokenText();

    private sealed record DemoTemplate(string Folder, string Password);
}
