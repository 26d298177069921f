using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Neighbourhood.Design;

/// <summary>A button; with href a link that looks like one. Other attributes (formaction, data-shortcut ...) go to the element.</summary>
[HtmlTargetElement("nhs-button")]
public sealed class NhsButton : TagHelper
{
    /// <summary>secondary, secondary-solid, reverse, warning, brand or login; the main button has none.</summary>
    [HtmlAttributeName("variant")]
    public string? Variant { get; set; }

    /// <summary>Where a link leads.</summary>
    [HtmlAttributeName("href")]
    public string? Href { get; set; }

    /// <summary>submit unless told.</summary>
    [HtmlAttributeName("type")]
    public string Type { get; set; } = "submit";

    /// <summary>For toolbars and tables.</summary>
    [HtmlAttributeName("small")]
    public bool Small { get; set; }

    /// <summary>Out of use.</summary>
    [HtmlAttributeName("disabled")]
    public bool Disabled { get; set; }

    /// <summary>An icon beside the words, for example arrow-right.</summary>
    [HtmlAttributeName("icon")]
    public string? Icon { get; set; }

    /// <summary>The icon stands behind the words.</summary>
    [HtmlAttributeName("icon-end")]
    public bool IconEnd { get; set; }

    /// <summary>The browser ignores a second press; on for submit buttons unless told.</summary>
    [HtmlAttributeName("prevent-double-click")]
    public bool? PreventDoubleClick { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        IHtmlContent content = await output.GetChildContentAsync();
        var link = Href is not null;
        var variant = Variant is "secondary" or "secondary-solid" or "reverse" or "warning" or "brand" or "login" ? $"nhsuk-button--{Variant}" : null;
        var button = El.New(link ? "a" : "button", El.Css("nhsuk-button", variant,
            Icon is null ? null : "nhsuk-button--icon", Small ? "nhsuk-button--small" : null)).Attr("data-module", "nhsuk-button");
        var once = PreventDoubleClick ?? (!link && Type == "submit" && !Disabled ? true : null);
        if (once is { } told) button.Attr("data-prevent-double-click", told ? "true" : "false");

        if (link) button.Attr("href", Href!.Length == 0 ? "#" : Href).Attr("role", "button").Attr("draggable", "false");
        else button.Attr("type", Type).Flag("disabled", Disabled).Attr("aria-disabled", Disabled ? "true" : null);
        button.Also(output.Attributes.Plain());

        if (Icon is null)
        {
            output.Become(button.Add(content));
            return;
        }
        var icon = Neighbourhood.Design.Icon.Named(Icon);
        output.Become(button.Add(IconEnd ? null : icon).Add(El.New("span", "nhsuk-button__content").Add(content)).Add(IconEnd ? icon : null));
    }
}
