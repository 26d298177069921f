using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Neighbourhood.Design;

/// <summary>What date and month boxes have in common.</summary>
public abstract class DateBoxesField : GroupField
{
    /// <summary>bday: the browser may fill in a date of birth.</summary>
    [HtmlAttributeName("autocomplete")]
    public string? Autocomplete { get; set; }

    private protected void Render(TagHelperContext context, TagHelperOutput output, DateBoxes asked, DateOnly? value)
    {
        var state = State(value);
        string? TypedOr(string box, string? otherwise) =>
            FieldState.Entry(ViewContext, $"{state.Name}.{box}")?.AttemptedValue ?? otherwise;

        var known = value is { } date ? (Number(date.Day), Number(date.Month), Number(date.Year)) : ((string?, string?, string?))(null, null, null);
        var typed = (Day: TypedOr("Day", known.Item1), Month: TypedOr("Month", known.Item2), Year: TypedOr("Year", known.Item3));
        var reading = DateText.Read(asked.HasFlag(DateBoxes.Day) ? typed.Day : "1", typed.Month, typed.Year, asked);
        // The boxes to mend: those that cannot be read, or all when the date itself is refused.
        var wrong = state.Error is null ? DateBoxes.None : reading.Wrong == DateBoxes.None ? asked : reading.Wrong;
        Register(state.Name, BoxId(state, First(wrong == DateBoxes.None ? asked : wrong)));

        var boxes = El.New("div", "nhsuk-date-input", state.Id).Also(output.Attributes.Plain());
        if (asked.HasFlag(DateBoxes.Day)) boxes.Add(Box(state, "Day", typed.Day, 2, wrong.HasFlag(DateBoxes.Day)));
        boxes.Add(Box(state, "Month", typed.Month, 2, wrong.HasFlag(DateBoxes.Month)));
        boxes.Add(Box(state, "Year", typed.Year, 4, wrong.HasFlag(DateBoxes.Year)));

        var (described, describedBy) = Described(state);
        output.Become(Parts.Group(state.Error is not null, GroupClass).Add(Framed(El.All(described, boxes), describedBy, "group")));
    }

    private Microsoft.AspNetCore.Mvc.Rendering.TagBuilder Box(FieldState state, string box, string? value, int width, bool wrong)
    {
        var id = BoxId(state, box);
        return El.New("div", "nhsuk-date-input__item").Add(El.New("div", El.Css("nhsuk-form-group", wrong ? "nhsuk-form-group--error" : null))
            .Add(Parts.Label(new Caption(box, Css: "nhsuk-date-input__label"), id))
            .Add(El.New("input", El.Css("nhsuk-input", wrong ? "nhsuk-input--error" : null, $"nhsuk-input--width-{width}", "nhsuk-date-input__input"), id)
                .Attr("name", $"{state.Name}.{box}").Attr("type", "text").Attr("inputmode", "numeric").Exactly("value", value)
                .Attr("autocomplete", Autocomplete == "bday" ? $"bday-{box.ToLowerInvariant()}" : null)));
    }

    private static string BoxId(FieldState state, string box) => $"{state.Id}_{box}";

    private static string First(DateBoxes boxes) =>
        boxes.HasFlag(DateBoxes.Day) ? "Day" : boxes.HasFlag(DateBoxes.Month) ? "Month" : "Year";

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A date in three boxes, for a DateOnly or DateOnly? property.</summary>
[HtmlTargetElement("nhs-date-input")]
public sealed class NhsDateInput : DateBoxesField
{
    /// <summary>The date, where there is no property.</summary>
    [HtmlAttributeName("value")]
    public DateOnly? Value { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        await Nested(context, output);
        Render(context, output, DateBoxes.All, Value ?? For?.Model as DateOnly?);
    }
}

/// <summary>A month and a year in two boxes, for a MonthOfYear or MonthOfYear? property.</summary>
[HtmlTargetElement("nhs-month-input")]
public sealed class NhsMonthInput : DateBoxesField
{
    /// <summary>The month, where there is no property.</summary>
    [HtmlAttributeName("value")]
    public MonthOfYear? Value { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        await Nested(context, output);
        var month = Value ?? For?.Model as MonthOfYear?;
        Render(context, output, DateBoxes.Month | DateBoxes.Year, month is { Month: > 0 } known ? known.FirstDay : null);
    }
}
