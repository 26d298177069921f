using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Neighbourhood.Design;

/// <summary>What is wrong with the form, above its heading: one link to each field, in the order of the form.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
[HtmlTargetElement("nhs-error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NhsErrorSummary : TagHelper
{
    /// <summary>The heading.</summary>
    [HtmlAttributeName("heading")]
    public string Heading { get; set; } = "There is a problem";

    /// <summary>Words under the heading.</summary>
    [HtmlAttributeName("description")]
    public string? Description { get; set; }

    /// <summary>Set by the framework.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = default!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.ViewData.ModelState.ErrorCount == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.Become(new WhenWritten(this, output.Attributes.Plain()));
    }

    private TagBuilder Render(IEnumerable<KeyValuePair<string, string?>> attributes)
    {
        var list = El.New("ul", "nhsuk-list nhsuk-error-summary__list");
        foreach (var (message, id) in Found())
            list.Add(El.New("li").Add(id is null ? El.Text(message) : El.New("a").Attr("href", $"#{id}").Add(message)));

        return El.New("div", "nhsuk-error-summary").Attr("data-module", "nhsuk-error-summary").Also(attributes)
            .Add(El.New("div").Attr("role", "alert")
                .Add(El.New("h2", "nhsuk-error-summary__heading").Add(Heading))
                .Add(El.New("div", "nhsuk-error-summary__body")
                    .Add(Description is null ? null : El.New("p").Add(Description)).Add(list)));
    }

    /// <summary>One message for each field, all that belong to none.</summary>
    private IEnumerable<(string Message, string? Id)> Found()
    {
        var fields = PageFields.Of(ViewContext);
        return ViewContext.ViewData.ModelState
            .Where(pair => pair.Value is { Errors.Count: > 0 })
            .OrderBy(pair => fields.OrderOf(pair.Key))
            .SelectMany(pair => pair.Value!.Errors.Take(fields.IdOf(pair.Key) is null ? int.MaxValue : 1)
                .Select(error => (FieldState.Message(error), fields.IdOf(pair.Key))));
    }

    /// <summary>The summary stands above the fields that it links to, and only knows them when the page is written.</summary>
    private sealed class WhenWritten(NhsErrorSummary summary, IEnumerable<KeyValuePair<string, string?>> attributes) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder) => summary.Render(attributes).WriteTo(writer, encoder);
    }
}
