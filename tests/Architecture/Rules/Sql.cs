using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Mono.Cecil;

namespace Neighbourhood.Architecture.Rules;

/// <summary>SQL as it stands in a module's code.</summary>
internal static partial class SqlText
{
    [GeneratedRegex(@"^\s*(SELECT|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|WITH\s+\w+.*?\bAS\s*\()\s", RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Begins();

    [GeneratedRegex(@"\bIN\s+(?<list>@\w+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex BareList();

    internal static bool Is(string text) => Begins().IsMatch(text + " ");

    internal static bool Writes(string text) => Regex.IsMatch(text, @"^\s*(INSERT|UPDATE|DELETE|MERGE)\b|\)\s*(INSERT|UPDATE|DELETE)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture) && Is(text);

    /// <summary>The tables that a text names; common table expressions are its own.</summary>
    internal static IReadOnlyList<string> Tables(string sql)
    {
        using var text = new StringReader(BareList().Replace(sql, "IN (${list})"));
        var fragment = new TSql150Parser(initialQuotedIdentifiers: true).Parse(text, out var errors);
        if (errors.Count > 0) return [.. Regex.Matches(sql, @"\b(FROM|JOIN|INTO|UPDATE|TABLE|ON)\s+(?<name>[A-Za-z]\w*)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture).Select(m => m.Groups["name"].Value).Where(n => n.Contains('_'))];
        var names = new Named();
        fragment.Accept(names);
        return [.. names.Tables.Except(names.Ctes, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Each place where a text runs as SQL, with where that text comes from; helpers that hand a parameter on are followed.</summary>
    internal static IReadOnlyList<(TypeDefinition Type, Origin Origin)> Runs(ModuleFacts module) => Read.GetValue(module.Types, _ => [.. Follow(module)]);

    private static readonly ConditionalWeakTable<IReadOnlyList<TypeDefinition>, IReadOnlyList<(TypeDefinition Type, Origin Origin)>> Read = [];

    private static IEnumerable<(TypeDefinition Type, Origin Origin)> Follow(ModuleFacts module)
    {
        var bodies = module.Types.SelectMany(t => t.Methods).Where(m => m.HasBody)
            .Select(m => (Method: m, Written: WrittenOf(m), Stack: new Lazy<IlStack>(() => new IlStack(m, WrittenOf(m))))).ToList();
        var sinks = new HashSet<string>(StringComparer.Ordinal);
        for (var before = -1; before != sinks.Count;)
        {
            before = sinks.Count;
            foreach (var (method, written, stack) in bodies.Where(b => b.Method.Body.Instructions.Any(i => i.Operand is MethodReference called && SqlArgument(called, sinks) >= 0)))
                foreach (var (_, called, arguments) in stack.Value.Calls.Where(c => SqlArgument(c.Method, sinks) >= 0))
                    foreach (var from in arguments[SqlArgument(called, sinks)].OfType<Origin.Parameter>()) sinks.Add(Key(from.Of, from.Index));
        }
        foreach (var (method, written, stack) in bodies)
        {
            if (!method.Body.Instructions.Any(i => i.Operand is MethodReference called && SqlArgument(called, sinks) >= 0)) continue;
            foreach (var (_, called, arguments) in stack.Value.Calls.Where(c => SqlArgument(c.Method, sinks) >= 0))
                foreach (var origin in arguments[SqlArgument(called, sinks)].Where(o => o is not Origin.Parameter)) yield return (method.DeclaringType, origin);
        }
    }

    private static string Key(MethodReference method, int index) => $"{(method is GenericInstanceMethod generic ? generic.ElementMethod.FullName : method.FullName)}#{index}";

    private static int SqlArgument(MethodReference method, HashSet<string> sinks)
    {
        if (method.DeclaringType.FullName == Il.Kernel + "Db" && method.Name is "Query" or "Find" or "Execute" or "ExecuteVersioned" && method.DeclaringType.FullName == Il.Kernel + "Db") return 0;
        for (var i = 0; sinks.Count > 0 && i < method.Parameters.Count; i++)
            if (method.Parameters[i].ParameterType.FullName == "System.String" && sinks.Contains(Key(method, i))) return i;
        return -1;
    }

    /// <summary>The method whose state machine this is.</summary>
    private static MethodDefinition? WrittenOf(MethodDefinition method) =>
        method is { Name: "MoveNext", DeclaringType: { IsNested: true } machine } && machine.Name.StartsWith('<')
            ? machine.DeclaringType.Methods.FirstOrDefault(m => Il.StateMachines(m).Contains(method)) : null;

    private sealed class Named : TSqlFragmentVisitor
    {
        internal HashSet<string> Tables { get; } = new(StringComparer.OrdinalIgnoreCase);

        internal HashSet<string> Ctes { get; } = new(StringComparer.OrdinalIgnoreCase);

        public override void Visit(SchemaObjectName node) => Tables.Add(node.BaseIdentifier.Value);

        public override void Visit(CommonTableExpression node) => Ctes.Add(node.ExpressionName.Value);

        // A type of a column is a name too, and no table.
        public override void ExplicitVisit(SqlDataTypeReference node) { }
    }
}

public sealed class Rule_06_Sql_in_a_module_is_constant_and_names_its_own_tables : Rule
{
    protected override string Because => "a join across modules couples them where no scanner of types sees it, and SQL that is put together can be read by no rule and written to by an attacker";

    protected override int AtLeast => 200;

    protected override void Look(House house, Findings findings)
    {
        foreach (var module in house.Modules)
        {
            foreach (var type in module.Types)
            {
                findings.See();
                foreach (var sql in Il.Literals(type).Where(SqlText.Is))
                    foreach (var table in SqlText.Tables(sql))
                        findings.See(!table.StartsWith(module.Prefix + "_", StringComparison.OrdinalIgnoreCase), Il.Say(type), $"names the table {table}");
            }
            foreach (var (type, origin) in SqlText.Runs(module))
            {
                if (origin is Origin.Literal literal)
                    foreach (var table in SqlText.Tables(literal.Text)) findings.See(!table.StartsWith(module.Prefix + "_", StringComparison.OrdinalIgnoreCase), Il.Say(type), $"names the table {table}");
                else
                    findings.See(true, Il.Say(type), $"runs SQL that is no constant: it comes from {((Origin.Other)origin).What}");
            }
        }
        foreach (var type in house.Host.Concat(house.Design))
            foreach (var sql in Il.Literals(type).Where(SqlText.Is))
                foreach (var table in SqlText.Tables(sql)) findings.See(!table.StartsWith("kernel_", StringComparison.OrdinalIgnoreCase), Il.Say(type), $"names the table {table}, a module's");
    }

    protected override IEnumerable<Canary> Canaries =>
    [
        new("ReadsAnother.Handler: names the table other_thing", Small.House("Sql")),
        new("LowerCase: names the table other_thing", Small.House("Sql")),
        new("Interpolates: runs SQL that is no constant: it comes from", Small.House("Sql")),
        new("Concatenates: runs SQL that is no constant: it comes from String.Concat", Small.House("Sql")),
        new("HandsOn: runs SQL that is no constant", Small.House("Sql")),
        new("names the table other_deep", Small.House("Sql")),
        new("other_thing, a module's", House.Empty with { Host = Small.Module("Sql").Types }),
    ];
}

public sealed class Rule_07_A_script_touches_its_own_prefix_only : Rule
{
    protected override string Because => "the prefix is the owner: whoever changes another module's table breaks its code without a line of it changing";

    protected override int AtLeast => 20;

    protected override void Look(House house, Findings findings)
    {
        foreach (var script in house.Scripts)
        {
            var text = Regex.Replace(script.Text, "--.*", "");
            foreach (var name in SqlText.Tables(text).Concat(Regex.Matches(text, @"\bINDEX\s+(?<name>\w+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture).Select(m => m.Groups["name"].Value)).Concat(
                Regex.Matches(text, @"\bCONSTRAINT\s+(?<name>\w+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture).Select(m => m.Groups["name"].Value)))
                findings.See(!name.StartsWith(script.Folder + "_", StringComparison.OrdinalIgnoreCase), script.Path, $"touches {name}");
            var owners = house.Modules.Select(m => m.Prefix).Append("kernel");
            findings.See(!owners.Contains(script.Folder), script.Path, $"{script.Folder} is no module");
            foreach (var word in new[] { "DEFERRABLE", "RAISE(", "TRIGGER", "PRAGMA" })
                findings.See(text.Contains(word, StringComparison.OrdinalIgnoreCase), script.Path, $"uses {word}, which takes the transaction out of the program's hand");
        }
    }

    protected override IEnumerable<Canary> Canaries =>
    [
        new("touches other_thing", Script("CREATE TABLE canary_a (id INT NOT NULL, CONSTRAINT canary_a_fk FOREIGN KEY (id) REFERENCES other_thing (id));")),
        new("touches other_thing", Script("ALTER TABLE other_thing ADD x INT NULL;")),
        new("touches a_index", Script("CREATE TABLE canary_a (id INT NOT NULL); CREATE INDEX a_index ON canary_a (id);")),
        new("touches other_thing", Script("CREATE TABLE IF NOT EXISTS canary_a (id INT); INSERT INTO other_thing (id) VALUES (1);")),
        new("nowhere is no module", House.Empty with { Scripts = [new("db/nowhere/0001_a.sql", "CREATE TABLE nowhere_a (id INT);")] }),
        new("TRIGGER", Script("CREATE TRIGGER canary_t AFTER INSERT ON canary_a BEGIN SELECT 1; END;")),
    ];

    private static House Script(string sql) => Small.House("Clock") with { Scripts = [new("db/canary/0001_a.sql", sql)] };
}

public sealed class Rule_08_A_script_has_no_suffix_or_both_twins : Rule
{
    protected override string Because => "a script for one engine alone leaves the other without its table";

    protected override void Look(House house, Findings findings)
    {
        foreach (var group in house.Scripts.GroupBy(s => (s.Folder, Key: Path.GetFileName(s.Path).Split('.')[0])))
        {
            var suffixes = group.Select(s => Path.GetFileNameWithoutExtension(s.Path).Split('.').ElementAtOrDefault(1) ?? "").Order(StringComparer.Ordinal).ToList();
            findings.See(!suffixes.SequenceEqual([""]) && !suffixes.SequenceEqual(["sqlite", "sqlserver"]), $"{group.Key.Folder}/{group.Key.Key}", $"has {(suffixes is [""] ? "" : string.Join(" and ", suffixes))} alone");
            findings.See(!Regex.IsMatch(group.Key.Key, "^[0-9]{4}_[a-z0-9_]+$"), group.First().Path, "is not called like 0001_words_of_it.sql");
        }
        foreach (var twice in house.Scripts.GroupBy(s => (s.Folder, Number: Path.GetFileName(s.Path).Split('_')[0])).Where(g => g.Select(s => Path.GetFileName(s.Path).Split('.')[0]).Distinct().Count() > 1))
            findings.Break($"{twice.Key.Folder}/{twice.Key.Number}", "is the number of two scripts");
    }

    protected override IEnumerable<Canary> Canaries =>
    [
        new("has sqlite alone", Scripts("0001_a.sqlite.sql")),
        new("has  and sqlite alone", Scripts("0001_a.sql", "0001_a.sqlite.sql")),
        new("has oracle and sqlite alone", Scripts("0001_a.oracle.sql", "0001_a.sqlite.sql")),
        new("is the number of two scripts", Scripts("0001_a.sql", "0001_b.sql")),
        new("is not called like", Scripts("1_a.sql")),
    ];

    private static House Scripts(params string[] names) => House.Empty with { Scripts = [.. names.Select(n => new FileFacts("db/canary/" + n, "SELECT 1"))] };
}

public sealed class Rule_09_A_released_script_is_unchanged : Rule
{
    protected override string Because => "a database that ran the script before would never see the change; the next script makes it";

    protected override void Look(House house, Findings findings)
    {
        var locked = ScriptLock.Read(house.Lock);
        foreach (var (path, hash, _) in locked)
        {
            var script = house.Scripts.FirstOrDefault(s => s.Path == "db/" + path);
            findings.See(script is null, "db/" + path, "is locked and gone");
            if (script is not null && ScriptLock.Hash(script.Text) != hash) findings.Break(script.Path, "has changed since it was locked (db/README.md says what to do)");
        }
        foreach (var script in house.Scripts)
            findings.See(!locked.Any(l => "db/" + l.Path == script.Path), script.Path, "has no line in db/lock.txt: run NEIGHBOURHOOD_WRITE=1 dotnet test tests/Architecture");
        foreach (var twice in locked.GroupBy(l => l.Path, StringComparer.Ordinal).Where(g => g.Count() > 1)) findings.Break("db/lock.txt", $"{twice.Key} stands twice");
    }

    protected override IEnumerable<Canary> Canaries =>
    [
        new("has changed", Locked("SELECT 2", ScriptLock.Hash("SELECT 1") + " canary/0001_a.sql\n")),
        new("has no line", Locked("SELECT 1", "")),
        new("is locked and gone", House.Empty with { Lock = new string('0', 64) + " canary/0001_a.sql\n" }),
        new("stands twice", Locked("SELECT 1", $"{ScriptLock.Hash("SELECT 1")} canary/0001_a.sql\n{ScriptLock.Hash("SELECT 1")} canary/0001_a.sql\n")),
    ];

    private static House Locked(string sql, string line) => House.Empty with { Scripts = [new("db/canary/0001_a.sql", sql)], Lock = line };
}

public sealed class Rule_25_Every_statement_is_valid_in_both_engines : Rule
{
    protected override string Because => "a statement that only SQLite takes is found in production otherwise; the module tests check what runs (StatementCheck), this what stands in the code";

    protected override int AtLeast => 150;

    protected override void Look(House house, Findings findings)
    {
        var schema = house.Schema;
        foreach (var wrong in schema.Wrong) findings.Break("db", wrong);
        foreach (var table in schema.Tables) findings.See();
        foreach (var module in house.Modules.Append(new ModuleFacts("Host", house.Host, [], [], new Dictionary<string, string>())))
        {
            foreach (var (type, sql) in module.Types.SelectMany(t => Il.Literals(t).Where(SqlText.Is).Select(l => (t, l)))
                .Concat(SqlText.Runs(module).Where(r => r.Origin is Origin.Literal).Select(r => (r.Type, ((Origin.Literal)r.Origin).Text))).DistinctBy(x => x.Item2))
                findings.See(schema.Against(sql) is not null, Il.Say(type), $"{schema.Against(sql)}: {Regex.Replace(sql, @"\s+", " ").Trim()}");
        }
    }

    protected override IEnumerable<Canary> Canaries =>
    [
        new("there is no table other_thing", Small.House("Sql")),
        new("NVARCHAR(MAX)", House.Empty with { Scripts = [new("db/canary/0001_a.sql", "CREATE TABLE canary_a (id NVARCHAR(MAX) NOT NULL)")] }),
    ];
}
