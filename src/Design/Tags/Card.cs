using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Neighbourhood.Design;

/// <summary>A box with a heading; nest its content, and nhs-action for what can be done with it.</summary>
[HtmlTargetElement("nhs-card")]
public sealed class NhsCard : TagHelper
{
    /// <summary>The heading.</summary>
    [HtmlAttributeName("heading")]
    public string? Heading { get; set; }

    /// <summary>2 unless told.</summary>
    [HtmlAttributeName("heading-level")]
    public int HeadingLevel { get; set; } = 2;

    /// <summary>xs, s, m, l or xl.</summary>
    [HtmlAttributeName("heading-size")]
    public string? HeadingSize { get; set; }

    /// <summary>feature, primary, secondary, warning, non-urgent, urgent or emergency.</summary>
    [HtmlAttributeName("variant")]
    public string? Variant { get; set; }

    /// <summary>Where the heading leads.</summary>
    [HtmlAttributeName("href")]
    public string? Href { get; set; }

    /// <summary>The whole card is the link.</summary>
    [HtmlAttributeName("clickable")]
    public bool Clickable { get; set; }

    /// <summary>The words, where there is no markup.</summary>
    [HtmlAttributeName("description")]
    public string? Description { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var slot = new ActionSlot();
        context.Items[typeof(ActionSlot)] = slot;
        var nested = await output.GetChildContentAsync();

        var care = Variant is "non-urgent" or "urgent" or "emergency" && !string.IsNullOrEmpty(Heading);
        var variant = care ? $"nhsuk-card--care nhsuk-card--care--{Variant}"
            : Variant is "feature" or "primary" or "secondary" or "warning" ? $"nhsuk-card--{Variant}" : null;
        var heading = Headed(care);
        var actions = slot.Render("nhsuk-card__actions", "nhsuk-card__action", Heading);
        var apart = care || actions is not null;

        output.Become(El.New("div", El.Css("nhsuk-card", Clickable ? "nhsuk-card--clickable" : null, variant)).Also(output.Attributes.Plain())
            .Add(apart ? El.New("div", "nhsuk-card__heading-container").Add(heading)
                .Add(care ? El.New("span", "nhsuk-card--care__arrow").Attr("aria-hidden", "true") : null).Add(actions) : null)
            .Add(El.New("div", "nhsuk-card__content").Add(apart ? null : heading)
                .Add(Description is null ? null : El.New("p", "nhsuk-card__description").Add(Description)).Add(nested)
                .Add(Variant == "primary" ? Icon.Named("chevron-right-circle") : null)));
    }

    /// <summary>A heading with a word before it for those who hear it.</summary>
    internal static IHtmlContent Said(string heading, string? before) => before is null ? El.Text(heading)
        : El.New("span").Attr("role", "text").Add(El.Hidden($"{before}: ")).Add(heading);

    private TagBuilder? Headed(bool care)
    {
        if (string.IsNullOrEmpty(Heading)) return null;
        var before = !care ? null : Variant switch
        {
            "emergency" => "Immediate action required",
            "urgent" => "Urgent advice",
            _ => "Non-urgent advice",
        };
        var size = HeadingSize is "xxs" or "xs" or "s" or "m" or "l" or "xl" ? $"nhsuk-heading-{HeadingSize}" : null;
        var words = Href is not null && Variant != "feature"
            ? El.New("a", "nhsuk-card__link").Attr("href", Href).Add(Heading) : Said(Heading, before);
        return Parts.Heading(HeadingLevel, El.Css("nhsuk-card__heading", size), words);
    }
}

/// <summary>Something to do with a card or with a row of a summary list.</summary>
[HtmlTargetElement("nhs-action")]
public sealed class NhsAction : TagHelper
{
    /// <summary>Where it leads.</summary>
    [HtmlAttributeName("href")]
    public string Href { get; set; } = "#";

    /// <summary>Which thing it changes, for those who hear it; a row's key unless told.</summary>
    [HtmlAttributeName("hidden-text")]
    public string? HiddenText { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        ((ActionSlot)context.Items[typeof(ActionSlot)]).Actions.Add((Href, content, HiddenText, output.Attributes.Plain()));
        output.SuppressOutput();
    }
}

internal sealed class ActionSlot
{
    public List<(string Href, IHtmlContent Content, string? Hidden, List<KeyValuePair<string, string?>> More)> Actions { get; } = [];

    /// <summary>One action alone, or a list; the hidden words tell them apart.</summary>
    public TagBuilder? Render(string css, string itemCss, string? heading)
    {
        if (Actions.Count == 0) return null;
        if (Actions.Count == 1) return El.New("div", css).Add(Link(0, heading));
        var list = El.New("ul", css);
        for (var index = 0; index < Actions.Count; index++) list.Add(El.New("li", itemCss).Add(Link(index, heading)));
        return list;
    }

    public TagBuilder Link(int index, string? heading, string? otherwise = null)
    {
        var (href, content, hidden, more) = Actions[index];
        var words = El.Css(hidden ?? otherwise, string.IsNullOrEmpty(heading) ? null : $"({heading})");
        return El.New("a", "nhsuk-link").Attr("href", href).Also(more).Add(content).Add(words.Length == 0 ? null : El.Hidden(" " + words));
    }
}
