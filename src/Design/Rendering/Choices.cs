using Microsoft.AspNetCore.Html;

namespace Neighbourhood.Design;

/// <summary>One radio or checkbox, or a divider between them.</summary>
internal sealed record Choice(string? Value, string? Label)
{
    public string? Divider { get; init; }
    public string? Name { get; init; }
    public string? Id { get; init; }
    public IHtmlContent? Hint { get; init; }
    public IHtmlContent? Conditional { get; init; }
    public bool? Checked { get; init; }
    public string? Behaviour { get; init; }
    public IReadOnlyList<KeyValuePair<string, string?>> Attributes { get; init; } = [];
}

/// <summary>What nested choices hand to the group that they belong to.</summary>
internal sealed class ChoiceSlot
{
    public List<Choice> Choices { get; } = [];
}

/// <summary>Radios and checkboxes are the same but for a word.</summary>
internal static class Choices
{
    public static IHtmlContent Render(string kind, FieldState state, IReadOnlyList<Choice> choices, string? describedBy = null)
    {
        var all = new HtmlContentBuilder();
        for (var index = 0; index < choices.Count; index++)
        {
            var choice = choices[index];
            if (choice.Divider is not null)
            {
                all.AppendHtml(El.New("div", $"nhsuk-{kind}__divider").Add(choice.Divider));
                continue;
            }
            // The first has the field's own id: it is what an error links to.
            One(all, kind, state, choice, choice.Id ?? (index == 0 ? state.Id : $"{state.Id}-{index + 1}"), describedBy);
        }
        return all;
    }

    private static void One(HtmlContentBuilder all, string kind, FieldState state, Choice choice, string id, string? describedBy)
    {
        var on = choice.Checked ?? (choice.Value is not null && state.Values.Contains(choice.Value, StringComparer.OrdinalIgnoreCase));
        var hintId = choice.Hint is null ? null : $"{id}-item-hint";
        var conditionalId = choice.Conditional is null ? null : $"conditional-{id}";

        all.AppendHtml(El.New("div", $"nhsuk-{kind}__item")
            .Add(El.New("input", $"nhsuk-{kind}__input", id).Attr("name", choice.Name ?? state.Name)
                .Attr("type", kind == "radios" ? "radio" : "checkbox").Exactly("value", choice.Value ?? "")
                .Flag("checked", on)
                .Attr("data-behaviour", choice.Behaviour)
                .Attr("data-aria-controls", conditionalId)
                .Attr("aria-describedby", El.Css(describedBy, hintId)).Also(choice.Attributes))
            .Add(Parts.Label(new Caption(choice.Label, Css: $"nhsuk-{kind}__label"), id))
            .Add(choice.Hint is null ? null : Parts.Hint(hintId, choice.Hint, $"nhsuk-{kind}__hint")));

        if (choice.Conditional is not null)
            all.AppendHtml(El.New("div", El.Css($"nhsuk-{kind}__conditional", on ? null : $"nhsuk-{kind}__conditional--hidden"), conditionalId)
                .Add(choice.Conditional));
    }
}
