using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Neighbourhood.Design;

/// <summary>Every form that posts carries its token: ASP.NET leaves it out of a form that names its own action.</summary>
[HtmlTargetElement("form", Attributes = "[method='post']")]
public sealed class FormToken(IHtmlGenerator generator) : TagHelper
{
    /// <summary>Set by the framework.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext? ViewContext { get; set; }

    /// <summary>After ASP.NET's own form and before the end of it is drawn, which forgets whether there is a token.</summary>
    public override int Order => -950;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // Null where ASP.NET has put one in already.
        if (generator.GenerateAntiforgery(ViewContext) is { } token) output.PostContent.AppendHtml(token);
    }
}
