using System.Text.Json;

namespace Neighbourhood.Design.Tests;

/// <summary>A golden fixture of nhsuk-frontend: what went into its own template, and what came out.</summary>
internal sealed record Fixture(string Component, string Name, JsonElement Context, string Html)
{
    private static readonly Lazy<List<Fixture>> Read = new(ReadAll);

    public static IReadOnlyList<Fixture> All => Read.Value;

    public override string ToString() => $"{Component}: {Name}";

    private static List<Fixture> ReadAll()
    {
        var folder = Path.Combine(Root(), "src", "Design", "node_modules", "nhsuk-frontend", "dist", "nhsuk", "components");
        var all = new List<Fixture>();
        foreach (var file in Directory.EnumerateFiles(folder, "fixtures.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var component = Path.GetFileName(Path.GetDirectoryName(file)!);
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            // Many have the same name and other options: the second is called "name (2)".
            var times = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var fixture in document.RootElement.GetProperty("fixtures").EnumerateArray())
            {
                var name = fixture.GetProperty("name").GetString()!;
                var time = times[name] = times.GetValueOrDefault(name) + 1;
                all.Add(new Fixture(component, time == 1 ? name : $"{name} ({time})",
                    WithBlock(fixture), fixture.GetProperty("html").GetString()!));
            }
        }
        return all;
    }

    /// <summary>What a template got as a call block, a page nests: both are the html.</summary>
    private static JsonElement WithBlock(JsonElement fixture)
    {
        var context = fixture.GetProperty("context");
        if (fixture.At("callBlock")?.ValueKind != JsonValueKind.String) return context.Clone();
        var all = context.Deserialize<Dictionary<string, JsonElement>>()!;
        all["html"] = fixture.GetProperty("callBlock").Clone();
        return JsonSerializer.SerializeToElement(all);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The repository was not found above " + AppContext.BaseDirectory);
    }
}
