using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Neighbourhood.Design;

/// <summary>A choice from a list. Use radios when there are few choices.</summary>
[HtmlTargetElement("nhs-select")]
public sealed class NhsSelect : LabelledField
{
    /// <summary>The choices.</summary>
    [HtmlAttributeName("items")]
    public IEnumerable<SelectListItem> Items { get; set; } = [];

    /// <summary>A first choice without a value, for example "Choose a site".</summary>
    [HtmlAttributeName("empty")]
    public string? Empty { get; set; }

    /// <summary>The value, where there is no property.</summary>
    [HtmlAttributeName("value")]
    public string? Value { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var nested = await Nested(context, output);
        var state = State(Value);
        Register(state.Name, state.Id);

        var (described, describedBy) = Described(state);
        var select = El.New("select", El.Css("nhsuk-select", state.Error is null ? null : "nhsuk-select--error"), state.Id)
            .Attr("name", state.Name).Attr("aria-describedby", describedBy).Also(output.Attributes.Plain());
        if (Empty is not null) select.Add(El.New("option").Exactly("value", "").Add(Empty));
        foreach (var item in Items)
            select.Add(El.New("option").Exactly("value", item.Value)
                .Flag("selected", item.Selected || (state.Value is { Length: > 0 } value && string.Equals(item.Value ?? item.Text, value, StringComparison.OrdinalIgnoreCase)))
                .Flag("disabled", item.Disabled).Add(item.Text));

        var group = Parts.Group(state.Error is not null, GroupClass).Add(Parts.Label(Caption, state.Id)).Add(described);
        output.Become(nested.Blank() ? group.Add(select) : group.Add(El.New("div", "nhsuk-input-wrapper").Add(select).Add(nested)));
    }
}
