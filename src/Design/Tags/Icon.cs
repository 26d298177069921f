using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Neighbourhood.Design;

/// <summary>An icon of nhsuk-frontend beside words: user, search, tick, cross, plus, minus, arrow-right ...</summary>
[HtmlTargetElement("nhs-icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NhsIcon : TagHelper
{
    /// <summary>Which one.</summary>
    [HtmlAttributeName("name")]
    public string Name { get; set; } = "";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Become(Icon.Named(Name));
}
