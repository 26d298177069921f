namespace Neighbourhood.Testing;

/// <summary>Where things lie in the checkout that these tests were built from.</summary>
public static class Repository
{
    /// <summary>The folder of Neighbourhood.sln.</summary>
    public static string Root { get; } = Find();

    /// <summary>The Host as it was built beside these tests, in the same configuration.</summary>
    public static string HostAssembly
    {
        get
        {
            var build = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name; // bin/Debug/net10.0
            var file = Path.Combine(Root, "src", "Host", "bin", build, "net10.0", "Neighbourhood.Host.dll");
            return File.Exists(file) ? file : throw new FileNotFoundException("Build the solution first: the Host was not found.", file);
        }
    }

    /// <summary>A real neighbourhood's open data, which lies beside a checkout where it is present; null where it is not.</summary>
    public static string? Trafford
    {
        get
        {
            var folder = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", "trafford"));
            return Directory.Exists(folder) ? folder : null;
        }
    }

    /// <summary>The scripts of db/, as they stand in the files: <c>mdt/0001_meetings</c> and its text; both twins where there are two.</summary>
    public static IReadOnlyList<Kernel.Script> Scripts { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "db"), "*.sql", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file =>
        {
            var parts = Path.GetFileNameWithoutExtension(file).Split('.');
            return new Kernel.Script($"{Path.GetFileName(Path.GetDirectoryName(file))}/{parts[0]}", parts.Length > 1 ? parts[1] : null, File.ReadAllText(file));
        }),
    ];

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Neighbourhood.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("These tests do not lie in a checkout of Neighbourhood.");
    }
}
