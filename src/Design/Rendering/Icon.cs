using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.AspNetCore.Html;

namespace Neighbourhood.Design;

/// <summary>The icons of nhsuk-frontend, read from the package when the program was built.</summary>
internal static class Icon
{
    private static readonly FrozenDictionary<string, string[]> Paths = Read();

    public static IHtmlContent Named(string name)
    {
        var svg = El.New("svg", $"nhsuk-icon nhsuk-icon--{name}")
            .Attr("xmlns", "http://www.w3.org/2000/svg").Attr("viewBox", "0 0 24 24")
            .Attr("width", "16").Attr("height", "16").Attr("focusable", "false").Attr("aria-hidden", "true");
        if (!Paths.TryGetValue(name, out var paths)) throw new ArgumentException($"There is no icon called '{name}'", nameof(name));
        foreach (var path in paths)
        {
            var drawn = El.New("path").Attr("d", path);
            drawn.TagRenderMode = Microsoft.AspNetCore.Mvc.Rendering.TagRenderMode.SelfClosing;
            svg.Add(drawn);
        }
        return svg;
    }

    private static FrozenDictionary<string, string[]> Read()
    {
        using var stream = typeof(Icon).Assembly.GetManifestResourceStream("icons.json")
            ?? throw new InvalidOperationException("icons.json is not embedded: the assets were not built");
        return JsonSerializer.Deserialize<Dictionary<string, string[]>>(stream)!.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
