using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Neighbourhood.Design;

/// <summary>Where this page stands; nest nhs-crumb, from the top down, without the page itself.</summary>
[HtmlTargetElement("nhs-breadcrumb")]
public sealed class NhsBreadcrumb : TagHelper
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var slot = new CrumbSlot();
        context.Items[typeof(CrumbSlot)] = slot;
        await output.GetChildContentAsync();

        var list = El.New("ol", "nhsuk-breadcrumb__list");
        foreach (var (href, words, more) in slot.Crumbs)
            list.Add(El.New("li", "nhsuk-breadcrumb__list-item").Add(El.New("a", "nhsuk-breadcrumb__link").Attr("href", href).Also(more).Add(words)));
        var nav = El.New("nav", "nhsuk-breadcrumb").Attr("aria-label", "Breadcrumb").Also(output.Attributes.Plain()).Add(list);
        if (slot.Crumbs is [.., var (last, name, same)])
            nav.Add(El.New("a", "nhsuk-back-link").Attr("href", last).Also(same).Add(El.Hidden("Back to ")).Add(name));
        output.Become(nav);
    }
}

/// <summary>A page above this one.</summary>
[HtmlTargetElement("nhs-crumb", ParentTag = "nhs-breadcrumb")]
public sealed class NhsCrumb : TagHelper
{
    /// <summary>Where it leads.</summary>
    [HtmlAttributeName("href")]
    public string Href { get; set; } = "#";

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        ((CrumbSlot)context.Items[typeof(CrumbSlot)]).Crumbs.Add((Href, new HtmlString(content.GetContent().Trim()), output.Attributes.Plain()));
        output.SuppressOutput();
    }
}

internal sealed class CrumbSlot
{
    public List<(string Href, IHtmlContent Words, List<KeyValuePair<string, string?>> More)> Crumbs { get; } = [];
}

/// <summary>Pages of a list (page, pages, href with {0}), or the page before and after with their names.</summary>
[HtmlTargetElement("nhs-pagination", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NhsPagination : TagHelper
{
    /// <summary>The page shown, from 1.</summary>
    [HtmlAttributeName("page")]
    public int Page { get; set; } = 1;

    /// <summary>How many there are; with fewer than two nothing shows.</summary>
    [HtmlAttributeName("pages")]
    public int Pages { get; set; }

    /// <summary>The address of a page, with {0} for its number.</summary>
    [HtmlAttributeName("href")]
    public string Href { get; set; } = "?page={0}";

    /// <summary>The page before, where there are no numbers.</summary>
    [HtmlAttributeName("previous-href")]
    public string? PreviousHref { get; set; }

    /// <summary>Its name.</summary>
    [HtmlAttributeName("previous-label")]
    public string? PreviousLabel { get; set; }

    /// <summary>The page after, where there are no numbers.</summary>
    [HtmlAttributeName("next-href")]
    public string? NextHref { get; set; }

    /// <summary>Its name.</summary>
    [HtmlAttributeName("next-label")]
    public string? NextLabel { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Pages < 2 && PreviousHref is null && NextHref is null)
        {
            output.SuppressOutput();
            return;
        }
        var nav = El.New("nav", El.Css("nhsuk-pagination", Pages > 1 ? "nhsuk-pagination--numbered" : null))
            .Attr("role", "navigation").Attr("aria-label", "Pagination").Also(output.Attributes.Plain());
        output.Become(Pages > 1 ? Numbered(nav) : Named(nav));
    }

    private TagBuilder Numbered(TagBuilder nav)
    {
        if (Page > 1)
            nav.Add(El.New("a", "nhsuk-pagination__previous").Attr("href", To(Page - 1)).Attr("rel", "prev").Add(Icon.Named("arrow-left")).Add(Title("Previous")));
        var list = El.New("ul", "nhsuk-pagination__list");
        var before = 0;
        foreach (var number in Shown())
        {
            if (number > before + 1) list.Add(El.New("li", "nhsuk-pagination__item nhsuk-pagination__item--ellipsis").Add("\u22EF"));
            before = number;
            var current = number == Page;
            list.Add(El.New("li", El.Css("nhsuk-pagination__item", current ? "nhsuk-pagination__item--current" : null))
                .Add(El.New("a", "nhsuk-pagination__link").Attr("href", To(number)).Attr("aria-label", $"Page {Digits(number)}")
                    .Attr("aria-current", current ? "page" : null).Add(Digits(number))));
        }
        nav.Add(list);
        if (Page < Pages)
            nav.Add(El.New("a", "nhsuk-pagination__next").Attr("href", To(Page + 1)).Attr("rel", "next").Add(Title("Next")).Add(Icon.Named("arrow-right")));
        return nav;
    }

    /// <summary>The first, the last, and those around the one shown.</summary>
    private IEnumerable<int> Shown()
    {
        for (var number = 1; number <= Pages; number++)
            if (number == 1 || number == Pages || Math.Abs(number - Page) <= 2) yield return number;
    }

    private TagBuilder Named(TagBuilder nav) => nav.Add(El.New("ul", "nhsuk-list nhsuk-pagination__list")
        .Add(Way("previous", "prev", PreviousHref, "Previous", PreviousLabel, "arrow-left"))
        .Add(Way("next", "next", NextHref, "Next", NextLabel, "arrow-right")));

    private static TagBuilder? Way(string way, string rel, string? href, string words, string? label, string icon) =>
        href is null ? null : El.New("li", $"nhsuk-pagination-item--{way}")
            .Add(El.New("a", $"nhsuk-pagination__link nhsuk-pagination__link--{rel}").Attr("href", href).Attr("rel", rel).Add(Title(words))
                .Add(label is null ? null : El.All(El.Hidden(":"), El.New("span", "nhsuk-pagination__page").Add(label)))
                .Add(Icon.Named(icon)));

    private static TagBuilder Title(string words) => El.New("span", "nhsuk-pagination__title").Add(words).Add(El.Hidden(" page"));

    private string To(int number) => Href.Replace("{0}", Digits(number), StringComparison.Ordinal);

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
