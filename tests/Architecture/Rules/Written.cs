using System.Text.RegularExpressions;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Architecture.Rules;

/// <summary>Rule 23, and the list of the rules itself.</summary>
public sealed partial class Rule_23_What_is_generated_equals_what_the_code_says
{
    private static readonly Lazy<IReadOnlyList<(string Path, string Text)>> Said = new(() => [.. Generated.Files(House.Real)]);

    [Theory]
    [InlineData("architecture/module-map.md")]
    [InlineData("architecture/events.md")]
    [InlineData("architecture/tables.md")]
    [InlineData("architecture/permissions.md")]
    [InlineData("architecture/contracts.txt")]
    [InlineData("architecture/journeys.md")]
    public void Holds(string path)
    {
        var said = Said.Value.Single(f => f.Path == path).Text;
        var file = Path.Combine(Repository.Root, path);
        if (House.Writes) File.WriteAllText(file, said);
        Assert.True(said.Split('\n').Length > 10, $"{path} says next to nothing: the house was not found");
        Assert.True(Difference(said, File.Exists(file) ? File.ReadAllText(file) : "") is not { } where,
            $"{path} differs from the code at: {Difference(said, File.Exists(file) ? File.ReadAllText(file) : "")}{Environment.NewLine}because a picture that is not true is worse than none. Write it anew: NEIGHBOURHOOD_WRITE=1 dotnet test tests/Architecture, and read what changed.");
    }

    [Fact]
    public void Writing_the_lock_keeps_every_released_line()
    {
        var before = $"aaa canary/0001_a.sql\n{ScriptLock.Open}\nbbb canary/0002_b.sql\n";
        var after = ScriptLock.Read(ScriptLock.Write(before, [new("db/canary/0001_a.sql", "changed"), new("db/canary/0002_b.sql", "changed"), new("db/canary/0003_c.sql", "new")]));
        Assert.Equal([("canary/0001_a.sql", "aaa", true), ("canary/0002_b.sql", ScriptLock.Hash("changed"), false), ("canary/0003_c.sql", ScriptLock.Hash("new"), false)], after);
    }

    [Fact]
    public void Its_canaries_fail_it()
    {
        foreach (var (path, text) in Said.Value)
        {
            var lines = text.Split('\n').ToList();
            lines.RemoveAt(lines.Count / 2);
            Assert.NotNull(Difference(text, string.Join('\n', lines)));
            Assert.NotNull(Difference(text, ""));
            Assert.Null(Difference(text, text.Replace("\n", "\r\n", StringComparison.Ordinal)));
            Assert.StartsWith("architecture/", path, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_list_of_rules_names_each_with_its_test()
    {
        var classes = typeof(Rule).Assembly.GetTypes().Where(t => t.Name.StartsWith("Rule_", StringComparison.Ordinal)).Select(t => t.Name).Order(StringComparer.Ordinal).ToList();
        var listed = Named().Matches(File.ReadAllText(Path.Combine(Repository.Root, "architecture/rules.md"))).Select(m => m.Groups["name"].Value).ToList();
        Assert.Equal(classes, listed);
        Assert.Equal(Enumerable.Range(1, classes.Count).Select(n => $"{n:00}"), classes.Select(c => c.Split('_')[1]));
        Assert.True(classes.Count >= 25);
    }

    [GeneratedRegex("`(?<name>Rule_[0-9]{2}_[A-Za-z0-9_]+)`", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Named();

    private static string? Difference(string said, string stands)
    {
        var (a, b) = (said.Split('\n'), stands.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n'));
        for (var i = 0; i < Math.Max(a.Length, b.Length); i++)
            if (a.ElementAtOrDefault(i) != b.ElementAtOrDefault(i)) return $"line {i + 1}, code: {a.ElementAtOrDefault(i) ?? "(nothing)"} / file: {b.ElementAtOrDefault(i) ?? "(nothing)"}";
        return null;
    }
}
