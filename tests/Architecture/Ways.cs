using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Neighbourhood.Architecture;

/// <summary>What one module does that reaches another: asks, requests, gathers, tells, or sends a person to a page.</summary>
/// <param name="What">The message, or the page's address.</param>
/// <param name="Message">The message's full name; null for a page.</param>
/// <param name="By">Where it begins, by the names of files.</param>
/// <param name="At">Who answers or hears.</param>
public sealed record Way(string From, string To, string Kind, string What, string? Message, IReadOnlyList<string> By, IReadOnlyList<string> At);

/// <summary>Every way between the modules of a house, read from the code; and its picture.</summary>
public static partial class Ways
{
    public const string Asks = "asks";
    public const string Requests = "requests";
    public const string Gathers = "gathers";
    public const string Tells = "tells";
    public const string Leads = "leads to";

    public static IReadOnlyList<Way> Of(House house)
    {
        var made = house.Modules.ToDictionary(m => m.Name, m => m.Types.SelectMany(t => Il.Instructions(t).Where(i => i.OpCode == OpCodes.Newobj)
            .Select(i => (Message: ((MethodReference)i.Operand).DeclaringType.FullName, By: Il.Outermost(t).Name))).ToLookup(x => x.Message, x => x.By, StringComparer.Ordinal), StringComparer.Ordinal);
        var handled = house.Modules.ToDictionary(m => m.Name, m => m.Types.SelectMany(t => Il.Handles(t).Select(h => (Message: h.Message.FullName, By: Il.Outermost(t).Name)))
            .ToLookup(x => x.Message, x => x.By, StringComparer.Ordinal), StringComparer.Ordinal);
        var found = new List<Way>();
        foreach (var owner in house.Modules)
            foreach (var type in owner.Contracts.Where(t => Il.Message(t) is "query" or "fact" or "request" or "gather" or "event"))
                foreach (var from in house.Modules.Where(m => made[m.Name].Contains(type.FullName)))
                    foreach (var to in house.Modules.Where(m => m.Name != from.Name && handled[m.Name].Contains(type.FullName)))
                        found.Add(new(from.Name, to.Name, Kind(type), Il.Say(type), type.FullName, Sorted(made[from.Name][type.FullName]), Sorted(handled[to.Name][type.FullName])));
        foreach (var from in house.Modules)
            foreach (var to in house.Modules.Where(m => m.Name != from.Name))
                foreach (var page in Addresses(from, to).GroupBy(a => a.Address, a => a.By, StringComparer.Ordinal))
                    found.Add(new(from.Name, to.Name, Leads, page.Key, null, Sorted(page), []));
        return [.. found.OrderBy(w => w.From, StringComparer.Ordinal).ThenBy(w => w.To, StringComparer.Ordinal).ThenBy(w => w.Kind, StringComparer.Ordinal).ThenBy(w => w.What, StringComparer.Ordinal)];
    }

    /// <summary>The picture of the journeys, and the table of every way between two of them.</summary>
    internal static string Journeys(House house, string head)
    {
        var ways = Of(house);
        var journeys = house.Modules.Where(m => !m.IsCore).Select(m => m.Name).ToList();
        var among = ways.Where(w => journeys.Contains(w.From) && journeys.Contains(w.To)).ToList();
        var text = new StringBuilder($"# How the journeys meet\n\n{head}\n\nEach way on which one journey reaches another: an arrow from who asks to who answers (thick where whoever has an answer gives it), a dotted one from who tells to who hears, and one with a round end where a person is led to a page of the other's. Rule 28 finds no other: no reference but to contracts, no table of the other's, nothing shared that could be changed, no service of the other's. What passes to and from the core is drawn in [module-map.md](module-map.md).\n\n```mermaid\ngraph LR\n");
        foreach (var name in journeys) text.Append(CultureInfo.InvariantCulture, $"  {name}[{name}]\n");
        foreach (var arrow in among.GroupBy(w => (w.From, w.To, Line(w.Kind))))
            text.Append(CultureInfo.InvariantCulture, $"  {arrow.Key.From} {arrow.Key.Item3}|{string.Join("<br/>", arrow.Select(w => w.Kind == Leads ? $"#quot;{w.What}#quot;" : w.What))}| {arrow.Key.To}\n");
        text.Append("```\n\n## Between two journeys\n\n| from | way | what | to | from which use case | answered or heard by |\n|---|---|---|---|---|---|\n");
        foreach (var way in among)
            text.Append(CultureInfo.InvariantCulture, $"| {way.From} | {way.Kind} | {way.What} | {way.To} | {string.Join(", ", way.By)} | {string.Join(", ", way.At)} |\n");
        text.Append(CultureInfo.InvariantCulture, $"\n## Between all modules\n\nHow many messages of each way, from the module of the line to that of the column.\n\n| | {string.Join(" | ", house.Modules.Select(m => m.Name))} |\n|---|{string.Concat(house.Modules.Select(_ => "---|"))}\n");
        foreach (var from in house.Modules)
            text.Append(CultureInfo.InvariantCulture, $"| **{from.Name}** | {string.Join(" | ", house.Modules.Select(to => Cell(ways.Where(w => w.From == from.Name && w.To == to.Name))))} |\n");
        return text.ToString();
    }

    private static string Cell(IEnumerable<Way> ways) => string.Join(", ", ways.GroupBy(w => w.Kind, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count().ToString(CultureInfo.InvariantCulture)}"));

    private static string Line(string kind) => kind switch { Gathers => "==>", Tells => "-.->", Leads => "--o", _ => "-->" };

    private static string Kind(TypeDefinition type) => Il.Message(type) switch { "request" => Requests, "gather" => Gathers, "event" => Tells, _ => Asks };

    /// <summary>The other's pages that stand in this one's code, compiled pages too: "/mdt/cases".</summary>
    private static IEnumerable<(string Address, string By)> Addresses(ModuleFacts from, ModuleFacts to) =>
        from type in @from.Types
        from literal in Il.Literals(type)
        from Match match in Address().Matches(literal)
        where match.Groups["module"].Value == to.Prefix
        select ($"/{to.Prefix}{match.Groups["rest"].Value.TrimEnd('/')}", Page(@from.Name, Il.Outermost(type).Name));

    /// <summary>A compiled page is named by its path, as Mdt_Cases_ViewCase: it is said as its file is.</summary>
    private static string Page(string module, string type) => type.StartsWith(module + "_", StringComparison.Ordinal) ? type.Split('_')[^1] : type;

    private static List<string> Sorted(IEnumerable<string> names) => [.. names.Select(n => n.Split('`')[0]).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex("(?<![A-Za-z0-9/_.-])/(?<module>[a-z]+)(?<rest>(/[a-z][a-z0-9-]*)*)(?=[/\"?#]|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Address();
}
