using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Neighbourhood.Design.Tests;

/// <summary>HTML in one written form: the order of attributes and classes and the white space do not count.</summary>
internal static partial class Dom
{
    public static string Canonical(string html)
    {
        var document = new HtmlParser().ParseDocument("<!DOCTYPE html><body></body>");
        var written = new StringBuilder();
        foreach (var node in new HtmlParser().ParseFragment(html, document.Body!)) Write(node, written, 0);
        return written.ToString();
    }

    public static IDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private static void Write(INode node, StringBuilder written, int depth)
    {
        if (node is IText text)
        {
            var words = Blank().Replace(text.Data, " ").Trim();
            if (words.Length > 0) written.Append(' ', depth * 2).AppendLine(words);
            return;
        }
        if (node is not IElement element) return;

        written.Append(' ', depth * 2).Append('<').Append(element.LocalName);
        foreach (var attribute in element.Attributes.OrderBy(attribute => attribute.Name, StringComparer.Ordinal))
            written.Append(' ').Append(attribute.Name).Append("=\"").Append(Value(attribute)).Append('"');
        written.AppendLine(">");
        element.Normalize();
        foreach (var child in element.ChildNodes) Write(child, written, depth + 1);
    }

    private static string Value(IAttr attribute) => attribute.Name == "class"
        ? string.Join(' ', attribute.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal))
        : attribute.Value;

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blank();
}
