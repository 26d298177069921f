using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Door;

/// <summary>A worker opens the register that needs no network: a page without anybody's data, which the browser keeps.</summary>
internal static class OpenDoor
{
    private const string Folder = "familyhubs/door/";

    /// <summary>Read before the page is there, or by the browser itself: neither is a module of it.</summary>
    private static readonly string[] Apart = ["app.js", "worker.js"];

    [Anyone("it holds nobody's data, and must open without a network; whatever it asks for is checked where it is answered")]
    internal sealed class Page : PageModel
    {
        /// <summary>Another one for any change in what the browser keeps: then it fetches all of it anew.</summary>
        public string Version { get; private set; } = "";

        /// <summary>The modules, by the names under which they import one another.</summary>
        public IReadOnlyList<string> Modules { get; private set; } = [];

        public void OnGet()
        {
            var files = Files(HttpContext.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>());
            (Version, Modules) = (VersionOf(files.Select(f => f.Url)), ModulesOf(files.Select(f => f.Name)));
        }
    }

    /// <summary>What belongs to the page, each by its plain name and by the address that names its content.</summary>
    internal static IReadOnlyList<(string Name, string Url)> Files(IEnumerable<ResourceAsset>? assets) =>
    [
        .. (assets ?? []).Select(a => (Name: a.Properties?.FirstOrDefault(p => p.Name == "label")?.Value, a.Url))
            .Where(f => f.Name?.StartsWith(Folder, StringComparison.Ordinal) == true || f.Name is "design/neighbourhood.css" or "design/js-enabled.js")
            .Select(f => (f.Name!, f.Url)).Distinct().OrderBy(f => f.Item1, StringComparer.Ordinal),
    ];

    internal static string VersionOf(IEnumerable<string> urls) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', urls.Order(StringComparer.Ordinal)))))[..16];

    internal static IReadOnlyList<string> ModulesOf(IEnumerable<string> names) =>
        [.. names.Where(n => n.EndsWith(".js", StringComparison.Ordinal) && n.StartsWith(Folder, StringComparison.Ordinal) && !Apart.Contains(n[Folder.Length..])).Select(n => "/" + n)];
}
