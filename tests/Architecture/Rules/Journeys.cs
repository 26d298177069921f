using System.Text.RegularExpressions;
using Mono.Cecil;

namespace Neighbourhood.Architecture.Rules;

/// <summary>The card's journeys: whatever passes between two of them is on the map of who asks, tells and hears (architecture/journeys.md), and nothing else does.</summary>
public sealed partial class Rule_28_The_journeys_meet_only_as_the_map_shows : Rule
{
    /// <summary>Where one module could leave something for another to find.</summary>
    private static readonly string[] Places =
    [
        "Microsoft.Extensions.Caching.", "Microsoft.AspNetCore.Http.ISession", "System.AppContext", "System.AppDomain", "System.Threading.AsyncLocal",
        "System.Threading.ThreadLocal", "System.Threading.NamedDataStoreSlot", "System.IO.MemoryMappedFiles.", "System.IO.Pipes.",
    ];

    protected override string Because => "a way that is on no map is found only by whoever breaks it, and keeps two journeys from being changed, or taken out, apart";

    protected override int AtLeast => 1000;

    protected override void Look(House house, Findings findings)
    {
        var journeys = house.Modules.Where(m => !m.IsCore).ToList();
        var ways = Ways.Of(house);
        var kernel = house.Kernel.Where(t => t.IsInterface).Select(t => t.FullName).ToHashSet(StringComparer.Ordinal);
        foreach (var from in journeys)
            foreach (var to in journeys.Where(m => m.Name != from.Name))
            {
                References(house, from, to, findings);
                Named(from, to, ways, findings);
                Stored(house, from, to, findings);
                Given(from, to, kernel, findings);
            }
        foreach (var type in journeys.SelectMany(m => m.Types).Where(t => !Il.IsGenerated(t)))
            foreach (var place in Il.Names(type).Select(n => n.FullName).Where(n => Array.Exists(Places, p => n.StartsWith(p, StringComparison.Ordinal))).Distinct(StringComparer.Ordinal))
                findings.Break(Il.Say(type), $"uses {place}, where another journey could find what it leaves");
        Shared(house, findings);
    }

    /// <summary>No reference but to contracts, and no door in the assembly's wall.</summary>
    private static void References(House house, ModuleFacts from, ModuleFacts to, Findings findings)
    {
        if (house.Projects.FirstOrDefault(p => p.Name == from.Name) is { } project)
            findings.See(project.References.Contains(to.Name) || project.Assemblies.Contains("Neighbourhood." + to.Name), from.Name, $"references {to.Name}");
        foreach (var seen in from.Types.Select(t => t.Module.Assembly).Distinct().SelectMany(a => a.CustomAttributes).Where(a => a.AttributeType.Name == "InternalsVisibleToAttribute"))
            findings.See((seen.ConstructorArguments[0].Value as string)?.Split(',')[0] == "Neighbourhood." + to.Name, from.Name, $"lets {to.Name} see what is its own");
    }

    /// <summary>What code names of the other is a message on the map, or a word of one.</summary>
    private static void Named(ModuleFacts from, ModuleFacts to, IReadOnlyList<Way> ways, Findings findings)
    {
        var own = to.Types.Where(t => !Il.IsGenerated(t)).Select(t => t.FullName).ToHashSet(StringComparer.Ordinal);
        var contracts = to.Contracts.ToDictionary(t => t.FullName, StringComparer.Ordinal);
        var met = ways.Where(w => (w.From == from.Name && w.To == to.Name) || (w.From == to.Name && w.To == from.Name)).Select(w => w.Message).OfType<string>().ToHashSet(StringComparer.Ordinal);
        // A gather of the other's own is answered here without being asked there yet.
        met.UnionWith(from.Types.SelectMany(Il.Handles).Where(h => h.Kind == "gather").Select(h => h.Message.FullName));
        var words = Words(met.Where(contracts.ContainsKey).Select(m => contracts[m]), contracts);
        foreach (var type in from.Types)
        {
            findings.See();
            foreach (var named in Il.Names(type).Select(n => n.FullName).Distinct(StringComparer.Ordinal))
            {
                if (own.Contains(named)) findings.Break(Il.Say(type), $"names {named.Split('.', '/')[^1]}, which is {to.Name}'s own");
                else if (contracts.ContainsKey(named) && !words.Contains(named)) findings.Break(Il.Say(type), $"names {named.Split('.')[^1].Replace('/', '.')} of {to.Name} and neither asks nor hears it");
            }
            foreach (var literal in Il.Literals(type).Where(l => l.Contains("Neighbourhood." + to.Name, StringComparison.Ordinal) || l.Contains($"/{to.Name}/", StringComparison.Ordinal) || l.Contains($"/api/{to.Prefix}", StringComparison.Ordinal)))
                findings.Break(Il.Say(type), $"reaches {to.Name} by the text \"{literal.Trim()}\"");
        }
    }

    /// <summary>The messages with what they are nested in and made of: their parameters, answers and the parts of these.</summary>
    private static HashSet<string> Words(IEnumerable<TypeDefinition> messages, Dictionary<string, TypeDefinition> contracts)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<TypeDefinition>(messages);
        while (waiting.TryDequeue(out var type))
        {
            if (!found.Add(type.FullName)) continue;
            foreach (var part in type.Methods.Where(m => m.IsConstructor).SelectMany(m => m.Parameters).Select(p => p.ParameterType)
                .Concat(type.Interfaces.Select(i => i.InterfaceType)).SelectMany(Il.Parts).Select(p => p.FullName).Where(contracts.ContainsKey)) waiting.Enqueue(contracts[part]);
            foreach (var nested in type.NestedTypes.Where(n => n.IsNestedPublic)) waiting.Enqueue(nested);
            if (type.DeclaringType is { } outer) waiting.Enqueue(outer);
        }
        return found;
    }

    /// <summary>No text of one names a table of the other, whether it runs or not; nor does a script.</summary>
    private static void Stored(House house, ModuleFacts from, ModuleFacts to, Findings findings)
    {
        var tables = house.Schema.Tables.Select(t => t.Name).Where(t => t.StartsWith(to.Prefix + "_", StringComparison.Ordinal)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var type in from.Types)
            foreach (var name in Il.Literals(type).SelectMany(l => Word().Matches(l)).Select(m => m.Value).Where(tables.Contains).Distinct())
                findings.Break(Il.Say(type), $"names the table {name}, which is {to.Name}'s");
        foreach (var script in house.Scripts.Where(s => s.Folder == from.Prefix))
            foreach (var name in Word().Matches(script.Text).Select(m => m.Value).Where(tables.Contains).Distinct()) findings.Break(script.Path, $"names the table {name}, which is {to.Name}'s");
    }

    /// <summary>Nobody is given a service of the other's: neither by its type, nor as one of those that every module adds to the program.</summary>
    private static void Given(ModuleFacts from, ModuleFacts to, HashSet<string> kernel, Findings findings)
    {
        var theirs = to.Types.SelectMany(t => t.Interfaces).Select(i => i.InterfaceType).Where(i => i is not GenericInstanceType).Select(i => i.FullName).Where(kernel.Contains).ToHashSet(StringComparer.Ordinal);
        var contracts = to.Contracts.Select(t => t.FullName).ToHashSet(StringComparer.Ordinal);
        foreach (var type in from.Types.Where(t => !Il.IsGenerated(t) && !Il.IsRecord(t)))
        {
            var given = type.Methods.Where(m => m.IsConstructor).SelectMany(m => m.Parameters).Select(p => p.ParameterType)
                .Concat(Il.Calls(type).OfType<GenericInstanceMethod>().Where(m => m.Name.Contains("Service", StringComparison.Ordinal) || m.Name == "CreateInstance").SelectMany(m => m.GenericArguments));
            foreach (var one in given)
            {
                var parts = Il.Parts(one).ToList();
                if (parts.FirstOrDefault(p => theirs.Contains(p.FullName)) is { } each) findings.Break(Il.Say(type), $"is given {each.Name}, which {to.Name} also is");
                else if (parts.Any(p => p.Name.Contains("Handler`", StringComparison.Ordinal) || p.Name == "IWhen`1") && parts.Any(p => contracts.Contains(p.FullName)))
                    findings.Break(Il.Say(type), $"is given what answers in {to.Name}, past the pipeline");
            }
        }
    }

    /// <summary>What all stand on holds nothing that one could set and another read.</summary>
    private static void Shared(House house, Findings findings)
    {
        foreach (var type in house.Kernel.Concat(house.Design).Concat(house.AllContracts).Where(t => !Il.IsGenerated(t) && !t.IsEnum && !t.Name.StartsWith('<')))
        {
            findings.See();
            foreach (var field in type.Fields.Where(f => f is { IsStatic: true, IsLiteral: false, IsPrivate: false }))
                if (!field.IsInitOnly || Rule_19_No_static_mutable_field.CanBeChanged(field)) findings.Break(Il.Say(type), $"shares the static field {field.Name}, which can be changed");
            foreach (var property in type.Properties.Where(p => p.SetMethod is { IsStatic: true, IsPrivate: false })) findings.Break(Il.Say(type), $"shares the static property {property.Name}, which can be set");
        }
    }

    protected override IEnumerable<Canary> Canaries
    {
        get
        {
            var both = House.Empty with
            {
                Modules = [Small.Module("Ways"), Small.Module("WaysOther", "Other")],
                Kernel = Small.Module("WaysKernel").Types,
                Scripts =
                [
                    new FileFacts("db/canary/0001_things.sql", "CREATE TABLE canary_thing (id CHAR(36) NOT NULL, CONSTRAINT canary_thing_pk PRIMARY KEY (id));\nCREATE INDEX canary_thing_other ON other_thing (id);"),
                    new FileFacts("db/other/0001_things.sql", "CREATE TABLE other_thing (id CHAR(36) NOT NULL, CONSTRAINT other_thing_pk PRIMARY KEY (id));"),
                ],
                Projects = [Small.Project("Canary", ["Kernel", "Canary.Contracts", "Other"])],
            };
            return
            [
                new("Canary: references Other", both),
                new("Canary: lets Other see what is its own", both),
                new("CallsTheOther: names Desk, which is Other's own", both),
                new("ReadsTheOther: names the table other_thing, which is Other's", both),
                new("db/canary/0001_things.sql: names the table other_thing", both),
                new("NamesWithoutAsking: names Unasked of Other and neither asks nor hears it", both),
                new("NamesWithoutAsking: names UnaskedWord of Other", both),
                new("FindsByName: reaches Other by the text \"Neighbourhood.Other.Desk\"", both),
                new("FindsByName: reaches Other by the text \"/api/other/things\"", both),
                new("FindsByName: reaches Other by the text \"/Other/Things/_Thing.cshtml\"", both),
                new("IsGiven: is given IPlug, which Other also is", both),
                new("IsGivenAnAnswerer: is given what answers in Other", both),
                new("Leaves: uses System.AppContext", both),
                new("Board: shares the static field Latest", both),
                new("Board: shares the static property Count", both),
            ];
        }
    }

    [GeneratedRegex(@"\b[a-z]+_[a-z_0-9]+\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
