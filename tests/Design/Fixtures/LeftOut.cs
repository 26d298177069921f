namespace Neighbourhood.Design.Tests;

internal static class LeftOut
{
    public static IReadOnlyDictionary<string, string> Components { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
    public static IEnumerable<(string Component, string Name)> Names => [];
    public static string? Reason(Fixture fixture) => null;
}
