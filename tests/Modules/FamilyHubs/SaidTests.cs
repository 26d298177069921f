using System.Text.RegularExpressions;
using Neighbourhood.FamilyHubs;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs;

/// <summary>After each step the page that follows says that it went well.</summary>
public sealed partial class SaidTests
{
    [Fact]
    public void What_a_step_says_in_the_address_has_words()
    {
        var folders = new[] { "Asked", "Bookings", "Devices", "Feedback", "Offer", "People", "Sessions", "Sites" };
        var codes = folders.SelectMany(f => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/FamilyHubs", f), "*.cs"))
            .SelectMany(f => Code().Matches(File.ReadAllText(f)).Select(m => m.Groups["code"].Value)).Distinct().ToList();
        Assert.True(codes.Count > 15);
        Assert.DoesNotContain(codes, c => Said.Words(c) is null);
        Assert.Null(Said.Words("<b>anything else</b>"));
        Assert.Null(Said.Words(null));
    }

    [GeneratedRegex(@"\?said=(?<code>[a-z-]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
