using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Neighbourhood.Design;

/// <summary>A table: nest nhs-column for each column, then nhs-row with nhs-cell.</summary>
[HtmlTargetElement("nhs-table")]
public sealed class NhsTable : TagHelper
{
    /// <summary>What the table shows.</summary>
    [HtmlAttributeName("caption")]
    public string? Caption { get; set; }

    /// <summary>s, m, l or xl.</summary>
    [HtmlAttributeName("caption-size")]
    public string? CaptionSize { get; set; }

    /// <summary>Classes for the caption, for example nhsuk-u-visually-hidden under a heading that says the same.</summary>
    [HtmlAttributeName("caption-class")]
    public string? CaptionClass { get; set; }

    /// <summary>On a small screen each row becomes a card with its headings.</summary>
    [HtmlAttributeName("stack")]
    public bool Stack { get; set; }

    /// <summary>Less room around the words.</summary>
    [HtmlAttributeName("compact")]
    public bool Compact { get; set; }

    /// <summary>Every other row is shaded.</summary>
    [HtmlAttributeName("striped")]
    public bool Striped { get; set; }

    /// <summary>False takes the lines away.</summary>
    [HtmlAttributeName("border")]
    public bool Border { get; set; } = true;

    /// <summary>False takes the last line away.</summary>
    [HtmlAttributeName("last-row-border")]
    public bool LastRowBorder { get; set; } = true;

    /// <summary>The first cell of a row names it.</summary>
    [HtmlAttributeName("row-headers")]
    public bool RowHeaders { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var slot = new TableSlot(Stack, RowHeaders);
        context.Items[typeof(TableSlot)] = slot;
        await output.GetChildContentAsync();

        var sortable = slot.Columns.Exists(column => column.Sort is not null);
        var onServer = slot.Columns.Exists(column => column is { Sort: not null, Href: not null });
        var table = El.New("table", El.Css("nhsuk-table", Compact ? "nhsuk-table--compact" : null, Stack ? "nhsuk-table--responsive" : null,
                !Border ? "nhsuk-table--no-border" : !LastRowBorder ? "nhsuk-table--no-last-row-border" : null,
                sortable ? "nhsuk-table--sortable" : null, Striped ? "nhsuk-table--striped" : null))
            .Attr("data-module", sortable && !onServer ? "nhsuk-table" : null)
            .Attr("role", Stack ? "table" : null).Also(output.Attributes.Plain());
        if (!string.IsNullOrEmpty(Caption))
            table.Add(El.New("caption", El.Css("nhsuk-table__caption", CaptionSize is "s" or "m" or "l" or "xl" ? $"nhsuk-table__caption--{CaptionSize}" : null, CaptionClass))
                .Add(Caption).Add(sortable ? El.Hidden(" (Column headers are sortable)") : null));
        if (slot.Columns.Count > 0)
        {
            var head = El.New("tr", "nhsuk-table__row").Attr("role", Stack ? "row" : null);
            foreach (var column in slot.Columns) head.Add(Header(column, sortable));
            table.Add(El.New("thead", "nhsuk-table__head").Attr("role", Stack ? "rowgroup" : null).Add(head));
        }
        var body = El.New("tbody", "nhsuk-table__body");
        foreach (var row in slot.Rows) body.Add(row);
        output.Become(table.Add(body));
    }

    private TagBuilder Header(TableColumn column, bool sortable) =>
        El.New("th", El.Css("nhsuk-table__header", column.Numeric ? "nhsuk-table__header--numeric" : null, column.WidthClass))
            .Attr("scope", "col").Attr("role", Stack ? "columnheader" : null)
            .Flag("data-sort", sortable && column.Sort is not null)
            .Attr("aria-sort", column.Sort is "ascending" or "descending" ? column.Sort : null).Also(column.More)
            .Add(column.Href is null ? column.Words : El.New("a", "nhsuk-link").Attr("href", column.Href).Add(column.Words));
}

/// <summary>A column's heading.</summary>
[HtmlTargetElement("nhs-column", ParentTag = "nhs-table")]
public sealed class NhsColumn : TagHelper
{
    /// <summary>Numbers stand to the right, in cells too.</summary>
    [HtmlAttributeName("numeric")]
    public bool Numeric { get; set; }

    /// <summary>one-quarter, one-third, one-half, two-thirds, three-quarters.</summary>
    [HtmlAttributeName("width")]
    public string? Width { get; set; }

    /// <summary>ascending or descending when sorted by it now, none when it can be.</summary>
    [HtmlAttributeName("sort")]
    public string? Sort { get; set; }

    /// <summary>The page that sorts by it.</summary>
    [HtmlAttributeName("href")]
    public string? Href { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        ((TableSlot)context.Items[typeof(TableSlot)]).Columns.Add(
            new TableColumn(new HtmlString(content.GetContent().Trim()), Numeric, Width, Sort, Href, output.Attributes.Plain()));
        output.SuppressOutput();
    }
}

internal sealed record TableColumn(HtmlString Words, bool Numeric, string? Width, string? Sort, string? Href, List<KeyValuePair<string, string?>> More)
{
    public string? WidthClass => string.IsNullOrEmpty(Width) ? null : $"nhsuk-u-width-{Width}";
}

internal sealed class TableSlot(bool stack, bool rowHeaders)
{
    public bool Stack => stack;
    public bool RowHeaders => rowHeaders;
    public List<TableColumn> Columns { get; } = [];
    public List<TagBuilder> Rows { get; } = [];
    public TagBuilder? Open { get; set; }
    public int Next { get; set; }
}
