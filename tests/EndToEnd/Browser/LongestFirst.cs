using Xunit.Sdk;
using Xunit.v3;

[assembly: Xunit.TestCollectionOrderer(typeof(Neighbourhood.EndToEnd.Browser.LongestFirst))]

namespace Neighbourhood.EndToEnd.Browser;

/// <summary>
/// The walks over every page take longest: begun first, they run beside the journeys and not alone after them. The runner puts every class into
/// the thread pool from one of its threads, which takes the latest first, so the walks stand last.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Walks = [nameof(PregnancyPagesTests), nameof(RoleWalkTests), nameof(HostileWalkTests), nameof(AccessibilityTests)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(c => Array.FindIndex(Walks, w => c.TestCollectionDisplayName.Contains(w, StringComparison.Ordinal))).ThenBy(c => c.TestCollectionDisplayName, StringComparer.Ordinal)];
}
