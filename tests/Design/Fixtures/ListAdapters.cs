using System.Text.Json;

namespace Neighbourhood.Design.Tests;

/// <summary>Turns the options of dates, tables, lists, pages and error summaries into what a page writes.</summary>
internal static class ListAdapters
{
    public static Tag SummaryList(JsonElement on)
    {
        var list = BlockAdapters.Outer(new Tag(new NhsSummaryList { Border = !on.IsNot("border"), LastRowBorder = !on.IsNot("lastRowBorder") }), on);
        foreach (var row in on.Objects("rows"))
            list.Nest(BlockAdapters.Actions(BlockAdapters.Outer(
                new Tag(new NhsSummaryRow { Key = row.Words("key") ?? "", Value = row.Words("value"), Border = !row.IsNot("border") }), row)
                .Html(row.At("value").Str("html")), row));
        return BlockAdapters.Carded(list, on);
    }

    public static Tag Pagination(JsonElement on)
    {
        var items = on.Objects("items").ToList();
        var numbers = items.Where(item => item.At("number") is not null).ToList();
        return BlockAdapters.Outer(new Tag(numbers.Count == 0
            ? new NhsPagination
            {
                PreviousHref = on.At("previous").Str("href") ?? on.Str("previousUrl"),
                PreviousLabel = on.At("previous").Words("label") ?? on.Str("previousPage"),
                NextHref = on.At("next").Str("href") ?? on.Str("nextUrl"),
                NextLabel = on.At("next").Words("label") ?? on.Str("nextPage"),
            }
            : new NhsPagination { Page = numbers.Find(item => item.Is("current")).Int("number"), Pages = numbers.Max(item => item.Int("number")), Href = "#/section/{0}" }), on);
    }

    public static Tag Table(JsonElement on)
    {
        var table = BlockAdapters.Outer(new Tag(new NhsTable
        {
            Caption = on.Words("caption"),
            CaptionClass = on.At("caption").Str("classes") ?? on.Str("captionClasses"),
            CaptionSize = on.At("caption").Str("size") ?? on.Str("captionSize"),
            Stack = on.Is("responsive"),
            Compact = on.Is("compact"),
            Striped = on.Is("striped"),
            Border = !on.IsNot("border"),
            LastRowBorder = !on.IsNot("lastRowBorder"),
            RowHeaders = on.Is("firstCellIsHeader"),
        }), on, "nhsuk-table");
        var heads = on.List("head").ToList();
        foreach (var head in heads) table.Nest(Column(head));
        foreach (var cells in on.List("rows").Where(row => row.ValueKind == JsonValueKind.Array))
        {
            var row = new Tag(new NhsRow());
            foreach (var (index, cell) in cells.EnumerateArray().Index().Where(one => one.Item.ValueKind is JsonValueKind.Object or JsonValueKind.String))
                row.Nest(Cell(cell, index < heads.Count ? heads[index] : default));
            table.Nest(row);
        }
        return BlockAdapters.Carded(table, on);
    }

    public static Tag DateInput(JsonElement on)
    {
        // The fixtures' boxes have names and ids of their own, without a prefix: they are brought to ours before comparing.
        var legend = on.At("fieldset").At("legend");
        var month = on.IsNot("day") || (on.List("items").Any() && on.Objects("items").All(item => item.Str("name") != "day"));
        DateBoxesField field = month ? new NhsMonthInput() : new NhsDateInput();
        field.Name = on.Str("id");
        field.Id = on.Str("id");
        field.Hint = on.Words("hint");
        field.Error = on.At("errorMessage")?.ValueKind is JsonValueKind.True ? null : on.Words("errorMessage");
        field.Legend = legend.Words("heading") ?? on.At("fieldset").Words("legend");
        field.LegendHeading = legend.At("heading") is not null;
        field.LegendSize = legend.Str("size");
        field.GroupClass = on.At("formGroup").Str("classes");
        field.Autocomplete = on.At("day").Str("autocomplete") is null && on.Objects("items").All(item => item.Str("autocomplete") is null) ? null : "bday";
        field.ViewContext = Typed.Boxes(on.Str("id")!, Box(on, "day"), Box(on, "month"), Box(on, "year"));
        return FieldAdapters.More(new Tag(field).With("class", on.Str("classes")), on);
    }

    public static Tag ErrorSummary(JsonElement on)
    {
        var view = Typed.Errors(on.Objects("errorList").Select(item => (item.Str("text") ?? "", item.Str("href"))));
        return BlockAdapters.Outer(new Tag(new NhsErrorSummary
        {
            ViewContext = view,
            Heading = on.Words("heading") ?? "",
            Description = on.Words("description"),
        }), on).With("data-disable-auto-focus", on.Str("disableAutoFocus"));
    }

    private static Tag? Column(JsonElement head) => head.ValueKind switch
    {
        JsonValueKind.String => new Tag(new NhsColumn()).Text(head.GetString()),
        JsonValueKind.Object => FieldAdapters.More(new Tag(new NhsColumn
        {
            Numeric = head.Str("format") == "numeric",
            Width = head.Str("width"),
            Sort = head.Is("sort") ? "none" : head.At("sort")?.ValueKind == JsonValueKind.String ? head.Str("sort") : null,
            Href = head.Str("href"),
        }), head).With("class", Aligned(head.Str("align"), head.Str("classes"))).With("data-sort-next", head.Str("sortNext")).Html(BlockAdapters.Inner(head))
            .Html(head.Str("visuallyHiddenText") is { } hidden ? $"<span class=\"nhsuk-u-visually-hidden\"> {hidden}</span>" : null),
        _ => null,
    };

    private static Tag Cell(JsonElement cell, JsonElement head) => cell.ValueKind == JsonValueKind.String
        ? new Tag(new NhsCell()).With("class", Aligned(head.Str("align"), null)).Text(cell.GetString())
        : FieldAdapters.More(new Tag(new NhsCell { Numeric = cell.Str("format") switch { "numeric" => true, null => null, _ => false }, SortValue = cell.Str("sortValue") }), cell)
            .With("class", Aligned(cell.Str("align") ?? (cell.Str("format") == "string" && head.Str("format") == "numeric" ? "right" : head.Str("align")), cell.Str("classes")))
            .Html(Linked(cell));

    /// <summary>A link in a cell is written as a link.</summary>
    private static string? Linked(JsonElement cell)
    {
        var hidden = cell.Str("visuallyHiddenText") is { } text ? $"<span class=\"nhsuk-u-visually-hidden\"> {text}</span>" : "";
        return cell.Str("href") is { } href
            ? $"<a class=\"nhsuk-link\" href=\"{href}\">{BlockAdapters.Inner(cell)}{hidden}</a>"
            : BlockAdapters.Inner(cell) + hidden;
    }

    private static string? Aligned(string? align, string? css) => align is null ? css : $"nhsuk-u-text-align-{align} {css}".Trim();

    private static string? Box(JsonElement on, string box) =>
        on.At(box).Str("value") ?? on.Objects("items").Select(item => item.Str("name") == box ? item.Str("value") : null).FirstOrDefault(value => value is not null)
        ?? on.At("values").Str(box);
}
