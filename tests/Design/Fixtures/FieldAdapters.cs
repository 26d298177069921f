using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Neighbourhood.Design.Tests;

/// <summary>Turns the options of form components into what a page writes.</summary>
internal static class FieldAdapters
{
    public static Tag Input(JsonElement on)
    {
        var input = Labelled(new NhsInput
        {
            Type = on.Str("type"),
            Value = on.Str("value"),
            Width = on.Int("width"),
            Code = on.Is("code"),
            Prefix = on.Words("prefix"),
            Suffix = on.Words("suffix"),
        }, on);
        return Common(new Tag(input), on).With("inputmode", on.Str("inputmode"));
    }

    public static Tag Textarea(JsonElement on) => Common(new Tag(Labelled(new NhsTextarea { Value = on.Str("value"), Rows = on.Int("rows") is > 0 and var rows ? rows : 5 }, on)), on);

    public static Tag CharacterCount(JsonElement on)
    {
        var area = Labelled(new NhsTextarea
        {
            Value = on.Str("value"),
            MaxLength = on.Int("maxlength"),
            MaxWords = on.Int("maxwords"),
            Threshold = on.Int("threshold"),
            Rows = on.Int("rows") is > 0 and var rows ? rows : 5,
        }, on);
        return Common(new Tag(area), on);
    }

    public static Tag Select(JsonElement on)
    {
        var select = Labelled(new NhsSelect
        {
            Value = on.Str("value"),
            Items = [.. on.Objects("items").Select(item => new SelectListItem(item.Str("text"), item.Str("value"), item.Is("selected"), item.Is("disabled")))],
        }, on);
        return Common(new Tag(select), on);
    }

    public static Tag Radios(JsonElement on) =>
        Choices(new NhsRadios { Value = on.Str("value") }, on, item => Chosen(new NhsRadio(), item));

    public static Tag Checkboxes(JsonElement on) =>
        Choices(new NhsCheckboxes { Values = on.At("values") is null ? null : [.. on.List("values").Select(value => value.GetString()!)] }, on,
            item => Chosen(new NhsCheckbox { Name = item.Str("name"), Exclusive = item.Is("exclusive") || item.Str("behaviour") == "exclusive" }, item));

    private static Tag Choices(ChoiceGroup group, JsonElement on, Func<JsonElement, Tag> one)
    {
        group.Inline = on.Is("inline");
        group.Small = on.Is("small");
        group.Id = on.Str("idPrefix");
        Grouped(group, on);
        var tag = Hinted(new Tag(group).With("class", on.Str("classes")).With("id", on.Str("id")), on);
        More(tag, on);
        foreach (var item in on.Objects("items"))
            tag.Nest(item.Str("divider") is { } divider ? new Tag(new NhsDivider()).Text(divider)
                : one(item).Flag("disabled", item.Is("disabled") || (!item.IsNot("disabled") && on.Is("disabled"))));
        return tag;
    }

    private static Tag Chosen(ChoiceTag choice, JsonElement item)
    {
        choice.Value = item.Str("value");
        choice.Label = item.Words("label") ?? item.Str("text");
        choice.Hint = item.Words("hint");
        choice.Id = item.Str("id");
        choice.Checked = item.At("checked")?.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };
        var tag = new Tag(choice).With("class", item.Str("classes")).Html(item.At("conditional").Str("html"));
        if (item.At("hint").Str("html") is { } html) tag.Nest(new Tag(new NhsHint()).Html(html));
        return More(tag, item);
    }

    /// <summary>Sets what all labelled fields have.</summary>
    private static T Labelled<T>(T field, JsonElement on)
        where T : LabelledField
    {
        var label = on.At("label");
        field.Label = label.Words("heading") ?? on.Words("label");
        field.LabelHeading = label.At("heading") is not null || label.Str("isPageHeading") == "true";
        field.LabelSize = label.At("heading").Str("size") ?? label.Str("size");
        field.LabelClass = label.Str("classes");
        return Field(field, on);
    }

    private static void Grouped(GroupField field, JsonElement on)
    {
        var legend = on.At("fieldset").At("legend");
        field.Legend = legend.Words("heading") ?? on.At("fieldset").Words("legend");
        field.LegendHeading = legend.At("heading") is not null || legend.Str("isPageHeading") == "true";
        field.LegendSize = legend.At("heading").Str("size") ?? legend.Str("size");
        field.LegendClass = legend.Str("classes");
        var id = field.Id;
        Field(field, on);
        field.Id = id;
    }

    private static T Field<T>(T field, JsonElement on)
        where T : Field
    {
        field.Name = on.Str("name");
        field.Id = on.Str("id");
        field.Hint = on.Words("hint");
        field.Error = on.At("errorMessage")?.ValueKind is JsonValueKind.True ? null : on.Words("errorMessage");
        field.GroupClass = on.At("formGroup").Str("classes");
        return field;
    }

    private static Tag Common(Tag tag, JsonElement on) => More(Hinted(tag, on), on)
        .With("class", on.Str("classes")).With("autocomplete", on.Str("autocomplete")).With("spellcheck", on.Str("spellcheck"))
        .With("autocapitalize", on.Str("autocapitalize")).With("pattern", on.Str("pattern")).With("placeholder", on.Str("placeholder"))
        .Flag("disabled", on.Is("disabled")).Html(on.At("formGroup").At("afterInput").Str("html"));

    private static Tag Hinted(Tag tag, JsonElement on) =>
        on.At("hint").Str("html") is { } html ? tag.Nest(new Tag(new NhsHint()).Html(html)) : tag;

    public static Tag More(Tag tag, JsonElement on)
    {
        if (on.At("attributes") is { ValueKind: JsonValueKind.Object } attributes)
            foreach (var attribute in attributes.EnumerateObject())
                tag.With(attribute.Name, attribute.Value.ValueKind == JsonValueKind.String ? attribute.Value.GetString() : attribute.Value.GetRawText());
        return tag;
    }
}
