using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Neighbourhood.Design;

/// <summary>A row of an nhs-table.</summary>
[HtmlTargetElement("nhs-row")]
public sealed class NhsRow : TagHelper
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var table = (TableSlot)context.Items[typeof(TableSlot)];
        var row = El.New("tr", "nhsuk-table__row").Attr("role", table.Stack ? "row" : null).Also(output.Attributes.Plain());
        (table.Open, table.Next) = (row, 0);
        await output.GetChildContentAsync();
        table.Rows.Add(row);
        table.Open = null;
        output.SuppressOutput();
    }
}

/// <summary>A cell of an nhs-row; it knows its column.</summary>
[HtmlTargetElement("nhs-cell")]
public sealed class NhsCell : TagHelper
{
    /// <summary>A number, whatever the column holds.</summary>
    [HtmlAttributeName("numeric")]
    public bool? Numeric { get; set; }

    /// <summary>What a sortable column sorts by, when it is not the words.</summary>
    [HtmlAttributeName("sort-value")]
    public string? SortValue { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var table = (TableSlot)context.Items[typeof(TableSlot)];
        var content = new HtmlString((await output.GetChildContentAsync()).GetContent().Trim());
        var column = table.Next < table.Columns.Count ? table.Columns[table.Next] : null;
        var header = table.RowHeaders && table.Next == 0;
        table.Next++;

        var name = header ? "nhsuk-table__header" : "nhsuk-table__cell";
        var cell = El.New(header ? "th" : "td", El.Css(name, Numeric ?? column?.Numeric ?? false ? $"{name}--numeric" : null))
            .Attr("scope", header ? "row" : null).Attr("role", !table.Stack ? null : header ? "rowheader" : "cell")
            .Attr("data-sort-value", SortValue).Also(output.Attributes.Plain());
        if (table.Stack && column is not null)
            cell.Add(El.New("span", "nhsuk-table__heading").Attr("aria-hidden", "true").Add(column.Words).Add(" "))
                .Add(OnePiece(content.Value!) ? content : El.New("span").Add(content));
        else
            cell.Add(content);
        (table.Open ?? throw new InvalidOperationException("nhs-cell stands in an nhs-row")).Add(cell);
        output.SuppressOutput();
    }

    /// <summary>Text alone, or one link, stands beside the heading by itself; more is held together.</summary>
    private static bool OnePiece(string html) => !html.Contains('<', StringComparison.Ordinal) ||
        (html.EndsWith("</a>", StringComparison.Ordinal) && html.LastIndexOf("<a ", StringComparison.Ordinal) == 0);
}
