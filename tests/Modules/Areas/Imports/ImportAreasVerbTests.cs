using System.CommandLine;
using Neighbourhood.Areas.Imports;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Areas.Imports;

public sealed class ImportAreasVerbTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("neighbourhood-").FullName;
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await AreasWorld.Start();

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task It_says_what_was_used_what_was_left_out_and_that_it_is_in_force()
    {
        var (exit, printed, error) = await Run(File("postcodes.csv", AreasWorld.Postcodes + "\nnonsense,E05,Quay,E01999901,A,East,E06,Sandling\n"), File("imd-2019.csv", AreasWorld.Deciles));

        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("postcodes.csv: postcodes, 4 rows read, 3 used, 0 not meant for us, 1 left out", printed, StringComparison.Ordinal);
        Assert.Contains("postcodes.csv, line 5: \"nonsense\" is not a postcode", printed, StringComparison.Ordinal);
        Assert.Contains("Version 1 of the areas is in force.", printed, StringComparison.Ordinal);
        Assert.Equal("East", (await _world.AreaOf("QX1 1AA")).Locality);
    }

    [Fact]
    public async Task The_same_files_again_are_unchanged_and_no_failure()
    {
        var file = File("postcodes.csv", AreasWorld.Postcodes);
        await Run(file);
        var (exit, printed, _) = await Run(file);
        Assert.Equal(0, exit);
        Assert.Contains("Unchanged: version 1 has this content already.", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_changes_nothing_and_fails()
    {
        var (exit, printed, error) = await Run(File("postcodes.csv", AreasWorld.Postcodes), Path.Combine(_folder, "[red]missing.csv"));
        Assert.Equal(1, exit);
        Assert.Equal("Nothing was imported. [red]missing.csv: There is no such file.", error.Trim());
        Assert.DoesNotContain("in force", printed, StringComparison.Ordinal);
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM areas_version"));
    }

    [Fact]
    public async Task A_folder_is_no_file()
    {
        var (exit, _, error) = await Run(_folder);
        Assert.Equal(1, exit);
        Assert.Contains("The file could not be opened", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_neighbourhood_can_be_named()
    {
        await Run(File("postcodes.csv", AreasWorld.Postcodes), "--neighbourhood", "Sandling Shore");
        Assert.Equal(["Sandling Shore"], await _world.Sql<string>("SELECT name FROM areas_neighbourhood"));
    }

    [Fact]
    public void Without_a_file_it_asks_for_one() => Assert.NotEmpty(ImportAreasVerb.Verb().Command.Parse([]).Errors);

    private async Task<(int Exit, string Printed, string Error)> Run(params string[] words)
    {
        var verb = ImportAreasVerb.Verb();
        var parsed = verb.Command.Parse(words);
        Assert.Empty(parsed.Errors);
        await using var printed = new StringWriter();
        await using var error = new StringWriter();
        (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error) = (printed, error);
        var exit = await _world.AsSystem().With(services => verb.Run(parsed, services, CancellationToken.None));
        return (exit, printed.ToString(), error.ToString());
    }

    private string File(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }
}
