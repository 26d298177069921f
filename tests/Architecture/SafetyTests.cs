using System.Text.RegularExpressions;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Architecture;

/// <summary>The hazard log names the test that shows each control: a control whose test is gone is no control.</summary>
public sealed partial class SafetyTests
{
    [Fact]
    public void Every_hazard_names_tests_that_there_are()
    {
        var hazards = File.ReadAllLines(Path.Combine(Repository.Root, "architecture", "safety", "hazards.md")).Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Skip(1).ToList();
        Assert.True(hazards.Count >= 10, $"only {hazards.Count} hazards were read");
        Assert.Empty(Missing(hazards, Names()));
    }

    [Fact]
    public void A_hazard_without_a_test_and_one_whose_test_is_gone_are_found()
    {
        var missing = Missing(["| a | b | c | d | `No_such_test_anywhere` |", "| a | b | c | d | by hand |"], Names());
        Assert.Equal(2, missing.Count);
    }

    private static List<string> Missing(IEnumerable<string> hazards, HashSet<string> tests) =>
    [
        .. from hazard in hazards
           let named = Named().Matches(hazard).Select(m => m.Groups["test"].Value).ToList()
           where named.Count == 0 || !named.TrueForAll(tests.Contains)
           select hazard,
    ];

    private static HashSet<string> Names() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Test().Matches(File.ReadAllText(file)).Select(m => m.Groups["test"].Value)),
    ];

    [GeneratedRegex(@"`(?<test>\w+)`", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"(Task|void|class) (?<test>\w+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Test();
}
