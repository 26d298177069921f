using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Neighbourhood.Architecture.Rules;

/// <summary>A route of the API, as a module maps it.</summary>
internal sealed record Route(TypeDefinition Type, string Verb, string Path, MethodDefinition? Endpoint)
{
    internal static IEnumerable<Route> In(ModuleFacts module)
    {
        foreach (var type in module.Types)
            foreach (var method in type.Methods.Where(m => m.HasBody))
                foreach (var (at, called, arguments) in Calls(method))
                {
                    var path = arguments.Count > 1 ? arguments[1].OfType<Origin.Literal>().FirstOrDefault()?.Text ?? "" : "";
                    // The endpoint's method is loaded between the path and the call.
                    MethodDefinition? endpoint = null;
                    for (var i = at.Previous; i is not null && endpoint is null && !IsMap(i); i = i.Previous)
                        if (i.OpCode == OpCodes.Ldftn) endpoint = i.Operand as MethodDefinition;
                    yield return new Route(type, called.Name, path, endpoint);
                }
    }

    private static IEnumerable<(Instruction At, MethodReference Method, IReadOnlyList<IReadOnlySet<Origin>> Arguments)> Calls(MethodDefinition method) =>
        method.Body.Instructions.Any(IsMap) ? new IlStack(method, null).Calls.Where(c => IsMap(c.At)) : [];

    private static bool IsMap(Instruction at) =>
        at.Operand is MethodReference { DeclaringType.FullName: "Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions" } method && method.Name.StartsWith("Map", StringComparison.Ordinal);
}

public sealed partial class Rule_15_Every_door_names_a_permission_and_a_scope : Rule
{
    protected override string Because => "what names nothing is denied to all, or, where a check is forgotten, open to all";

    protected override int AtLeast => 80;

    protected override void Look(House house, Findings findings)
    {
        var codes = house.Modules.SelectMany(m => m.Permissions).Select(p => p.Code).ToHashSet(StringComparer.Ordinal);
        var scopes = house.Modules.SelectMany(m => m.Types).Where(t => Il.Is(t, "IScope"))
            .SelectMany(t => t.Methods.Where(m => m.Name.EndsWith("get_Property", StringComparison.Ordinal)).SelectMany(Il.TextsIn)).ToHashSet(StringComparer.Ordinal);
        // While a module has not begun, the scope that another asks for may be its own.
        var whole = house.Modules.All(m => m.HasBegun);
        foreach (var module in house.Modules)
        {
            foreach (var permission in module.Permissions)
            {
                findings.See(!Code().IsMatch(permission.Code) || !permission.Code.StartsWith(module.Prefix + ".", StringComparison.Ordinal), module.Name, $"the permission {permission.Code} is not called {module.Prefix}.noun.verb");
                findings.See(permission.Says.Length < 5 || permission.Roles.Length == 0, module.Name, $"the permission {permission.Code} says nothing, or no role has it");
                foreach (var role in permission.Roles.Where(r => Kernel.Roles.All.All(known => known.Code != r))) findings.Break(module.Name, $"{permission.Code} is given to {role}, which is no role");
            }
            foreach (var type in module.Types.Concat(module.HasBegun ? module.Contracts : []).Where(t => Il.Message(t) is "command" or "request" or "query" or "gather" || Il.IsPage(t)))
                Door(type, codes, whole ? scopes : null, findings);
            foreach (var route in Route.In(module))
            {
                var within = module.Types.ToHashSet();
                var messages = route.Endpoint is null ? [] : Il.Reach(route.Endpoint, within)
                    .SelectMany(m => m.Parameters.Select(p => p.ParameterType).Concat(Il.CallsIn(m).Where(c => c.Name == ".ctor").Select(c => c.DeclaringType)))
                    .Where(t => module.Types.Concat(house.AllContracts).FirstOrDefault(d => d.FullName == t.FullName) is { } d && Il.Message(d) is not null and not "event");
                findings.See(!messages.Any(), Il.Say(route.Type), $"the route {route.Path} sends no message, so nothing checks who may");
            }
        }
        foreach (var page in house.Host.Where(Il.IsPage)) Door(page, codes, whole ? scopes : null, findings, host: true);
    }

    private static void Door(TypeDefinition type, HashSet<string> codes, HashSet<string>? scopes, Findings findings, bool host = false)
    {
        findings.See();
        var where = Il.Say(type);
        var (allows, anyone) = (Il.Attribute(type, "AllowsAttribute"), Il.Attribute(type, "AnyoneAttribute"));
        if (anyone is not null)
        {
            if ((anyone.ConstructorArguments[0].Value as string ?? "").Trim().Length < 10) findings.Break(where, "says Anyone and no reason");
            if (allows is not null) findings.Break(where, "says Anyone and a permission");
            return;
        }
        // A gather is answered by each module by its own permission; one that names a permission too is held to it.
        if (allows is null && Il.Message(type) is "gather") return;
        if (allows is null)
        {
            findings.Break(where, "names no permission: [Allows(…)] or [Anyone(\"reason\")]");
            return;
        }
        var code = allows.ConstructorArguments[0].Value as string ?? "";
        // Host's own permissions stand in Host, which is no module.
        if (!codes.Contains(code) && !host) findings.Break(where, $"needs {code}, which no module declares");
        var (on, unscoped) = (Il.Named(allows, "On"), Il.Named(allows, "Unscoped"));
        if (on is null && (unscoped ?? "").Trim().Length < 10) findings.Break(where, "names no scope: On = nameof(…), or Unscoped and why in a phrase");
        if (on is not null && unscoped is not null) findings.Break(where, "names a scope and says that it has none");
        if (on is null) return;
        var property = Properties(type).FirstOrDefault(p => p.Name == on);
        if (property is null) findings.Break(where, $"is limited by {on}, which it has not");
        else if (!property.PropertyType.FullName.Contains("System.Guid", StringComparison.Ordinal)) findings.Break(where, $"is limited by {on}, which is no id");
        if (scopes?.Contains(on) == false) findings.Break(where, $"is limited by {on}, which no IScope resolves");
    }

    private static IEnumerable<PropertyDefinition> Properties(TypeDefinition type)
    {
        for (TypeDefinition? at = type; at is not null; at = at.BaseType as TypeDefinition)
            foreach (var property in at.Properties) yield return property;
    }

    [GeneratedRegex(@"^[a-z]+(\.[a-z][a-z0-9-]*){2,3}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Code();

    private static readonly House Doors = Small.House("Doors", permissions: [new("canary.things.see", "See things", "chair"), new("other.things", "x", "king")]);

    protected override IEnumerable<Canary> Canaries =>
    [
        new("Open.Command: names no permission", Doors),
        new("Unknown.Command: needs canary.things.steal", Doors),
        new("NoScope.Command: names no scope", Doors),
        new("Mistyped.Command: is limited by NotThere", Doors),
        new("Unresolved.Command: is limited by ThingId, which no IScope", Doors),
        new("Reasonless.Command: says Anyone and no reason", Doors),
        new("Open.Page: names no permission", Doors),
        new("the route /api/canary/things/bare sends no message", Doors),
        new("the permission other.things is not called", Doors),
        new("given to king", Doors),
        new("Open.Page: names no permission", House.Empty with { Host = Small.Module("Doors").Types }),
    ];
}

public sealed partial class Rule_21_Routes_begin_with_their_module : Rule
{
    protected override string Because => "two modules with one address hide one another without a word, and a route that nobody maps is not there";

    protected override int AtLeast => 40;

    protected override void Look(House house, Findings findings)
    {
        var modules = house.Modules.ToDictionary(m => m.Name, StringComparer.Ordinal);
        foreach (var page in house.Razor)
        {
            findings.See();
            if (!modules.ContainsKey(page.Folder)) continue;
            if (Page().Match(page.Text) is not { Success: true } match) continue;
            var (route, prefix) = (match.Groups["route"].Value, "/" + modules[page.Folder].Prefix);
            if (route.Length == 0) findings.Break(page.Path, "names no route: @page \"/…\"");
            else if (route != prefix && !route.StartsWith(prefix + "/", StringComparison.Ordinal)) findings.Break(page.Path, $"is at {route} and should be below {prefix}/");
            else if (Bare().Replace(route, "").Any(char.IsUpper)) findings.Break(page.Path, $"{route}: addresses are lower case");
        }
        foreach (var twice in house.Razor.Select(r => (r.Path, Route: Page().Match(r.Text).Groups["route"].Value)).Where(r => r.Route.Length > 0).GroupBy(r => Bare().Replace(r.Route, "{}"), StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            findings.Break(string.Join(" and ", twice.Select(t => t.Path)), $"are both at {twice.Key}");
        foreach (var module in house.Modules)
        {
            foreach (var route in Route.In(module))
                findings.See(route.Path != $"/api/{module.Prefix}" && !route.Path.StartsWith($"/api/{module.Prefix}/", StringComparison.Ordinal), Il.Say(route.Type), $"{route.Verb} is at {(route.Path.Length == 0 ? "a path that is no constant" : route.Path)} and should be below /api/{module.Prefix}/");
            var mapped = module.Types.Where(t => Il.Is(t, "IModule")).SelectMany(Il.Calls).Where(c => c.Name == "Map").Select(c => c.DeclaringType.FullName).ToHashSet(StringComparer.Ordinal);
            foreach (var slice in module.Types.Where(t => !t.IsNested && t.Methods.Any(m => m is { Name: "Map", IsStatic: true } && m.Parameters.Any(p => p.ParameterType.Name == "IEndpointRouteBuilder"))))
                findings.See(!mapped.Contains(slice.FullName), Il.Say(slice), $"has a route that {module.Name}Module.Routes does not map");
        }
    }

    [GeneratedRegex("""^\s*@page(\s+"(?<route>[^"]*)")?\s*$""", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Page();

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    protected override IEnumerable<Canary> Canaries =>
    [
        new("names no route", At("@page\n@model X")),
        new("is at /things and should be below /canary/", At("@page \"/things\"")),
        new("addresses are lower case", At("@page \"/canary/Things/{ThingId:guid}\"")),
        new("are both at /canary/{}", At("@page \"/canary/{a}\"") with { Razor = [new("src/Canary/A.cshtml", "@page \"/canary/{a}\""), new("src/Canary/B.cshtml", "@page \"/canary/{b}\"")] }),
        new("MapGet is at /api/other/things and should be below /api/canary/", Small.House("Doors")),
        new("has a route that CanaryModule.Routes does not map", Small.House("Doors")),
    ];

    private static House At(string text) => Small.House("Clock") with { Razor = [new FileFacts("src/Canary/Things/ShowThing.cshtml", text)] };
}

public sealed partial class Rule_27_No_inline_script_or_style : Rule
{
    protected override string Because => "the Content-Security-Policy lets neither run, so the page would be broken for those who need it most";

    protected override int AtLeast => 40;

    protected override void Look(House house, Findings findings)
    {
        foreach (var file in house.Razor)
        {
            var text = Comment().Replace(file.Text, "");
            findings.See(Style().IsMatch(text), file.Path, "has an inline style");
            findings.See(Script().IsMatch(text), file.Path, "has a script without a src");
            findings.See(Handler().IsMatch(text), file.Path, $"has an inline handler: {Handler().Match(text).Value.Trim()}");
        }
    }

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    [GeneratedRegex(@"<style\b|<[^>]*\sstyle\s*=", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Style();

    [GeneratedRegex(@"<script\b(?![^>]*\ssrc\s*=)(?![^>]*type=""application/json"")", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Script();

    [GeneratedRegex(@"<[^>]*\son[a-z]+\s*=\s*[""']|href\s*=\s*[""']javascript:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Handler();

    protected override IEnumerable<Canary> Canaries =>
    [
        new("has an inline style", Text("<p style=\"color:red\">")),
        new("has an inline style", Text("<style>p {}</style>")),
        new("has a script without a src", Text("<script>go()</script>")),
        new("has an inline handler", Text("<button onclick=\"go()\">")),
        new("has an inline handler", Text("<a href=\"javascript:go()\">")),
    ];

    private static House Text(string text) => House.Empty with { Razor = [new("src/Canary/A.cshtml", text)] };
}
