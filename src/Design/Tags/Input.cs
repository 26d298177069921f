using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Neighbourhood.Design;

/// <summary>One line of text. Other attributes (autocomplete, inputmode, spellcheck, class ...) go to the input; what is nested stands behind it.</summary>
[HtmlTargetElement("nhs-input")]
public class NhsInput : LabelledField
{
    /// <summary>The type of the input; text unless told.</summary>
    [HtmlAttributeName("type")]
    public string? Type { get; set; }

    /// <summary>The value, where there is no property.</summary>
    [HtmlAttributeName("value")]
    public string? Value { get; set; }

    /// <summary>Width in characters: 2, 3, 4, 5, 10, 20 or 30.</summary>
    [HtmlAttributeName("width")]
    public int Width { get; set; }

    /// <summary>Words before the input, for example £.</summary>
    [HtmlAttributeName("prefix")]
    public string? Prefix { get; set; }

    /// <summary>Words behind the input, for example weeks.</summary>
    [HtmlAttributeName("suffix")]
    public string? Suffix { get; set; }

    /// <summary>Wider letters for codes and numbers that are read digit by digit.</summary>
    [HtmlAttributeName("code")]
    public bool Code { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var nested = await Nested(context, output);
        var state = State(Shown() ?? Value);
        Register(state.Name, state.Id);

        var (described, describedBy) = Described(state);
        var attributes = output.Attributes.Plain();
        var css = attributes.Find(attribute => attribute.Key == "class").Value;
        var input = El.New("input", El.Css("nhsuk-input",
                Code ? "nhsuk-input--code" : null,
                state.Error is null ? null : "nhsuk-input--error",
                Width is 2 or 3 or 4 or 5 or 10 or 20 or 30 && css?.Contains("nhsuk-input--width-", StringComparison.Ordinal) != true ? $"nhsuk-input--width-{Width}" : null), state.Id)
            .Attr("name", state.Name).Attr("type", Type ?? "text").Exactly("value", state.Value).Attr("aria-describedby", describedBy)
            .Attr("inputmode", Digits(For?.Metadata.UnderlyingOrModelType))
            .Also(attributes);

        output.Become(Parts.Group(state.Error is not null, GroupClass)
            .Add(Parts.Label(Caption, state.Id)).Add(described).Add(Wrapped(input, nested)));
    }

    /// <summary>What stands in the box where nothing was typed yet; null for the value as it is.</summary>
    private protected virtual string? Shown() => null;

    private static string? Digits(Type? type) => type == typeof(int) || type == typeof(long) || type == typeof(short) ? "numeric" : null;

    private TagBuilder Wrapped(TagBuilder input, TagHelperContent nested)
    {
        if (Prefix is null && Suffix is null && nested.Blank()) return input;
        return El.New("div", "nhsuk-input-wrapper").Add(Affix("prefix", Prefix)).Add(input).Add(Affix("suffix", Suffix)).Add(nested);
    }

    private static TagBuilder? Affix(string kind, string? text) =>
        string.IsNullOrEmpty(text) ? null : El.New("div", $"nhsuk-input-wrapper__{kind}").Attr("aria-hidden", "true").Add(text);
}

/// <summary>A time of day, bound from what people write: 9:30, 09.30, 9:30am, 2pm.</summary>
[HtmlTargetElement("nhs-time-input")]
public sealed class NhsTimeInput : NhsInput
{
    /// <summary>A time fits in ten characters; so it begins.</summary>
    public NhsTimeInput() => Width = 10;

    /// <summary>Shows the time as 9:30am and 2pm, as the sentences beside it do; 09:30 and 14:00 unless told.</summary>
    [HtmlAttributeName("am-pm")]
    public bool AmPm { get; set; }

    /// <inheritdoc />
    private protected override string? Shown() => AmPm && For?.Model is TimeOnly time
        ? time.ToString(time.Minute == 0 ? "htt" : "h:mmtt", CultureInfo.InvariantCulture).ToLowerInvariant()
        : null;
}

/// <summary>The id of the thing that the form will make, unseen; a second press sends the same one.</summary>
[HtmlTargetElement("nhs-hidden-id", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NhsHiddenId : Field
{
    /// <summary>The value, where there is no property.</summary>
    [HtmlAttributeName("value")]
    public string? Value { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var state = State(Value);
        output.Become(El.New("input", null, state.Id).Attr("name", state.Name).Attr("type", "hidden")
            .Exactly("value", state.Value ?? "").Also(output.Attributes.Plain()));
    }
}
