using Neighbourhood.Families.Imports;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Imports;

public sealed class ImportFamiliesVerbTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("neighbourhood-").FullName;
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task It_looks_says_imports_and_says_again_without_a_name()
    {
        var (exit, printed, error) = await Run(ImportWorld.File(ImportWorld.Amber, ImportWorld.Reed, ImportWorld.Ben, "H-9,,child,Kit,,2024-04,,,,,,"));
        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("Would be made: 2 families, 3 lines", printed, StringComparison.Ordinal);
        Assert.Contains("line 5: role: one line of the household must be a grown-up", printed, StringComparison.Ordinal);
        Assert.Contains("Imported.", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("Harrowbeck", printed, StringComparison.Ordinal);
        Assert.Equal(2, await _world.Households());
    }

    [Fact]
    public async Task To_look_only_keeps_nobody()
    {
        var (exit, printed, _) = await Run(ImportWorld.File(ImportWorld.Amber), checkOnly: true);
        Assert.Equal(0, exit);
        Assert.Contains("nothing was imported", printed, StringComparison.Ordinal);
        Assert.Equal(0, await _world.Households());
    }

    [Fact]
    public async Task What_cannot_be_read_fails_and_says_why()
    {
        var (exit, _, error) = await Run("nonsense");
        Assert.Equal(1, exit);
        Assert.Contains("There is no column called \"nonsense\"", error, StringComparison.Ordinal);
        (exit, _, error) = await Run(null);
        Assert.Equal((1, "Nothing was imported. The file could not be opened."), (exit, error.Trim()));
    }

    private async Task<(int Exit, string Printed, string Error)> Run(string? text, bool checkOnly = false)
    {
        var path = Path.Combine(_folder, "families.csv");
        if (text is null) path = Path.Combine(_folder, "missing.csv");
        else await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await _world.AsSystem().With(s => ImportFamiliesVerb.Run(s, path, "Old system", null, null, checkOnly, output, error, CancellationToken.None));
        return (exit, output.ToString(), error.ToString());
    }
}
