using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Neighbourhood.EndToEnd.Browser;

/// <summary>
/// axe-core as its package brings it, run in the page as it stands. The package's own way gathers frames of other origins in a page that it opens
/// for that, and takes four times as long; no page of ours has a frame, and one that had would fail here.
/// </summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>WCAG 2.2 at A and AA, and what the rules' makers hold to be good practice.</summary>
    private static readonly string[] Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <param name="Passes">How many rules were met.</param>
    internal sealed record Found(IReadOnlyList<Violation> Violations, int Passes, int Frames);

    /// <param name="Nodes">The markup of each element that breaks the rule.</param>
    internal sealed record Violation(string Id, string Help, IReadOnlyList<string> Nodes);

    /// <summary>Every page that is opened from now on has it from its beginning: half a megabyte goes to the browser once, and not again for each of a walk's pages.</summary>
    internal static Task IsIn(IPage page) => page.AddInitScriptAsync(Script);

    internal static async Task<Found> Run(IPage page)
    {
        // Once for a page as it was loaded, not again for its other width.
        if (!await page.EvaluateAsync<bool>("'axe' in window")) await page.EvaluateAsync(Script);
        // Every rule runs on every element; of what passes, axe describes one element of each rule instead of all.
        var found = await page.EvaluateAsync<string>("""
            async tags => {
                // A page that its script draws is there before its heading is.
                for (let tries = 0; !document.querySelector('h1') && tries < 150; tries++) await new Promise(later => setTimeout(later, 100));
                const found = await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
                return JSON.stringify({
                    violations: found.violations.map(v => ({ id: v.id, help: v.help, nodes: v.nodes.map(n => n.html) })),
                    passes: found.passes.length,
                    frames: document.querySelectorAll('iframe, frame, object').length,
                });
            }
            """, Tags);
        return JsonSerializer.Deserialize<Found>(found, Json)!;
    }
}
