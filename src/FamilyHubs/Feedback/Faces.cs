namespace Neighbourhood.FamilyHubs.Feedback;

/// <summary>Five faces, from sad to glad, each with its word: a face alone says nothing to who cannot see it.</summary>
internal static class Faces
{
    /// <param name="Mouth">The line of the mouth in a square of 40.</param>
    internal sealed record Face(int Value, string Word, string Mouth);

    /// <summary>The glad one first, as it is asked.</summary>
    internal static IReadOnlyList<Face> All { get; } =
    [
        new(5, "Very good", "M10 22 Q20 38 30 22 Z"), new(4, "Good", "M11 25 Q20 33 29 25"), new(3, "OK", "M12 27 L28 27"), new(2, "Not good", "M11 30 Q20 22 29 30"), new(1, "Bad", "M10 32 Q20 18 30 32"),
    ];

    internal static bool IsFace(int value) => All.Any(f => f.Value == value);
}
