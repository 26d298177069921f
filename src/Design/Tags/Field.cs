using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Neighbourhood.Design;

/// <summary>What all form fields have: a property of the page (or a name and a value), a hint, an error.</summary>
public abstract class Field : TagHelper
{
    /// <summary>The property that the field is for; gives name, id, value and errors.</summary>
    [HtmlAttributeName("for")]
    public ModelExpression? For { get; set; }

    /// <summary>The name to send, where there is no property.</summary>
    [HtmlAttributeName("name")]
    public string? Name { get; set; }

    /// <summary>The id, where the one made from the name will not do.</summary>
    [HtmlAttributeName("id")]
    public string? Id { get; set; }

    /// <summary>Help under the label; for markup use a nested nhs-hint.</summary>
    [HtmlAttributeName("hint")]
    public string? Hint { get; set; }

    /// <summary>An error to show instead of the one in ModelState; empty for none.</summary>
    [HtmlAttributeName("error")]
    public string? Error { get; set; }

    /// <summary>Adds "(optional)" to the label or legend.</summary>
    [HtmlAttributeName("optional")]
    public bool Optional { get; set; }

    /// <summary>Classes for the form group around the field.</summary>
    [HtmlAttributeName("group-class")]
    public string? GroupClass { get; set; }

    /// <summary>Set by the framework.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext? ViewContext { get; set; }

    internal HintSlot Slot { get; } = new();

    private protected FieldState State(object? value = null) => FieldState.Of(ViewContext, For, Name, Id, value, Error);

    private protected void Register(string name, string id)
    {
        if (ViewContext is not null) PageFields.Of(ViewContext).Add(name, id);
    }

    /// <summary>Renders what is nested; a nested nhs-hint goes to this field's slot.</summary>
    private protected async Task<TagHelperContent> Nested(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(HintSlot)] = Slot;
        return await output.GetChildContentAsync();
    }

    /// <summary>Hint and error, and the ids that describe the field.</summary>
    private protected (IHtmlContent Content, string? DescribedBy) Described(FieldState state, string? first = null, string? error = null)
    {
        var ids = new List<string>();
        if (first is not null) ids.Add(first);
        IHtmlContent? hint = null, message = null;
        if ((Slot.Content ?? (string.IsNullOrEmpty(Hint) ? null : El.Text(Hint))) is { } content)
        {
            ids.Add($"{state.Id}-hint");
            hint = Parts.Hint(ids[^1], content);
        }
        if ((error ?? state.Error) is { } wrong)
        {
            ids.Add($"{state.Id}-error");
            message = Parts.Error(ids[^1], wrong, ViewContext?.ViewData["ErrorWord"] as string);
        }
        return (El.All(hint, message), ids.Count == 0 ? null : string.Join(' ', ids));
    }

    private protected string? Worded(string? text) => Optional && text is not null ? $"{text} (optional)" : text;
}

/// <summary>A field with a label.</summary>
public abstract class LabelledField : Field
{
    /// <summary>The label, in plain words.</summary>
    [HtmlAttributeName("label")]
    public string? Label { get; set; }

    /// <summary>s, m, l or xl.</summary>
    [HtmlAttributeName("label-size")]
    public string? LabelSize { get; set; }

    /// <summary>The label is the page's heading (h1).</summary>
    [HtmlAttributeName("label-heading")]
    public bool LabelHeading { get; set; }

    /// <summary>Classes for the label, for example nhsuk-u-visually-hidden.</summary>
    [HtmlAttributeName("label-class")]
    public string? LabelClass { get; set; }

    private protected Caption Caption => new(Worded(Label), LabelSize, LabelHeading, LabelClass);
}

/// <summary>A group of fields with a legend.</summary>
public abstract class GroupField : Field
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

    /// <summary>Classes for the legend, for example nhsuk-u-visually-hidden.</summary>
    [HtmlAttributeName("legend-class")]
    public string? LegendClass { get; set; }

    private protected Caption Caption => new(Worded(Legend), LegendSize, LegendHeading, LegendClass);

    /// <summary>Wraps the content in a fieldset when there is a legend.</summary>
    private protected IHtmlContent Framed(IHtmlContent content, string? describedBy, string? role = null) =>
        string.IsNullOrEmpty(Legend) ? content : Parts.Fieldset(Caption, describedBy, content, role);
}

internal sealed class HintSlot
{
    public IHtmlContent? Content { get; set; }
}
