using Neighbourhood.Kernel;

namespace Neighbourhood.Host;

/// <summary>A line of the header, and the lines that belong to it, for one person.</summary>
internal sealed record MenuGroup(MenuEntry Main, IReadOnlyList<MenuEntry> Under)
{
    /// <summary>What this person may open. A line whose main line they may not open stands by itself.</summary>
    internal static IReadOnlyList<MenuGroup> For(IEnumerable<IModule> modules, CurrentUser user)
    {
        var mine = modules.SelectMany(m => m.Menu).Where(e => user.May(e.Permission)).OrderBy(e => e.Order).ToList();
        var under = mine.Where(e => mine.Exists(main => main.Path == e.Under)).ToLookup(e => e.Under, StringComparer.Ordinal);
        return [.. mine.Where(e => !under[e.Under].Contains(e)).Select(e => new MenuGroup(e, [.. under[e.Path]]))];
    }
}
