using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Neighbourhood.Design;

/// <summary>Several lines of text; with max-length or max-words it counts what is left.</summary>
[HtmlTargetElement("nhs-textarea")]
public sealed class NhsTextarea : LabelledField
{
    /// <summary>The value, where there is no property.</summary>
    [HtmlAttributeName("value")]
    public string? Value { get; set; }

    /// <summary>Height in lines; 5 unless told.</summary>
    [HtmlAttributeName("rows")]
    public int Rows { get; set; } = 5;

    /// <summary>How many characters are welcome. The server decides; the count only tells.</summary>
    [HtmlAttributeName("max-length")]
    public int MaxLength { get; set; }

    /// <summary>How many words are welcome.</summary>
    [HtmlAttributeName("max-words")]
    public int MaxWords { get; set; }

    /// <summary>From how many percent of the limit the count shows.</summary>
    [HtmlAttributeName("threshold")]
    public int Threshold { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var nested = await Nested(context, output);
        var state = State(Value);
        Register(state.Name, state.Id);

        var counted = MaxWords > 0 || MaxLength > 0;
        var (described, describedBy) = Described(state, counted ? $"{state.Id}-info" : null);
        var area = El.New("textarea", El.Css("nhsuk-textarea",
                state.Error is null ? null : "nhsuk-textarea--error", counted ? "nhsuk-js-character-count" : null), state.Id)
            .Attr("name", state.Name).Attr("rows", Number(Rows)).Attr("aria-describedby", describedBy)
            .Also(output.Attributes.Plain());
        // A browser drops a newline right after the tag: one of ours keeps the writer's own.
        area.Add(state.Value is ['\n' or '\r', ..] ? "\n" + state.Value : state.Value);

        var group = Parts.Group(state.Error is not null, El.Css(GroupClass, counted ? "nhsuk-character-count" : null))
            .Add(Parts.Label(Caption, state.Id)).Add(described).Add(area);
        output.Become(counted ? Counted(group, state.Id).Add(nested) : group.Add(nested));
    }

    private Microsoft.AspNetCore.Mvc.Rendering.TagBuilder Counted(Microsoft.AspNetCore.Mvc.Rendering.TagBuilder group, string id)
    {
        var unit = MaxWords > 0 ? "words" : "characters";
        var limit = MaxWords > 0 ? MaxWords : MaxLength;
        return group.Attr("data-module", "nhsuk-character-count")
            .Attr("data-maxwords", MaxWords > 0 ? Number(MaxWords) : null)
            .Attr("data-maxlength", MaxLength > 0 ? Number(MaxLength) : null)
            .Attr("data-threshold", Threshold > 0 ? Number(Threshold) : null)
            .Attr("data-count-type", MaxWords > 0 ? "words" : null)
            .Add(Parts.Hint($"{id}-info", El.Text($"You can enter up to {Number(limit)} {unit}"), "nhsuk-character-count__message"));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
