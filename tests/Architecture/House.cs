using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Mono.Cecil;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;

namespace Neighbourhood.Architecture;

/// <param name="References">Names of the projects that it references.</param>
/// <param name="Packages">Names of the packages that it references.</param>
/// <param name="Assemblies">Names of the assemblies that its own one references, as compiled.</param>
public sealed record ProjectFacts(string Name, IReadOnlyList<string> References, IReadOnlyList<string> Packages, IReadOnlyList<string> Assemblies);

/// <param name="Types">Every type of the module's assembly, nested and compiler-made ones too.</param>
/// <param name="Contracts">Every type of its contracts.</param>
/// <param name="Permissions">What the module declares.</param>
/// <param name="Summaries">The first sentence of each contract's XML documentation, by full name.</param>
public sealed record ModuleFacts(
    string Name, IReadOnlyList<TypeDefinition> Types, IReadOnlyList<TypeDefinition> Contracts, IReadOnlyList<Permission> Permissions, IReadOnlyDictionary<string, string> Summaries)
{
    /// <summary>The modules that others may ask to do something in their own transaction.</summary>
    private static readonly string[] Core = ["Access", "Areas", "Families", "Contact"];

    public bool IsCore => Core.Contains(Name);

    /// <summary>Contracts may stand before the first handler does; from then on they are looked at as promises.</summary>
    public bool HasBegun => Types.Any(t => Il.Handles(t).Any());

    public string Prefix => Name.ToLowerInvariant();
}

/// <param name="Path">Below the root: <c>src/Mdt/Meetings/ScheduleMeeting.cshtml</c>.</param>
public sealed record FileFacts(string Path, string Text)
{
    /// <summary>The second part of the path: the project or the script's folder.</summary>
    public string Folder => Path.Split('/')[1];
}

/// <summary>All that the rules look at: discovered from the folders and assemblies, never from a list of names. A canary is a small house of its own.</summary>
public sealed partial record House
{
    public static House Empty { get; } = new();

    private static readonly Lazy<House> Found = new(Discover);
    private static readonly ConditionalWeakTable<IReadOnlyList<FileFacts>, Schema> Schemas = [];

    /// <summary>NEIGHBOURHOOD_WRITE=1: what is generated is written instead of compared; what is released in db/lock.txt stays as it is.</summary>
    public static bool Writes => Environment.GetEnvironmentVariable("NEIGHBOURHOOD_WRITE") == "1";

    /// <summary>This repository, as built.</summary>
    public static House Real => Found.Value;

    public IReadOnlyList<ProjectFacts> Projects { get; init; } = [];

    public IReadOnlyList<ModuleFacts> Modules { get; init; } = [];

    /// <summary>Types of Host.</summary>
    public IReadOnlyList<TypeDefinition> Host { get; init; } = [];

    /// <summary>Types of Kernel.</summary>
    public IReadOnlyList<TypeDefinition> Kernel { get; init; } = [];

    /// <summary>Types of Design.</summary>
    public IReadOnlyList<TypeDefinition> Design { get; init; } = [];

    /// <summary>C# files of src/.</summary>
    public IReadOnlyList<FileFacts> Sources { get; init; } = [];

    /// <summary>Razor files of src/.</summary>
    public IReadOnlyList<FileFacts> Razor { get; init; } = [];

    /// <summary>Scripts of db/.</summary>
    public IReadOnlyList<FileFacts> Scripts { get; init; } = [];

    /// <summary>db/lock.txt.</summary>
    public string Lock { get; init; } = "";

    /// <summary>C# files of tests/Modules.</summary>
    public IReadOnlyList<FileFacts> Tests { get; init; } = [];

    public IEnumerable<TypeDefinition> AllContracts => Modules.SelectMany(m => m.Contracts);

    /// <summary>What the scripts make; read once.</summary>
    public Schema Schema => Schemas.GetValue(Scripts, scripts => new Schema(scripts.Select(s => new Script(
        $"{s.Folder}/{System.IO.Path.GetFileName(s.Path).Split('.')[0]}", s.Path.EndsWith(".sqlite.sql", StringComparison.Ordinal) ? "sqlite" : s.Path.EndsWith(".sqlserver.sql", StringComparison.Ordinal) ? "sqlserver" : null, s.Text))));

    /// <summary>A module stands in src/ beside its contracts.</summary>
    public static bool IsModule(string project, IEnumerable<string> projects) => !project.EndsWith(".Contracts", StringComparison.Ordinal) && projects.Contains(project + ".Contracts");

    private static House Discover()
    {
        var projects = Directory.EnumerateFiles(In("src"), "*.csproj", SearchOption.AllDirectories).Where(f => !Built().IsMatch(f)).Select(Project).OrderBy(p => p.Name, StringComparer.Ordinal).ToList();
        var names = projects.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        var scripts = Files("db", "*.sql");
        var locked = File.Exists(In("db/lock.txt")) ? File.ReadAllText(In("db/lock.txt")) : "";
        if (Writes) File.WriteAllText(In("db/lock.txt"), locked = ScriptLock.Write(locked, scripts));
        return new House
        {
            Projects = projects,
            Modules = [.. names.Where(n => IsModule(n, names)).Order(StringComparer.Ordinal).Select(Module)],
            Host = Types("Host"),
            Kernel = Types("Kernel"),
            Design = Types("Design"),
            Sources = Files("src", "*.cs"),
            Razor = Files("src", "*.cshtml"),
            Scripts = scripts,
            Lock = locked,
            Tests = Files("tests/Modules", "*.cs"),
        };
    }

    private static ModuleFacts Module(string name)
    {
        var assembly = System.Reflection.Assembly.LoadFrom(Dll(name));
        var module = assembly.GetTypes().FirstOrDefault(t => t.IsAssignableTo(typeof(IModule)) && t is { IsAbstract: false, IsInterface: false });
        return new ModuleFacts(name, Types(name), Types(name + ".Contracts"), module is null ? [] : ((IModule)Activator.CreateInstance(module)!).Permissions, SummariesOf(name + ".Contracts"));
    }

    private static ProjectFacts Project(string file)
    {
        var xml = XDocument.Load(file);
        var name = System.IO.Path.GetFileNameWithoutExtension(file);
        return new ProjectFacts(
            name,
            [.. xml.Descendants("ProjectReference").Select(r => System.IO.Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')))],
            [.. xml.Descendants("PackageReference").Select(r => r.Attribute("Include")!.Value)],
            [.. Read(name).AssemblyReferences.Select(r => r.Name)]);
    }

    private static Dictionary<string, string> SummariesOf(string project) =>
        XDocument.Load(System.IO.Path.ChangeExtension(Dll(project), ".xml")).Descendants("member")
            .Where(m => m.Attribute("name")!.Value.StartsWith("T:", StringComparison.Ordinal) && m.Element("summary") is not null)
            .ToDictionary(m => m.Attribute("name")!.Value[2..], m => Spaces().Replace(TextOf(m.Element("summary")!), " ").Trim(), StringComparer.Ordinal);

    private static string TextOf(XElement summary) => string.Concat(summary.Nodes().Select(n => n switch
    {
        XText text => text.Value,
        XElement { Value.Length: > 0 } inner => inner.Value,
        XElement see => see.Attribute("cref")?.Value.Split('.', ':')[^1] ?? "",
        _ => "",
    }));

    private static IReadOnlyList<TypeDefinition> Types(string project) => [.. Read(project).GetTypes().Where(t => t.Name != "<Module>")];

    /// <summary>An assembly of this repository, from beside the tests.</summary>
    public static ModuleDefinition Read(string project)
    {
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        return ModuleDefinition.ReadModule(Dll(project), new ReaderParameters { AssemblyResolver = resolver });
    }

    private static string Dll(string project) => System.IO.Path.Combine(AppContext.BaseDirectory, $"Neighbourhood.{project}.dll");

    private static string In(string path) => System.IO.Path.Combine(Repository.Root, path);

    private static List<FileFacts> Files(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(In(folder), pattern, SearchOption.AllDirectories).Where(f => !Built().IsMatch(f)).Order(StringComparer.Ordinal)
            .Select(f => new FileFacts(System.IO.Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'), File.ReadAllText(f)))];

    [GeneratedRegex(@"[/\\](bin|obj|node_modules)[/\\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Built();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
