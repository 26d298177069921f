namespace Neighbourhood.PeerSupport.Requests;

/// <summary>Choices as a row keeps them: names, separated by commas.</summary>
internal static class Codes
{
    internal static string Of<T>(IEnumerable<T> values) where T : struct, Enum => string.Join(',', values.Distinct().Order());

    internal static IReadOnlyList<T> Read<T>(string kept) where T : struct, Enum => [.. kept.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<T>)];

    /// <summary>Null for what says nothing.</summary>
    internal static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
