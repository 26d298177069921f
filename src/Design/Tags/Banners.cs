using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Neighbourhood.Design;

/// <summary>The end of a task: what was done, and what happens next.</summary>
[HtmlTargetElement("nhs-panel")]
public sealed class NhsPanel : Block
{
    /// <summary>What was done.</summary>
    [HtmlAttributeName("heading")]
    public string Heading { get; set; } = "";

    /// <summary>1 unless told.</summary>
    [HtmlAttributeName("heading-level")]
    public int HeadingLevel { get; set; } = 1;

    /// <summary>m, l or xl.</summary>
    [HtmlAttributeName("heading-size")]
    public string? HeadingSize { get; set; }

    /// <summary>Stops people before something that cannot be undone.</summary>
    [HtmlAttributeName("interruption")]
    public bool Interruption { get; set; }

    private protected override TagBuilder Render(TagHelperContent content, List<KeyValuePair<string, string?>> more) =>
        El.New("div", El.Css("nhsuk-panel", Interruption ? "nhsuk-panel--interruption" : null)).Also(more)
            .Add(Parts.Heading(HeadingLevel, El.Css("nhsuk-panel__heading", HeadingSize is "m" or "l" or "xl" ? $"nhsuk-panel__heading--{HeadingSize}" : null), El.Text(Heading)))
            .Add(content.Blank() ? null : El.New("div", "nhsuk-panel__body").Add(content));
}

/// <summary>News about the page: variant="success" after something was done.</summary>
[HtmlTargetElement("nhs-notification-banner")]
public sealed class NhsNotificationBanner : Block
{
    /// <summary>success, or nothing.</summary>
    [HtmlAttributeName("variant")]
    public string? Variant { get; set; }

    /// <summary>The title; Success or Important unless told.</summary>
    [HtmlAttributeName("title")]
    public string? Title { get; set; }

    /// <summary>The id of the title, where a page has two banners.</summary>
    [HtmlAttributeName("title-id")]
    public string TitleId { get; set; } = "nhsuk-notification-banner-title";

    /// <summary>The heading in the banner.</summary>
    [HtmlAttributeName("heading")]
    public string? Heading { get; set; }

    /// <summary>The words, where there is no markup.</summary>
    [HtmlAttributeName("text")]
    public string? Text { get; set; }

    /// <summary>False keeps the focus where it is.</summary>
    [HtmlAttributeName("auto-focus")]
    public bool? AutoFocus { get; set; }

    private protected override TagBuilder Render(TagHelperContent content, List<KeyValuePair<string, string?>> more)
    {
        var success = Variant == "success";
        var body = El.New("div", "nhsuk-notification-banner__content")
            .Add(Heading is null ? null : Parts.Heading(3, "nhsuk-notification-banner__heading", El.Text(Heading)))
            .Add(Text is null ? null : El.New("p", Heading is null ? "nhsuk-notification-banner__heading" : "nhsuk-body").Add(Text))
            .Add(content);
        return El.New("div", El.Css("nhsuk-notification-banner", success ? "nhsuk-notification-banner--success" : null))
            .Attr("data-module", "nhsuk-notification-banner")
            .Attr("data-disable-auto-focus", AutoFocus is { } told ? (told ? "false" : "true") : null)
            .Attr("role", success ? "alert" : "region").Attr("aria-labelledby", TitleId).Also(more)
            .Add(El.New("div", "nhsuk-notification-banner__header")
                .Add(Parts.Heading(2, "nhsuk-notification-banner__title", El.Text(Title ?? (success ? "Success" : "Important")), TitleId)))
            .Add(body);
    }
}

/// <summary>What must not be overlooked; nest paragraphs.</summary>
[HtmlTargetElement("nhs-warning-callout")]
public sealed class NhsWarningCallout : Block
{
    /// <summary>The heading.</summary>
    [HtmlAttributeName("heading")]
    public string Heading { get; set; } = "Important";

    /// <summary>3 unless told.</summary>
    [HtmlAttributeName("heading-level")]
    public int HeadingLevel { get; set; } = 3;

    private protected override TagBuilder Render(TagHelperContent content, List<KeyValuePair<string, string?>> more)
    {
        var said = Heading.Contains("important", StringComparison.OrdinalIgnoreCase) ? null : "Important";
        return El.New("div", "nhsuk-card nhsuk-card--warning").Also(more)
            .Add(El.New("div", "nhsuk-card__content")
                .Add(Heading.Length == 0 ? null : Parts.Heading(HeadingLevel, "nhsuk-card__heading", NhsCard.Said(Heading, said)))
                .Add(content));
    }
}
