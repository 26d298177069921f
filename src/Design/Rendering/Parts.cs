using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Neighbourhood.Design;

/// <summary>The words above a field or a group of fields, and how they look.</summary>
internal sealed record Caption(string? Text, string? Size = null, bool Heading = false, string? Css = null)
{
    public string? SizeClass(string prefix) => Size is "s" or "m" or "l" or "xl" ? $"{prefix}--{Size}" : null;
}

/// <summary>The parts that several components share.</summary>
internal static class Parts
{
    public static TagBuilder? Label(Caption caption, string target)
    {
        if (string.IsNullOrEmpty(caption.Text)) return null;
        var label = El.New("label", El.Css("nhsuk-label", caption.SizeClass("nhsuk-label"), caption.Css)).Attr("for", target).Add(caption.Text);
        return caption.Heading ? El.New("h1", "nhsuk-label-wrapper").Add(label) : label;
    }

    public static TagBuilder? Legend(Caption caption)
    {
        if (string.IsNullOrEmpty(caption.Text)) return null;
        var legend = El.New("legend", El.Css("nhsuk-fieldset__legend", caption.SizeClass("nhsuk-fieldset__legend"), caption.Css));
        return caption.Heading
            ? legend.Add(El.New("h1", "nhsuk-fieldset__heading").Add(caption.Text))
            : legend.Add(caption.Text);
    }

    public static TagBuilder Hint(string? id, IHtmlContent content, string? css = null) =>
        El.New("div", El.Css("nhsuk-hint", css), id).Add(content);

    /// <param name="word">What a screen reader says before it; a page in another language gives it as <c>ViewData["ErrorWord"]</c>.</param>
    public static TagBuilder Error(string? id, string message, string? word = null) =>
        El.New("span", "nhsuk-error-message", id).Add(El.Hidden($"{word ?? "Error"}: ")).Add(message);

    public static TagBuilder Heading(int level, string css, IHtmlContent content, string? id = null) =>
        El.New($"h{Math.Clamp(level, 1, 6)}", css, id).Add(content);

    public static TagBuilder Fieldset(Caption legend, string? describedBy, IHtmlContent content, string? role = null) =>
        El.New("fieldset", "nhsuk-fieldset").Attr("role", role).Attr("aria-describedby", describedBy).Add(Legend(legend)).Add(content);

    public static TagBuilder Group(bool failed, string? css) =>
        El.New("div", El.Css("nhsuk-form-group", failed ? "nhsuk-form-group--error" : null, css));
}
