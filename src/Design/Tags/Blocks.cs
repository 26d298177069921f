using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Neighbourhood.Design;

/// <summary>A tag helper that becomes one element around what is nested.</summary>
public abstract class Block : TagHelper
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.Become(Render(content, output.Attributes.Plain()));
    }

    private protected abstract TagBuilder Render(TagHelperContent content, List<KeyValuePair<string, string?>> more);
}

/// <summary>Words that stand out from the text around them; nest paragraphs.</summary>
[HtmlTargetElement("nhs-inset-text")]
public sealed class NhsInsetText : Block
{
    private protected override TagBuilder Render(TagHelperContent content, List<KeyValuePair<string, string?>> more) =>
        El.New("div", "nhsuk-inset-text").Also(more).Add(El.Hidden("Information: ")).Add(content);
}

/// <summary>More for those who want it, behind a summary that opens; class="nhsuk-expander" makes it a box.</summary>
[HtmlTargetElement("nhs-details")]
public sealed class NhsDetails : Block
{
    /// <summary>The words that open it.</summary>
    [HtmlAttributeName("summary")]
    public string Summary { get; set; } = "";

    /// <summary>Open from the start.</summary>
    [HtmlAttributeName("open")]
    public bool Open { get; set; }

    private protected override TagBuilder Render(TagHelperContent content, List<KeyValuePair<string, string?>> more) =>
        El.New("details", "nhsuk-details").Flag("open", Open).Also(more)
            .Add(El.New("summary", "nhsuk-details__summary").Add(El.New("span", "nhsuk-details__summary-text").Add(Summary)))
            .Add(El.New("div", "nhsuk-details__text").Add(content));
}

/// <summary>A status in a coloured box; colour never says anything alone.</summary>
[HtmlTargetElement("nhs-tag")]
public sealed class NhsTag : Block
{
    private static readonly string[] Colours = ["white", "grey", "green", "aqua-green", "blue", "purple", "pink", "red", "orange", "yellow"];

    /// <summary>white, grey, green, aqua-green, blue, purple, pink, red, orange, yellow, or none.</summary>
    [HtmlAttributeName("colour")]
    public string? Colour { get; set; }

    /// <summary>False takes the border away.</summary>
    [HtmlAttributeName("border")]
    public bool Border { get; set; } = true;

    private protected override TagBuilder Render(TagHelperContent content, List<KeyValuePair<string, string?>> more)
    {
        var colour = Colour == "none" ? "no-colour" : Array.Find(Colours, known => known == Colour);
        return El.New("strong", El.Css("nhsuk-tag", colour is null ? null : $"nhsuk-tag--{colour}", Border ? null : "nhsuk-tag--no-border"))
            .Also(more).Add(content);
    }
}

/// <summary>The way back, above the heading.</summary>
[HtmlTargetElement("nhs-back-link")]
public sealed class NhsBackLink : Block
{
    /// <summary>Where it leads.</summary>
    [HtmlAttributeName("href")]
    public string Href { get; set; } = "#";

    private protected override TagBuilder Render(TagHelperContent content, List<KeyValuePair<string, string?>> more)
    {
        var link = El.New("a", "nhsuk-back-link").Attr("href", Href).Also(more);
        return content.Blank() ? link.Add("Back") : link.Add(content);
    }
}

/// <summary>The one thing to do next, with an arrow.</summary>
[HtmlTargetElement("nhs-action-link")]
public sealed class NhsActionLink : Block
{
    /// <summary>Where it leads.</summary>
    [HtmlAttributeName("href")]
    public string Href { get; set; } = "#";

    private protected override TagBuilder Render(TagHelperContent content, List<KeyValuePair<string, string?>> more) =>
        El.New("a", "nhsuk-action-link").Attr("href", Href).Also(more)
            .Add(Icon.Named("arrow-right-circle")).Add(El.New("span", "nhsuk-action-link__text").Add(content));
}

/// <summary>Fields that belong together, such as an address.</summary>
[HtmlTargetElement("nhs-fieldset")]
public sealed class NhsFieldset : Block
{
    /// <summary>The legend, in plain words.</summary>
    [HtmlAttributeName("legend")]
    public string? Legend { get; set; }

    /// <summary>s, m, l or xl.</summary>
    [HtmlAttributeName("legend-size")]
    public string? LegendSize { get; set; }

    /// <summary>The legend is the page's heading (h1).</summary>
    [HtmlAttributeName("legend-heading")]
    public bool LegendHeading { get; set; }

    private protected override TagBuilder Render(TagHelperContent content, List<KeyValuePair<string, string?>> more) =>
        Parts.Fieldset(new Caption(Legend, LegendSize, LegendHeading), null, content).Also(more);
}
