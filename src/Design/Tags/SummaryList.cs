using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Neighbourhood.Design;

/// <summary>What is known, in rows of key and value; nest nhs-summary-row.</summary>
[HtmlTargetElement("nhs-summary-list")]
public sealed class NhsSummaryList : TagHelper
{
    /// <summary>False takes the lines away.</summary>
    [HtmlAttributeName("border")]
    public bool Border { get; set; } = true;

    /// <summary>False takes the last line away.</summary>
    [HtmlAttributeName("last-row-border")]
    public bool LastRowBorder { get; set; } = true;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var slot = new RowSlot();
        context.Items[typeof(RowSlot)] = slot;
        await output.GetChildContentAsync();

        var list = El.New("dl", El.Css("nhsuk-summary-list", !Border ? "nhsuk-summary-list--no-border"
            : !LastRowBorder ? "nhsuk-summary-list--no-last-row-border" : null)).Also(output.Attributes.Plain());
        var acting = slot.Rows.Exists(row => row.Actions.Actions.Count > 0);
        for (var index = 0; index < slot.Rows.Count; index++)
            list.Add(Row(slot.Rows[index], acting, !LastRowBorder && index == slot.Rows.Count - 1));
        output.Become(list);
    }

    private static TagBuilder Row(SummaryRow row, bool acting, bool lastWithout)
    {
        var links = row.Actions;
        var element = El.New("div", El.Css("nhsuk-summary-list__row",
                acting && links.Actions.Count == 0 ? "nhsuk-summary-list__row--no-actions" : null,
                !row.Border && !lastWithout ? "nhsuk-summary-list__row--no-border" : null)).Also(row.More)
            .Add(El.New("dt", "nhsuk-summary-list__key").Add(row.Key))
            .Add(El.New("dd", "nhsuk-summary-list__value").Add(row.Value));
        if (links.Actions.Count == 0) return element;

        var actions = El.New("dd", "nhsuk-summary-list__actions");
        if (links.Actions.Count == 1) return element.Add(actions.Add(links.Link(0, null, row.Spoken)));
        var items = El.New("ul", "nhsuk-summary-list__actions-list");
        for (var index = 0; index < links.Actions.Count; index++)
            items.Add(El.New("li", "nhsuk-summary-list__actions-list-item").Add(links.Link(index, null, row.Spoken)));
        return element.Add(actions.Add(items));
    }
}

/// <summary>A row: key, value (an attribute, or nested markup), and nested nhs-action.</summary>
[HtmlTargetElement("nhs-summary-row")]
public sealed class NhsSummaryRow : TagHelper
{
    /// <summary>What it is.</summary>
    [HtmlAttributeName("key")]
    public string Key { get; set; } = "";

    /// <summary>What it says, where there is no markup.</summary>
    [HtmlAttributeName("value")]
    public string? Value { get; set; }

    /// <summary>False takes the line away.</summary>
    [HtmlAttributeName("border")]
    public bool Border { get; set; } = true;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var actions = new ActionSlot();
        context.Items[typeof(ActionSlot)] = actions;
        var nested = await output.GetChildContentAsync();
        ((RowSlot)context.Items[typeof(RowSlot)]).Rows.Add(new SummaryRow(
            Key, Value is null ? nested : El.All(El.Text(Value), nested), Border, actions, output.Attributes.Plain()));
        output.SuppressOutput();
    }
}

internal sealed record SummaryRow(string Key, IHtmlContent Value, bool Border, ActionSlot Actions, List<KeyValuePair<string, string?>> More)
{
    /// <summary>The key in the middle of a sentence: "Change date of birth", but "Change NHS number".</summary>
    public string Spoken => Key.Length > 1 && char.IsUpper(Key[0]) && !char.IsUpper(Key[1]) ? char.ToLowerInvariant(Key[0]) + Key[1..] : Key;
}

internal sealed class RowSlot
{
    public List<SummaryRow> Rows { get; } = [];
}
