using System.Text.Json;

namespace Neighbourhood.Design.Tests;

/// <summary>Reads the options of a fixture, which may be a text or an object with text or html.</summary>
internal static class Json
{
    public static JsonElement? At(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) && found.ValueKind is not JsonValueKind.Null ? found : null;

    public static JsonElement? At(this JsonElement? element, string name) => element?.At(name);

    public static string? Str(this JsonElement? element, string name) => element.At(name) is { } found ? found.ValueKind switch
    {
        JsonValueKind.String => found.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => found.GetRawText(),
        _ => null,
    } : null;

    public static string? Str(this JsonElement element, string name) => ((JsonElement?)element).Str(name);

    public static bool Is(this JsonElement element, string name) => element.At(name)?.ValueKind == JsonValueKind.True;

    public static bool IsNot(this JsonElement element, string name) => element.At(name)?.ValueKind == JsonValueKind.False;

    public static int Int(this JsonElement element, string name) => element.At(name) is { ValueKind: JsonValueKind.Number } found ? found.GetInt32() : 0;

    /// <summary>An option's words: the text itself, or its text.</summary>
    public static string? Words(this JsonElement? element, string name) => element.At(name) is { } found
        ? found.ValueKind == JsonValueKind.String ? found.GetString() : found.Str("text") : null;

    public static string? Words(this JsonElement element, string name) => ((JsonElement?)element).Words(name);

    public static IEnumerable<JsonElement> List(this JsonElement element, string name) =>
        element.At(name) is { ValueKind: JsonValueKind.Array } found ? found.EnumerateArray() : [];

    public static IEnumerable<JsonElement> Objects(this JsonElement element, string name) =>
        element.List(name).Where(item => item.ValueKind == JsonValueKind.Object);
}
