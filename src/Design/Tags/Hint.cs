using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Neighbourhood.Design;

/// <summary>A hint with markup: nested in a field it becomes the field's hint, elsewhere it stands alone.</summary>
[HtmlTargetElement("nhs-hint")]
public sealed class NhsHint : TagHelper
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        if (context.Items.TryGetValue(typeof(HintSlot), out var slot) && slot is HintSlot field)
        {
            field.Content = content;
            output.SuppressOutput();
            return;
        }
        output.Become(El.New("div", "nhsuk-hint").Also(output.Attributes.Plain()).Add(content));
    }
}

/// <summary>An error message that stands alone; for="X" shows the error of X, when there is one.</summary>
[HtmlTargetElement("nhs-error")]
public sealed class NhsError : TagHelper
{
    /// <summary>The property whose error is shown.</summary>
    [HtmlAttributeName("for")]
    public ModelExpression? For { get; set; }

    /// <summary>Words for screen readers before the message; empty for none.</summary>
    [HtmlAttributeName("hidden-text")]
    public string HiddenText { get; set; } = "Error";

    /// <summary>Set by the framework.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext? ViewContext { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var error = El.New("span", "nhsuk-error-message").Also(output.Attributes.Plain());
        if (HiddenText.Length > 0) error.Add(El.Hidden($"{HiddenText}: "));
        if (For is null)
        {
            output.Become(error.Add(await output.GetChildContentAsync()));
            return;
        }

        var state = FieldState.Of(ViewContext, For, null, null, null, null);
        if (state.Error is null)
        {
            output.SuppressOutput();
            return;
        }
        if (ViewContext is not null) PageFields.Of(ViewContext).Add(state.Name, $"{state.Id}-error");
        output.Become(error.Attr("id", $"{state.Id}-error").Add(state.Error));
    }
}
