using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Xunit;

namespace Neighbourhood.EndToEnd.Browser;

/// <summary>Every page that links lead to, from the first page on.</summary>
internal static class Walk
{
    private const int PagesAtMost = 400;

    /// <param name="ofEachShape">A list of fifty meetings has fifty of the same: so many of each shape of address are opened.</param>
    internal static async Task<IReadOnlyList<Answer>> All(Session session, int ofEachShape)
    {
        var (queue, seen, shapes, pages) = (new Queue<string>(["/"]), new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal), new List<Answer>());
        while (queue.TryDequeue(out var path) && pages.Count < PagesAtMost)
        {
            if (!seen.Add(path)) continue;
            var shape = Shape(path);
            if (shapes.GetValueOrDefault(shape) >= ofEachShape) continue;
            var answer = await session.Get(path);
            Assert.True(answer.Status < 500, $"{answer.Status} {path}");
            if (answer.Status != 200 || !answer.IsPage) continue; // a file, as a calendar, leads nowhere
            shapes[shape] = shapes.GetValueOrDefault(shape) + 1;
            pages.Add(answer);
            foreach (var form in answer.Forms.Where(f => f.Method == "post"))
                Assert.True(form.QuerySelectorAll("input[name=__RequestVerificationToken]").Length == 1, $"{path}: the form to {form.Action(path)} must carry one token");
            foreach (var link in answer.Links.Where(l => !l.StartsWith("/design/", StringComparison.Ordinal))) queue.Enqueue(link);
        }
        Assert.True(pages.Count < PagesAtMost, "There are more pages than this walk opens.");
        return pages;
    }

    internal static string Shape(string path) => string.Join('/', path.Split('?')[0].Split('/').Select(part => part.Length == 36 ? "*" : part));

    /// <summary>
    /// What pages have in common that differ in nothing but their words: a setting's key in the address is an id too, and two hundred settings have pages of five kinds, which their inputs tell.
    /// </summary>
    internal static string Kind(Answer page) =>
        string.Join('/', Shape(page.Path).Split('/').Select(part => part.Contains('.', StringComparison.Ordinal) ? "*" : part)) + string.Join(';', page.Forms.Select(Inputs));

    /// <summary>The names and kinds of what a form sends.</summary>
    private static string Inputs(IHtmlFormElement form) => string.Join(',', form.Elements.OfType<IElement>().Select(e => $"{e.GetAttribute("name")} {e.LocalName} {e.GetAttribute("type")}").Where(e => !e.StartsWith("__", StringComparison.Ordinal)).Distinct());

    internal static string Names(IHtmlFormElement form) => string.Join(',', form.Values().Keys.Where(k => !k.StartsWith("__", StringComparison.Ordinal)));
}
