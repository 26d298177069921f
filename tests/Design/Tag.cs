using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Neighbourhood.Design.Tests;

/// <summary>A tag helper with what a page would write on it and in it, rendered without a page.</summary>
internal sealed class Tag(TagHelper helper)
{
    private readonly TagHelperAttributeList _attributes = [];
    private readonly List<object> _nested = [];

    public Tag With(string name, string? value)
    {
        if (value is not null) _attributes.Add(name, value);
        return this;
    }

    public Tag Flag(string name, bool on)
    {
        if (on) _attributes.Add(new TagHelperAttribute(name));
        return this;
    }

    public Tag Html(string? html)
    {
        if (html is not null) _nested.Add(new HtmlString(html));
        return this;
    }

    public Tag Text(string? text)
    {
        if (text is not null) _nested.Add(text);
        return this;
    }

    public Tag Nest(Tag? tag)
    {
        if (tag is not null) _nested.Add(tag);
        return this;
    }

    public async Task<string> Render()
    {
        using var writer = new StringWriter();
        (await Run(new Dictionary<object, object>())).WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    private async Task<TagHelperOutput> Run(IDictionary<object, object> items)
    {
        var context = new TagHelperContext(_attributes, new Dictionary<object, object>(items), Guid.NewGuid().ToString());
        var output = new TagHelperOutput("tag", new TagHelperAttributeList(_attributes), (_, _) => Inner(context.Items));
        output.Content.Clear();
        helper.Init(context);
        await helper.ProcessAsync(context, output);
        return output;
    }

    private async Task<TagHelperContent> Inner(IDictionary<object, object> items)
    {
        var content = new DefaultTagHelperContent();
        foreach (var part in _nested)
        {
            if (part is Tag tag) content.AppendHtml(await tag.Run(items));
            else if (part is HtmlString html) content.AppendHtml(html);
            else content.Append((string)part);
        }
        return content;
    }
}
