using System.Text.Encodings.Web;
using System.Text.Json;

namespace Neighbourhood.Design.Tests;

/// <summary>Turns the options of everything but form fields into what a page writes.</summary>
internal static class BlockAdapters
{
    public static Tag Button(JsonElement on) => Outer(new Tag(new NhsButton
    {
        Variant = on.Str("variant"),
        Href = on.Str("type") is null ? on.Str("href") : null,
        Type = on.Str("type") ?? "submit",
        Small = on.Is("small"),
        Disabled = on.Is("disabled"),
        Icon = on.At("icon").Str("name") ?? on.Str("icon"),
        IconEnd = on.At("icon").Str("placement") == "end",
        // Ours prevents a double click unless told; a type that is not submit keeps it from doing so.
        PreventDoubleClick = on.At("preventDoubleClick") is null ? null : on.Is("preventDoubleClick"),
    }), on).With("name", on.Str("name")).With("value", on.Str("value")).With("aria-label", on.Str("ariaLabel")).Html(Inner(on));

    public static Tag InsetText(JsonElement on) => Outer(new Tag(new NhsInsetText()), on).Html(Paragraph(on, "<p>"));

    public static Tag Details(JsonElement on) =>
        Outer(new Tag(new NhsDetails { Summary = on.Words("summary") ?? "", Open = on.Is("open") }), on).Html(Inner(on));

    public static Tag Tag(JsonElement on) => Outer(new Tag(new NhsTag
    {
        Colour = on.IsNot("colour") ? "none" : on.Str("classes")?.Contains("nhsuk-tag--", StringComparison.Ordinal) == true ? null : on.Str("colour"),
        Border = !on.IsNot("border"),
    }), on).Html(Inner(on));

    public static Tag BackLink(JsonElement on) =>
        Outer(new Tag(new NhsBackLink { Href = on.Str("href") ?? "#" }), on, "nhsuk-back-link").Html(Inner(on));

    public static Tag ActionLink(JsonElement on) =>
        Outer(new Tag(new NhsActionLink { Href = on.Str("href") ?? "#" }), on, "nhsuk-action-link").Html(Inner(on));

    public static Tag Fieldset(JsonElement on)
    {
        var legend = on.At("legend");
        return Outer(new Tag(new NhsFieldset
        {
            Legend = legend.Words("heading") ?? on.Words("legend"),
            LegendHeading = legend.At("heading") is not null,
            LegendSize = legend.Str("size"),
        }), on).Html(Inner(on));
    }

    public static Tag Panel(JsonElement on) => Outer(new Tag(new NhsPanel
    {
        Heading = on.Words("heading") ?? on.Str("titleText") ?? "",
        HeadingLevel = Level(on, 1),
        HeadingSize = on.At("heading").Str("size"),
        Interruption = on.Str("variant") == "interruption",
    }), on).Html(Inner(on));

    public static Tag NotificationBanner(JsonElement on) => Outer(new Tag(new NhsNotificationBanner
    {
        Variant = on.Str("variant") ?? on.Str("type"),
        Title = on.Words("title") ?? on.Str("titleText"),
        TitleId = on.At("title").Str("id") ?? on.Str("titleId") ?? "nhsuk-notification-banner-title",
        Heading = on.Words("heading"),
        Text = on.Str("html") is null ? on.Str("text") : null,
        AutoFocus = on.At("disableAutoFocus") is null ? null : !on.Is("disableAutoFocus"),
    }), on).With("role", on.Str("role")).Html(on.Str("html"));

    public static Tag WarningCallout(JsonElement on) =>
        Outer(new Tag(new NhsWarningCallout { Heading = on.Words("heading") ?? "", HeadingLevel = Level(on, 3) }), on)
            .Html(Paragraph(on, """<p class="nhsuk-card__description">"""));

    public static Tag Card(JsonElement on)
    {
        var card = Outer(new Tag(new NhsCard
        {
            Heading = on.Words("heading"),
            HeadingLevel = Level(on, 2),
            HeadingSize = on.At("heading").Str("size") ?? on.Str("headingSize"),
            Variant = on.Str("variant") ?? on.Str("type"),
            Href = on.Str("href"),
            Clickable = on.Is("clickable"),
            Description = on.Words("description"),
        }), on).Html(on.At("description").Str("html") ?? on.Str("descriptionHtml") ?? on.Str("html"));
        return Actions(card, on);
    }

    /// <summary>"As a card" is a card around it, when a page is written.</summary>
    public static Tag Carded(Tag inner, JsonElement on) =>
        on.At("card") is { ValueKind: JsonValueKind.Object or JsonValueKind.True } card ? Card(card).Nest(inner) : inner;

    public static Tag Breadcrumb(JsonElement on)
    {
        var nav = Outer(new Tag(new NhsBreadcrumb()), on, "nhsuk-breadcrumb");
        foreach (var item in on.Objects("items"))
            nav.Nest(FieldAdapters.More(new Tag(new NhsCrumb { Href = item.Str("href") ?? "#" }), item).Html(Inner(item)));
        return nav;
    }

    /// <summary>The page's nhs-action in a card or a row.</summary>
    public static Tag Actions(Tag parent, JsonElement on)
    {
        var items = on.At("actions") is { ValueKind: JsonValueKind.Array } ? on.Objects("actions") : on.At("actions")?.Objects("items") ?? [];
        foreach (var item in items)
            parent.Nest(FieldAdapters.More(new Tag(new NhsAction { Href = item.Str("href") ?? "#", HiddenText = item.Str("visuallyHiddenText") ?? "" }), item)
                .With("class", item.Str("classes")).Html(Inner(item)));
        return parent;
    }

    public static string? Inner(JsonElement on) => on.Str("html") ?? (on.Str("text") is { } text ? HtmlEncoder.Default.Encode(text) : null);

    public static Tag Outer(Tag tag, JsonElement on, string? reverse = null)
    {
        if (reverse is not null && on.Str("variant") == "reverse") tag.With("class", $"{reverse}--reverse");
        return FieldAdapters.More(tag.With("class", on.Str("classes")).With("id", on.Str("id")), on);
    }

    private static string? Paragraph(JsonElement on, string opening) => on.Str("html") ?? (Inner(on) is { } text ? $"{opening}{text}</p>" : null);

    private static int Level(JsonElement on, int otherwise) =>
        int.TryParse(on.At("heading").Str("level") ?? on.Str("headingLevel"), out var level) ? level : otherwise;
}
