using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Neighbourhood.Design;

/// <summary>What radios and checkboxes have in common.</summary>
public abstract class ChoiceGroup : GroupField
{
    /// <summary>Choices from code; nested ones come first.</summary>
    [HtmlAttributeName("items")]
    public IEnumerable<SelectListItem> Items { get; set; } = [];

    /// <summary>Side by side, for two short choices.</summary>
    [HtmlAttributeName("inline")]
    public bool Inline { get; set; }

    /// <summary>Smaller boxes, for filters and dense screens.</summary>
    [HtmlAttributeName("small")]
    public bool Small { get; set; }

    private protected async Task Render(string kind, TagHelperContext context, TagHelperOutput output, object? value, IEnumerable<Choice> more)
    {
        // First, so that the group stands before what its choices reveal.
        var state = State(value);
        var slot = new ChoiceSlot();
        context.Items[typeof(ChoiceSlot)] = slot;
        Register(state.Name, state.Id);
        await Nested(context, output);

        List<Choice> choices = [.. slot.Choices, .. more, .. Items.Select(item => new Choice(item.Value ?? item.Text, item.Text)
        {
            Checked = item.Selected ? true : null,
            Attributes = item.Disabled ? [KeyValuePair.Create<string, string?>("disabled", "")] : [],
        })];

        var (described, describedBy) = Described(state);
        var framed = !string.IsNullOrEmpty(Legend);
        var list = El.New("div", El.Css($"nhsuk-{kind}", Small ? $"nhsuk-{kind}--small" : null, Inline ? $"nhsuk-{kind}--inline" : null))
            .Attr("data-module", $"nhsuk-{kind}").Also(output.Attributes.Plain())
            .Add(Choices.Render(kind, state, choices, framed || kind == "radios" ? null : describedBy));

        output.Become(Parts.Group(state.Error is not null, GroupClass).Add(Framed(El.All(described, list), describedBy)));
    }
}

/// <summary>One choice of a few. Nest nhs-radio, or give items, or yes-no="true".</summary>
[HtmlTargetElement("nhs-radios")]
public sealed class NhsRadios : ChoiceGroup
{
    /// <summary>The chosen value, where there is no property.</summary>
    [HtmlAttributeName("value")]
    public string? Value { get; set; }

    /// <summary>The choices Yes (true) and No (false).</summary>
    [HtmlAttributeName("yes-no")]
    public bool YesNo { get; set; }

    /// <inheritdoc />
    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        Render("radios", context, output, Value, YesNo ? [new Choice("true", "Yes"), new Choice("false", "No")] : []);
}

/// <summary>Any number of choices. For a bool property nest one nhs-checkbox with value="true".</summary>
[HtmlTargetElement("nhs-checkboxes")]
public sealed class NhsCheckboxes : ChoiceGroup
{
    /// <summary>The chosen values, where there is no property.</summary>
    [HtmlAttributeName("values")]
    public IEnumerable<string>? Values { get; set; }

    /// <inheritdoc />
    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        Render("checkboxes", context, output, Values, []);
}

/// <summary>One choice: value, label, hint; what is nested shows when it is chosen.</summary>
public abstract class ChoiceTag : TagHelper
{
    /// <summary>What is sent.</summary>
    [HtmlAttributeName("value")]
    public string? Value { get; set; }

    /// <summary>What people read.</summary>
    [HtmlAttributeName("label")]
    public string? Label { get; set; }

    /// <summary>Help under the label.</summary>
    [HtmlAttributeName("hint")]
    public string? Hint { get; set; }

    /// <summary>Its own id.</summary>
    [HtmlAttributeName("id")]
    public string? Id { get; set; }

    /// <summary>Chosen or not, whatever the property says.</summary>
    [HtmlAttributeName("checked")]
    public bool? Checked { get; set; }

    private protected async Task Hand(TagHelperContext context, TagHelperOutput output, Func<Choice, Choice> detailed)
    {
        var slot = new HintSlot();
        context.Items[typeof(HintSlot)] = slot;
        var nested = await output.GetChildContentAsync();
        var group = (ChoiceSlot)context.Items[typeof(ChoiceSlot)];
        group.Choices.Add(detailed(new Choice(Value, Label)
        {
            Id = Id,
            Checked = Checked,
            Hint = slot.Content ?? (string.IsNullOrEmpty(Hint) ? null : El.Text(Hint)),
            Conditional = nested.Blank() ? null : nested,
            Attributes = output.Attributes.Plain(),
        }));
        output.SuppressOutput();
    }
}

/// <summary>One radio.</summary>
[HtmlTargetElement("nhs-radio", ParentTag = "nhs-radios")]
public sealed class NhsRadio : ChoiceTag
{
    /// <inheritdoc />
    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output) => Hand(context, output, choice => choice);
}

/// <summary>One checkbox.</summary>
[HtmlTargetElement("nhs-checkbox", ParentTag = "nhs-checkboxes")]
public sealed class NhsCheckbox : ChoiceTag
{
    /// <summary>Its own name, when each box is a property of its own.</summary>
    [HtmlAttributeName("name")]
    public string? Name { get; set; }

    /// <summary>Choosing it clears the others, for "None of these".</summary>
    [HtmlAttributeName("exclusive")]
    public bool Exclusive { get; set; }

    /// <inheritdoc />
    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        Hand(context, output, choice => choice with { Name = Name, Behaviour = Exclusive ? "exclusive" : null });
}

/// <summary>A word between choices, usually "or".</summary>
[HtmlTargetElement("nhs-divider")]
public sealed class NhsDivider : TagHelper
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        var group = (ChoiceSlot)context.Items[typeof(ChoiceSlot)];
        group.Choices.Add(new Choice(null, null) { Divider = System.Net.WebUtility.HtmlDecode(text.GetContent()).Trim() });
        output.SuppressOutput();
    }
}
