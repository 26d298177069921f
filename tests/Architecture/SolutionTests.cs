using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Architecture;

/// <summary><c>dotnet test</c> at the root runs what the solution lists: a project that is not in it is never built nor tested.</summary>
public sealed class SolutionTests
{
    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var projects = Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')).ToList();
        Assert.Contains("src/Host/Host.csproj", projects);
        Assert.Empty(Missing(projects, File.ReadAllText(Path.Combine(Repository.Root, "Neighbourhood.sln"))));
    }

    [Fact]
    public void A_project_that_is_not_in_the_solution_is_found() =>
        Assert.Equal(["tests/New/New.csproj"], Missing(["src/Old/Old.csproj", "tests/New/New.csproj"], """Project("{FAE0}") = "Old", "src\Old\Old.csproj", "{1}" """));

    private static List<string> Missing(IEnumerable<string> projects, string solution) =>
        [.. projects.Where(path => !solution.Contains($"\"{path.Replace('/', '\\')}\"", StringComparison.Ordinal))];
}
