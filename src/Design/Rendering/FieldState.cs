using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Neighbourhood.Design;

/// <summary>What one field shows: its name and id, what was typed or else what the model holds, and what is wrong with it.</summary>
internal sealed record FieldState(string Name, string Id, IReadOnlyList<string> Values, string? Error)
{
    public string? Value => Values.Count > 0 ? Values[0] : null;

    public static FieldState Of(ViewContext? view, ModelExpression? source, string? name, string? id, object? value, string? error)
    {
        var fullName = source is not null && view is not null
            ? view.ViewData.TemplateInfo.GetFullHtmlFieldName(source.Name)
            : name ?? source?.Name ?? "";
        var entry = Entry(view, fullName);
        return new FieldState(fullName, id ?? IdOf(fullName),
            Attempted(entry) ?? Texts(value ?? source?.Model),
            error is null ? (entry is null ? null : FirstMessage(entry)) : error.Length == 0 ? null : error);
    }

    /// <summary>The id of the input for a name: dots and brackets become underscores.</summary>
    public static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    public static ModelStateEntry? Entry(ViewContext? view, string name) =>
        view is not null && view.ViewData.ModelState.TryGetValue(name, out var entry) ? entry : null;

    public static string? FirstMessage(ModelStateEntry entry) => entry.Errors.Select(Message).FirstOrDefault();

    public static string Message(ModelError error) =>
        string.IsNullOrEmpty(error.ErrorMessage) ? "This answer could not be read" : error.ErrorMessage;

    public static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        bool yes => yes ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        Enum named => named.ToString(),
        IFormattable formattable => formattable.ToString(null, CultureInfo.CurrentCulture),
        _ => value.ToString(),
    };

    private static string[]? Attempted(ModelStateEntry? entry) => entry?.RawValue switch
    {
        null => null,
        string[] many => many,
        string one => [one],
        _ => entry.AttemptedValue is { } attempted ? [attempted] : null,
    };

    private static string[] Texts(object? value) => value switch
    {
        null => [],
        string text => [text],
        IEnumerable many => [.. many.Cast<object?>().Select(Text).OfType<string>()],
        _ => Text(value) is { } one ? [one] : [],
    };
}
