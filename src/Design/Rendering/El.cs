using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Neighbourhood.Design;

/// <summary>Builds elements. All text is encoded when it is written; only what Razor itself rendered goes through as it is.</summary>
internal static class El
{
    public static TagBuilder New(string tag, string? css = null, string? id = null)
    {
        var element = new TagBuilder(tag);
        if (tag is "input" or "hr" or "path") element.TagRenderMode = TagRenderMode.StartTag;
        return element.Attr("class", css).Attr("id", id);
    }

    /// <summary>Sets an attribute, or leaves it out when there is no value.</summary>
    public static TagBuilder Attr(this TagBuilder element, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) element.Attributes[name] = value;
        return element;
    }

    /// <summary>Sets an attribute even when its value is the empty text.</summary>
    public static TagBuilder Exactly(this TagBuilder element, string name, string? value)
    {
        if (value is not null) element.Attributes[name] = value;
        return element;
    }

    public static TagBuilder Flag(this TagBuilder element, string name, bool on)
    {
        if (on) element.Attributes[name] = "";
        return element;
    }

    /// <summary>Adds what the page wrote on the tag helper and the tag helper does not know; classes are added to its own.</summary>
    public static TagBuilder Also(this TagBuilder element, IEnumerable<KeyValuePair<string, string?>>? attributes)
    {
        foreach (var (name, value) in attributes ?? [])
        {
            if (string.Equals(name, "class", StringComparison.OrdinalIgnoreCase)) element.Class(value);
            else element.Attributes[name] = value ?? "";
        }
        return element;
    }

    public static TagBuilder Class(this TagBuilder element, string? css)
    {
        if (!string.IsNullOrWhiteSpace(css))
            element.Attributes["class"] = element.Attributes.TryGetValue("class", out var present) && present is not null ? $"{present} {css}" : css;
        return element;
    }

    public static TagBuilder Add(this TagBuilder element, IHtmlContent? content)
    {
        if (content is not null) element.InnerHtml.AppendHtml(content);
        return element;
    }

    public static TagBuilder Add(this TagBuilder element, string? text)
    {
        if (text is not null) element.InnerHtml.Append(text);
        return element;
    }

    public static IHtmlContent Text(string text) => new HtmlContentBuilder().Append(text);

    public static IHtmlContent All(params IHtmlContent?[] parts)
    {
        var all = new HtmlContentBuilder();
        foreach (var part in parts)
            if (part is not null) all.AppendHtml(part);
        return all;
    }

    public static IHtmlContent Hidden(string text) => New("span", "nhsuk-u-visually-hidden").Add(text);

    /// <summary>The attributes as plain text: a page's literal is already encoded, and would be encoded twice.</summary>
    public static List<KeyValuePair<string, string?>> Plain(this IEnumerable<TagHelperAttribute> attributes) =>
        [.. attributes.Select(attribute => KeyValuePair.Create(attribute.Name, PlainValue(attribute)))];

    /// <summary>The element takes the place of the tag helper.</summary>
    public static void Become(this TagHelperOutput output, IHtmlContent content)
    {
        output.TagName = null;
        output.Attributes.Clear();
        output.Content.SetHtmlContent(content);
    }

    public static bool Blank(this TagHelperContent content) => content.IsEmptyOrWhiteSpace;

    public static string Css(params ReadOnlySpan<string?> classes)
    {
        var kept = new List<string>();
        foreach (var css in classes)
            if (!string.IsNullOrWhiteSpace(css)) kept.Add(css);
        return string.Join(' ', kept);
    }

    private static string? PlainValue(TagHelperAttribute attribute)
    {
        if (attribute.ValueStyle == HtmlAttributeValueStyle.Minimized) return null;
        if (attribute.Value is not IHtmlContent html) return attribute.Value?.ToString();
        using var writer = new StringWriter();
        html.WriteTo(writer, HtmlEncoder.Default);
        return WebUtility.HtmlDecode(writer.ToString());
    }
}
