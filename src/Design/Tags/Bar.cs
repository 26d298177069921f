using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Neighbourhood.Design;

/// <summary>A bar beside a number in a table, for those who would rather look than read. It says nothing that the number does not, so it is not read out.</summary>
[HtmlTargetElement("nhs-bar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class NhsBar : TagHelper
{
    /// <summary>How long it is; null draws nothing.</summary>
    [HtmlAttributeName("value")]
    public int? Value { get; set; }

    /// <summary>What the whole length stands for.</summary>
    [HtmlAttributeName("most")]
    public int Most { get; set; } = 100;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Value is not { } value || Most <= 0)
        {
            output.SuppressOutput();
            return;
        }
        var width = Math.Clamp(100m * value / Most, 0, 100).ToString("0.##", CultureInfo.InvariantCulture);
        output.Become(El.New("svg", "nbh-bar").Exactly("viewBox", "0 0 100 10").Exactly("preserveAspectRatio", "none").Exactly("aria-hidden", "true").Exactly("focusable", "false")
            .Add(Piece("nbh-bar__room", "100")).Add(Piece("nbh-bar__fill", width)));
    }

    private static TagBuilder Piece(string css, string width) => El.New("rect", css).Exactly("width", width).Exactly("height", "10");
}
