using Neighbourhood.Kernel;

namespace Neighbourhood.Host;

/// <summary>A line of the header, and the lines that belong to it, for one person.</summary>
internal sealed record MenuGroup(MenuEntry Main, IReadOnlyList<MenuEntry> Under)
{
    /// <summary>What this person may open. A line whose main line they may not open stands by itself, with the lines that belong to it.</summary>
    internal static IReadOnlyList<MenuGroup> For(IEnumerable<IModule> modules, CurrentUser user)
    {
        var mine = modules.SelectMany(m => m.Menu).Where(e => user.May(e.Permission)).OrderBy(e => e.Order).ToList();
        MenuEntry Main(MenuEntry line) => mine.Find(main => main.Path == line.Under) is { } above ? Main(above) : line;
        var under = mine.Where(e => Main(e) != e).ToLookup(Main);
        return [.. mine.Where(e => Main(e) == e).Select(e => new MenuGroup(e, [.. under[e]]))];
    }
}
