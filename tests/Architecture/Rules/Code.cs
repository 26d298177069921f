using System.Text.RegularExpressions;
using Mono.Cecil;

namespace Neighbourhood.Architecture.Rules;

public sealed class Rule_16_Every_use_case_has_its_tests : Rule
{
    protected override string Because => "a use case without a test is a promise that nobody checks";

    protected override int AtLeast => 50;

    protected override void Look(House house, Findings findings)
    {
        var tests = house.Tests.Where(t => t.Text.Contains("[Fact", StringComparison.Ordinal) || t.Text.Contains("[Theory", StringComparison.Ordinal))
            .SelectMany(t => Regex.Matches(t.Text, @"\bclass\s+(?<name>\w+Tests)\b", RegexOptions.ExplicitCapture).Select(m => $"{t.Path.Split('/')[2]}/{m.Groups["name"].Value}")).ToHashSet(StringComparer.Ordinal);
        foreach (var module in house.Modules)
        {
            foreach (var useCase in module.Types.Where(t => !t.IsNested && t.NestedTypes.Any(n => Il.Message(n) is "command" or "query")))
                findings.See(!tests.Contains($"{module.Name}/{useCase.Name}Tests"), Il.Say(useCase), $"has no {useCase.Name}Tests with a test in tests/Modules/{module.Name}");
        }
    }

    protected override IEnumerable<Canary> Canaries =>
    [
        new("Open: has no OpenTests", Small.House("Doors")),
        new("Open: has no OpenTests", Small.House("Doors") with { Tests = [new("tests/Modules/Canary/OpenTests.cs", "public sealed class OpenTests { }")] }),
        new("Open: has no OpenTests", Small.House("Doors") with { Tests = [new("tests/Modules/Other/OpenTests.cs", "public sealed class OpenTests { [Fact] void A() { } }")] }),
    ];
}

public sealed class Rule_17_Time_and_ids_come_from_the_clock : Rule
{
    private static readonly string[] Forbidden =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.Random..ctor", "System.Random.get_Shared", "System.Environment.get_TickCount", "System.Environment.get_TickCount64",
    ];

    protected override string Because => "what takes the time from the machine cannot be tested on a leap day or shown in the demo, and an id that is not made by the clock sorts anywhere";

    protected override int AtLeast => 200;

    protected override void Look(House house, Findings findings)
    {
        foreach (var type in house.Modules.SelectMany(m => m.Types.Concat(m.Contracts)).Concat(house.Design))
        {
            findings.See();
            foreach (var called in Il.Calls(type).Select(c => $"{c.DeclaringType.FullName}.{c.Name}").Where(Forbidden.Contains)) findings.Break(Il.Say(type), $"calls {called}");
        }
    }

    protected override IEnumerable<Canary> Canaries =>
    [
        new("calls System.DateTime.get_Now", Small.House("Clock")),
        new("calls System.DateTimeOffset.get_UtcNow", Small.House("Clock")),
        new("calls System.Guid.NewGuid", Small.House("Clock")),
        new("calls System.Random.get_Shared", Small.House("Clock")),
    ];
}

public sealed class Rule_18_No_engine_outside_the_Kernel : Rule
{
    private static readonly string[] Spaces = ["Microsoft.Data.Sqlite", "Microsoft.Data.SqlClient", "Dapper", "System.Data", "System.Data.Common", "SQLitePCL"];

    protected override string Because => "an if about the engine in a module is tested on one engine and meets the other in production";

    protected override void Look(House house, Findings findings)
    {
        foreach (var type in house.Modules.SelectMany(m => m.Types.Concat(m.Contracts)).Concat(house.Design).Concat(house.Host))
        {
            findings.See();
            foreach (var named in Il.Names(type).Where(n => Spaces.Contains(n.Namespace) || n.FullName is Il.Kernel + "DatabaseEngine" or Il.Kernel + "Engine").Select(n => n.FullName).Distinct())
                findings.Break(Il.Say(type), $"names {named}");
        }
        foreach (var project in house.Projects.Where(p => p.Name != "Kernel"))
            foreach (var package in project.Packages) findings.See(package.StartsWith("Microsoft.Data.", StringComparison.Ordinal) || package == "Dapper", project.Name, $"references {package}");
    }

    protected override IEnumerable<Canary> Canaries =>
    [
        new("AsksTheEngine: names Neighbourhood.Kernel.DatabaseEngine", Small.House("Engines")),
        new("OpensItself: names System.Data.Common.DbConnection", Small.House("Engines")),
        new("A: references Dapper", House.Empty with { Projects = [Small.Project("A", [], ["Dapper"])] }),
    ];
}

public sealed class Rule_19_No_static_mutable_field : Rule
{
    private static readonly string[] Mutable =
    [
        "System.Collections.Generic.List", "System.Collections.Generic.Dictionary", "System.Collections.Generic.HashSet", "System.Collections.Generic.Queue", "System.Collections.Generic.Stack",
        "System.Collections.Generic.SortedDictionary", "System.Collections.Concurrent.", "System.Runtime.CompilerServices.ConditionalWeakTable", "System.Threading.AsyncLocal", "System.Text.StringBuilder",
    ];

    /// <summary>Its content can be changed, though it is set once.</summary>
    internal static bool CanBeChanged(FieldDefinition field) => Mutable.Any(m => field.FieldType.FullName.StartsWith(m, StringComparison.Ordinal));

    protected override string Because => "what one request leaves there another user's request finds, and a second host does not";

    protected override int AtLeast => 200;

    protected override void Look(House house, Findings findings)
    {
        foreach (var type in house.Modules.SelectMany(m => m.Types.Concat(m.Contracts)).Concat(house.Design).Concat(house.Host).Where(t => !Il.IsGenerated(t) && !t.IsEnum && !t.Name.StartsWith('<')))
        {
            findings.See();
            foreach (var field in type.Fields.Where(f => f is { IsStatic: true, IsLiteral: false }))
            {
                var name = field.Name.Split('>')[0].TrimStart('<');
                if (!field.IsInitOnly) findings.Break(Il.Say(type), $"has the static field {name}, which can be set");
                else if (CanBeChanged(field)) findings.Break(Il.Say(type), $"has the static field {name}, a {field.FieldType.Name.Split('`')[0]} that can be changed");
            }
        }
    }

    protected override IEnumerable<Canary> Canaries =>
    [
        new("has the static field _count, which can be set", Small.House("Statics")),
        new("has the static field Latest, which can be set", Small.House("Statics")),
        new("has the static field Cache, a Dictionary that can be changed", Small.House("Statics")),
    ];
}

public sealed class Rule_20_Nothing_slow_in_a_command_handler : Rule
{
    private static readonly string[] Slow =
    [
        "System.Net.Http.", "System.Net.Mail.", "System.Net.Sockets.", "System.IO.File", "System.IO.Directory", "System.Diagnostics.Process", "System.Threading.Thread::Sleep", "System.Threading.Tasks.Task::Delay",
        "System.Security.Cryptography.Rfc2898DeriveBytes", "Microsoft.AspNetCore.Identity.PasswordHasher", "Microsoft.AspNetCore.Identity.IPasswordHasher",
    ];

    protected override string Because => "commands run one at a time while the writer is held: everybody waits for that network, file or hash";

    protected override int AtLeast => 30;

    protected override void Look(House house, Findings findings)
    {
        foreach (var module in house.Modules)
        {
            var within = module.Types.ToHashSet();
            foreach (var handler in module.Types)
            {
                foreach (var (_, message) in Il.Handles(handler).Where(h => h.Kind is "command" or "request"))
                {
                    findings.See();
                    var methods = handler.Methods.Where(m => m.Name == "Handle" && m.Parameters.FirstOrDefault()?.ParameterType.FullName == message.FullName).SelectMany(m => Il.Reach(m, within)).ToList();
                    foreach (var slow in methods.SelectMany(Il.CallsIn).Select(c => $"{c.DeclaringType.FullName}::{c.Name}").Where(c => Slow.Any(s => c.StartsWith(s, StringComparison.Ordinal))).Distinct())
                        findings.Break(Il.Say(handler), $"calls {slow.Replace("::", ".", StringComparison.Ordinal)} while it handles {Il.Say(message)}");
                    foreach (var field in handler.Fields.Where(f => Slow.Any(s => f.FieldType.FullName.StartsWith(s, StringComparison.Ordinal))))
                        findings.Break(Il.Say(handler), $"is given a {field.FieldType.Name}");
                }
            }
        }
    }

    protected override IEnumerable<Canary> Canaries =>
    [
        new("FetchesByNetwork: calls System.Net.Http.HttpClient", Small.House("Slow")),
        new("ReadsAFile: calls System.IO.File.ReadAllTextAsync", Small.House("Slow")),
        new("Waits: calls System.Threading.Tasks.Task.Delay", Small.House("Slow")),
    ];
}

public sealed class Rule_22_No_slice_uses_another_slices_nested_types : Rule
{
    protected override string Because => "a use case that leans on another's inside cannot be changed or taken out alone; what both need is a noun of its own beside them";

    /// <summary>A use case: a static class around its message, handler and page.</summary>
    private static bool IsSlice(TypeReference type) =>
        type is TypeDefinition { IsNested: false, IsAbstract: true, IsSealed: true } definition && definition.NestedTypes.Any(n => Il.Message(n) is not null || Il.Handles(n).Any() || Il.IsPage(n));

    protected override int AtLeast => 100;

    protected override void Look(House house, Findings findings)
    {
        foreach (var module in house.Modules)
        {
            var slices = module.Types.Where(IsSlice).Select(t => t.FullName).ToHashSet(StringComparer.Ordinal);
            foreach (var type in module.Types.Where(t => !Il.IsGenerated(t) && !t.Name.StartsWith('<')))
            {
                findings.See();
                var own = Il.Outermost(type).FullName;
                if (!slices.Contains(own)) continue;
                foreach (var named in Il.Names(type).Where(n => n.DeclaringType is not null && slices.Contains(Il.Outermost(n).FullName) && Il.Outermost(n).FullName != own).Select(Il.Say).Distinct())
                    findings.Break(Il.Say(type), $"uses {named}");
            }
        }
    }

    protected override IEnumerable<Canary> Canaries => [new("Borrows.Handler: uses Lends.Row", Small.House("Slices"))];
}

public sealed partial class Rule_24_Event_bodies_and_log_lines_carry_ids : Rule
{
    /// <summary>Texts of an event are codes, and called so; so are a log line's values. No "Reason", "Note", "Name": those are people's words.</summary>
    private static readonly string[] CodeNames = ["Code", "Codes", "Kind", "Source", "Role", "Module", "Mode", "Status", "Key"];

    private static readonly string[] Logged = [.. CodeNames, "Id", "Ids", "Count", "Tries", "Milliseconds", "Seconds", "Rows", "Line", "Lines", "Number", "Handler", "Event", "Message", "Error", "Verb", "Version", "Day", "Year", "Port", "Url"];

    private static readonly string[] Plain =
    [
        "System.Guid", "System.DateOnly", "System.DateTimeOffset", "System.TimeOnly", "System.TimeSpan", "System.Boolean", "System.Int32", "System.Int64", "System.Decimal", "System.Double", "System.Byte", "System.Int16",
    ];

    protected override string Because => "events stay in the outbox and logs go to whoever runs the machines: neither is where a family's words are looked after";

    protected override int AtLeast => 20;

    protected override void Look(House house, Findings findings)
    {
        foreach (var module in house.Modules)
        {
            var enums = house.AllContracts.Concat(module.Types).Where(t => t.IsEnum).Select(t => t.FullName).ToHashSet(StringComparer.Ordinal);
            foreach (var happened in module.Types.Concat(module.Contracts).Where(t => Il.Message(t) is "event"))
                foreach (var property in happened.Properties.Where(p => p.Name != "EqualityContract"))
                {
                    var parts = Il.Parts(property.PropertyType).Where(t => t.FullName is not ("System.Nullable`1" or "System.Collections.Generic.IReadOnlyList`1")).ToList();
                    var text = parts.Any(t => t.FullName == "System.String") && !CodeNames.Any(c => property.Name.EndsWith(c, StringComparison.Ordinal));
                    var other = parts.FirstOrDefault(t => t.FullName != "System.String" && !Plain.Contains(t.FullName) && !enums.Contains(t.FullName));
                    findings.See(text, Il.Say(happened), $"tells {property.Name}, a text that is not called {string.Join(", ", CodeNames)}");
                    if (other is not null) findings.Break(Il.Say(happened), $"tells {property.Name}, a {other.Name}: ids, dates, numbers and codes are told");
                }
        }
        foreach (var type in house.Modules.SelectMany(m => m.Types))
            foreach (var (method, at) in Il.Body(type).Where(b => b.Instruction.Operand is MethodReference { DeclaringType.FullName: "Microsoft.Extensions.Logging.LoggerExtensions" }))
            {
                findings.See();
                var called = (MethodReference)at.Operand;
                if (called.Parameters.Any(p => p.ParameterType.FullName == "System.Exception")) findings.Break(Il.Say(type), "logs an exception whole: a driver quotes rows in its message; log its type's name");
                var template = new IlStack(method, null).Calls.First(c => c.At == at).Arguments[called.Parameters.ToList().FindIndex(p => p.ParameterType.FullName == "System.String")];
                foreach (var origin in template)
                {
                    if (origin is not Origin.Literal literal)
                        findings.Break(Il.Say(type), "logs a line that is no constant");
                    else
                        foreach (Match value in Values().Matches(literal.Text))
                            if (!Logged.Any(l => value.Groups["name"].Value.EndsWith(l, StringComparison.Ordinal))) findings.Break(Il.Say(type), $"logs {value.Value}: a line carries ids, counts and codes");
                }
            }
        foreach (var type in house.Modules.SelectMany(m => m.Types).Where(t => Il.Calls(t).Any(c => c.DeclaringType.FullName is "System.Diagnostics.Trace" or "System.Diagnostics.Debug")))
            findings.Break(Il.Say(type), "writes to Trace or Debug");
    }

    [GeneratedRegex(@"\{@?(?<name>[A-Za-z0-9_]+)[^}]*\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Values();

    protected override IEnumerable<Canary> Canaries =>
    [
        new("ToldName: tells Name, a text", Small.House("Privacy")),
        new("ToldName: tells Who, a Person", Small.House("Privacy")),
        new("Logs: logs {Name}", Small.House("Privacy")),
        new("LogsWhole: logs an exception whole", Small.House("Privacy")),
        new("LogsMade: logs a line that is no constant", Small.House("Privacy")),
    ];
}
