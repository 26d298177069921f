using Neighbourhood.Kernel;

namespace Neighbourhood.Access;

/// <summary>A part of a folded text, as LIKE takes it: folded text has no wildcard in it.</summary>
internal static class Like
{
    /// <summary>Nobody types more; SQLite refuses a pattern of 50,000 bytes.</summary>
    private const int Longest = 200;

    internal static string Part(string? text)
    {
        var folded = Folded.Text(text is { Length: > Longest } ? text[..Longest] : text);
        return folded.Length == 0 ? "%" : $"%{folded}%";
    }
}
