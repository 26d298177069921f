using System.Globalization;
using System.Text;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Neighbourhood.Kernel;

namespace Neighbourhood.Architecture;

/// <summary>The pictures and lists of architecture/ that are read from the code.</summary>
internal static class Generated
{
    private const string Head = "Written by the tests from the code: `NEIGHBOURHOOD_WRITE=1 dotnet test tests/Architecture`.";

    /// <summary>Each file with what it should say.</summary>
    internal static IEnumerable<(string Path, string Text)> Files(House house) =>
    [
        ("architecture/module-map.md", ModuleMap(house)),
        ("architecture/events.md", Events(house)),
        ("architecture/tables.md", Tables(house)),
        ("architecture/permissions.md", Permissions(house)),
        ("architecture/contracts.txt", Contracts(house)),
        ("architecture/journeys.md", Ways.Journeys(house, Head)),
    ];

    private static string ModuleMap(House house)
    {
        var text = new StringBuilder($"# Module map\n\n{Head}\n\nAn arrow goes from who asks to who answers; a dotted one from who tells to who hears.\n\n```mermaid\ngraph LR\n");
        foreach (var module in house.Modules) text.Append(CultureInfo.InvariantCulture, $"  {module.Name}{(module.IsCore ? $"([{module.Name}])" : $"[{module.Name}]")}\n");
        foreach (var (from, to, what) in Asks(house)) text.Append(CultureInfo.InvariantCulture, $"  {from} -->|{what}| {to}\n");
        foreach (var (from, to, what) in Tells(house)) text.Append(CultureInfo.InvariantCulture, $"  {from} -.->|{what}| {to}\n");
        text.Append("```\n\nRound: the core, which also takes requests.\n\n| module | asks | tells | hears | tables |\n|---|---|---|---|---|\n");
        var asks = Asks(house).ToLookup(a => a.From, StringComparer.Ordinal);
        var hears = Tells(house).ToLookup(t => t.To, StringComparer.Ordinal);
        foreach (var module in house.Modules)
        {
            var events = module.Contracts.Where(t => Il.Message(t) is "event").Select(t => t.Name).Order(StringComparer.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"| {module.Name} | {Lines(asks[module.Name].Select(a => $"{a.To}: {a.What.Replace("<br/>", ", ", StringComparison.Ordinal)}"))} | {Cell(events)} | {Lines(hears[module.Name].Select(h => $"{h.From}: {h.What.Replace("<br/>", ", ", StringComparison.Ordinal)}"))} | {house.Schema.Tables.Count(t => Owner(t.Name) == module.Prefix)} |\n");
        }
        return text.ToString();
    }

    private static string Owner(string table) => table.Split('_')[0];

    /// <summary>Whose contracts a module's code makes: questions and requests.</summary>
    private static List<(string From, string To, string What)> Asks(House house) =>
    [
        .. from module in house.Modules
           let made = module.Types.SelectMany(Il.Instructions).Where(i => i.OpCode == OpCodes.Newobj).Select(i => ((MethodReference)i.Operand).DeclaringType.FullName).ToHashSet(StringComparer.Ordinal)
           from other in house.Modules
           where module.Name != other.Name
           let asked = other.Contracts.Where(t => Il.Message(t) is "query" or "fact" or "gather" or "request" && made.Contains(t.FullName)).Select(t => t.Name).Order(StringComparer.Ordinal).ToList()
           where asked.Count > 0
           select (module.Name, other.Name, string.Join("<br/>", asked)),
    ];

    private static List<(string From, string To, string What)> Tells(House house) =>
    [
        .. from teller in house.Modules
           from hearer in house.Modules
           where teller.Name != hearer.Name
           let heard = teller.Contracts.Where(t => Il.Message(t) is "event" && Reactions(hearer, t).Any()).Select(t => t.Name).Order(StringComparer.Ordinal).ToList()
           where heard.Count > 0
           select (teller.Name, hearer.Name, string.Join("<br/>", heard)),
    ];

    private static IEnumerable<TypeDefinition> Reactions(ModuleFacts module, TypeDefinition happened) =>
        module.Types.Where(t => Il.Handles(t).Any(h => h.Kind == "event" && h.Message.FullName == happened.FullName));

    private static string Events(House house)
    {
        var text = new StringBuilder($"# Events\n\n{Head}\n\n| event | told by | body | heard by | what it says |\n|---|---|---|---|---|\n");
        foreach (var (module, happened) in house.Modules.SelectMany(m => m.Contracts.Where(t => Il.Message(t) is "event").OrderBy(t => t.Name, StringComparer.Ordinal).Select(t => (m, t))))
        {
            var heard = house.Modules.SelectMany(m => Reactions(m, happened).Select(r => $"{m.Name}: {r.Name}")).Order(StringComparer.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"| {happened.Name}{(Il.Is(happened, "IImmediateEvent") ? " (immediate)" : "")} | {module.Name} | {Escape(Parameters(happened))} | {Lines(heard)} | {module.Summaries.GetValueOrDefault(happened.FullName)} |\n");
        }
        return text.ToString();
    }

    private static string Tables(House house)
    {
        var text = new StringBuilder($"# Tables\n\n{Head}\n\nThe first word of a table's name is its owner; no other module's SQL names it.\n");
        foreach (var owner in house.Schema.Tables.GroupBy(t => Owner(t.Name), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {owner.Key}\n");
            foreach (var table in owner.OrderBy(t => t.Name, StringComparer.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"\n**{table.Name}** ({table.Script})\n\n| column | type | |\n|---|---|---|\n");
                foreach (var column in table.Columns) text.Append(CultureInfo.InvariantCulture, $"| {column.Name} | {column.Type} | {(column.Nullable ? "may be null" : "")} |\n");
            }
        }
        return text.ToString();
    }

    private static string Permissions(House house)
    {
        var text = new StringBuilder($"# Who may do what\n\n{Head}\n\nWhat is not here is denied. A role holds within its scope: the team, site or neighbourhood it was given for, and one's own work.\n");
        var names = Roles.All.ToDictionary(r => r.Code, r => r.Name, StringComparer.Ordinal);
        foreach (var module in house.Modules.Where(m => m.Permissions.Count > 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {module.Name}\n\n| permission | lets a person | roles |\n|---|---|---|\n");
            foreach (var permission in module.Permissions.OrderBy(p => p.Code, StringComparer.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $"| {permission.Code} | {Escape(permission.Says)} | {Cell(permission.Roles.Select(r => names.GetValueOrDefault(r, r)))} |\n");
        }
        text.Append("\n## By role\n\n| role | limited to | permissions |\n|---|---|---|\n");
        foreach (var role in Roles.All)
            text.Append(CultureInfo.InvariantCulture, $"| {role.Name} | {role.Scope.ToString().ToLowerInvariant()} | {Cell(house.Modules.SelectMany(m => m.Permissions).Where(p => p.Roles.Contains(role.Code)).Select(p => p.Code).Order(StringComparer.Ordinal))} |\n");
        return text.ToString();
    }

    private static string Contracts(House house)
    {
        var text = new StringBuilder($"# {Head.Replace("`", "", StringComparison.Ordinal)}\n# Add to a contract, never change it: a new field has a default, a new meaning is a new event.\n");
        foreach (var module in house.Modules)
        {
            text.Append('\n');
            foreach (var type in module.Contracts.Where(t => t.IsPublic || t.IsNestedPublic).OrderBy(Il.Say, StringComparer.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"{module.Name} {(Il.Message(type) is { } kind ? kind + " " : type.IsEnum ? "enum " : "")}{Il.Say(type)}");
                if (type.IsEnum) text.Append(CultureInfo.InvariantCulture, $": {string.Join(", ", type.Fields.Where(f => f.IsLiteral).Select(f => f.Name))}");
                else text.Append(CultureInfo.InvariantCulture, $"({Parameters(type)})");
                if (Answer(type) is { } answer) text.Append(CultureInfo.InvariantCulture, $" -> {Name(answer)}");
                text.Append('\n');
            }
        }
        return text.ToString();
    }

    private static TypeReference? Answer(TypeDefinition type) =>
        new[] { "ICommand", "IRequestOf", "IQuery", "IFact", "IGather" }.SelectMany(i => Il.Implements(type, i)).Select(a => a.Count > 0 ? a[0] : null).FirstOrDefault();

    private static string Parameters(TypeDefinition type)
    {
        var constructor = type.Methods.Where(m => m.IsConstructor && m.IsPublic && !m.IsStatic).OrderByDescending(m => m.Parameters.Count).FirstOrDefault();
        return string.Join(", ", (constructor?.Parameters ?? []).Select(p => $"{Name(p.ParameterType)} {p.Name}{(p.IsOptional ? " = …" : "")}"));
    }

    private static string Name(TypeReference type) => type switch
    {
        GenericInstanceType { ElementType.FullName: "System.Nullable`1" } nullable => Name(nullable.GenericArguments[0]) + "?",
        GenericInstanceType generic => $"{generic.ElementType.Name.Split('`')[0]}<{string.Join(", ", generic.GenericArguments.Select(Name))}>",
        { FullName: "System.String" } => "string",
        { FullName: "System.Boolean" } => "bool",
        { FullName: "System.Int32" } => "int",
        { FullName: "System.Int64" } => "long",
        { FullName: "System.Decimal" } => "decimal",
        { DeclaringType: not null } => Il.Say(type),
        _ => type.Name,
    };

    private static string Cell(IEnumerable<string> parts) => string.Join(", ", parts);

    private static string Lines(IEnumerable<string> parts) => string.Join("<br/>", parts);

    private static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
