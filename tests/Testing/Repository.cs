namespace Neighbourhood.Testing;

/// <summary>Where the files of this repository are: the nearest folder upwards that holds Neighbourhood.sln.</summary>
public static class Repository
{
    public static string Root { get; } = Find();

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
        throw new InvalidOperationException($"No Neighbourhood.sln above {AppContext.BaseDirectory}: the tests read the repository's own files.");
    }
}
