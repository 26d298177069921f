using System.Runtime.CompilerServices;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Neighbourhood.Architecture;

/// <summary>What code does, read from its instructions.</summary>
public static class Il
{
    public const string Kernel = "Neighbourhood.Kernel.";

    /// <summary>The type as written: async methods and lambdas are compiled into types nested in it, whose names begin with "&lt;".</summary>
    public static TypeDefinition Written(TypeDefinition type)
    {
        while (type.DeclaringType is not null && type.Name.StartsWith('<')) type = type.DeclaringType;
        return type;
    }

    /// <summary>The outermost type: of <c>ScheduleMeeting/Handler/&lt;Handle&gt;d__3</c>, ScheduleMeeting.</summary>
    public static TypeReference Outermost(TypeReference type)
    {
        while (type.DeclaringType is not null) type = type.DeclaringType;
        return type;
    }

    /// <summary>Made by the Razor compiler, a source generator or the compiler itself.</summary>
    public static bool IsGenerated(TypeDefinition type) =>
        Outermost(type) is TypeDefinition outer && (outer.Namespace is "AspNetCoreGeneratedDocument" or "System.Text.RegularExpressions.Generated" || outer.Namespace.StartsWith("Microsoft.", StringComparison.Ordinal)
            || outer.Namespace.StartsWith("System.", StringComparison.Ordinal) || outer.Name.StartsWith('<'));

    /// <summary>The name as a person would say it: ScheduleMeeting.Handler.</summary>
    public static string Say(TypeReference type) => type is TypeDefinition definition && Written(definition) != definition ? Say(Written(definition))
        : type.DeclaringType is null ? type.Name.Split('`')[0] : $"{Say(type.DeclaringType)}.{type.Name.Split('`')[0]}";

    /// <summary>The instructions of all methods of a type, those nested in it that the compiler made too.</summary>
    public static IEnumerable<(MethodDefinition Method, Instruction Instruction)> Body(TypeDefinition type) =>
        type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions.Select(i => (m, i)))
            .Concat(type.NestedTypes.Where(n => n.Name.StartsWith('<')).SelectMany(Body));

    public static IEnumerable<Instruction> Instructions(TypeDefinition type) => Body(type).Select(b => b.Instruction);

    public static IEnumerable<MethodReference> Calls(TypeDefinition type) => Instructions(type).Select(i => i.Operand).OfType<MethodReference>();

    public static IEnumerable<string> Literals(TypeDefinition type) => Instructions(type).Where(i => i.OpCode == OpCodes.Ldstr).Select(i => (string)i.Operand);

    /// <summary>Each type that code or signature of a type names, generic arguments too.</summary>
    public static IReadOnlyList<TypeReference> Names(TypeDefinition type) => Known.GetValue(type, t => [.. Read(t)]);

    private static readonly ConditionalWeakTable<TypeDefinition, IReadOnlyList<TypeReference>> Known = [];

    private static IEnumerable<TypeReference> Read(TypeDefinition type)
    {
        var named = type.Methods.SelectMany(m => m.Parameters.Select(p => p.ParameterType).Append(m.ReturnType))
            .Concat(type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Variables.Select(v => v.VariableType)))
            .Concat(type.Fields.Select(f => f.FieldType)).Concat(type.BaseType is null ? [] : [type.BaseType])
            .Concat(type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions).SelectMany(i => i.Operand switch
            {
                GenericInstanceMethod method => method.GenericArguments.Append(method.DeclaringType),
                MethodReference method => [method.DeclaringType, method.ReturnType],
                FieldReference field => [field.DeclaringType, field.FieldType],
                TypeReference other => [other],
                _ => Array.Empty<TypeReference>(),
            }));
        return named.SelectMany(Parts).Concat(type.NestedTypes.Where(n => n.Name.StartsWith('<')).SelectMany(Names)).Distinct();
    }

    /// <summary>A type and what it is made of: the element of an array, the arguments of a generic.</summary>
    public static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification other => Parts(other.ElementType),
        _ => [type],
    };

    /// <summary>What the Kernel's interface of that name is closed over: for ICommandHandler, (command, answer). Null where it is not implemented.</summary>
    public static IEnumerable<IReadOnlyList<TypeReference>> Implements(TypeDefinition type, string name) =>
        type.Interfaces.Select(i => i.InterfaceType).Where(i => i.FullName.Split('<')[0].Split('`')[0] == Kernel + name)
            .Select(i => (IReadOnlyList<TypeReference>)(i is GenericInstanceType generic ? [.. generic.GenericArguments] : []));

    public static bool Is(TypeDefinition type, string name) => Implements(type, name).Any();

    public static bool IsRecord(TypeDefinition type) => type.Methods.Any(m => m.Name is "<Clone>$" or "PrintMembers");

    /// <summary>The kind of message, or null: Command, Request, Query, Fact, Gather, Event.</summary>
    public static string? Message(TypeDefinition type) => type.IsInterface ? null
        : Is(type, "ICommand") ? "command" : Is(type, "IRequestOf") ? "request" : Is(type, "IQuery") ? "query"
        : Is(type, "IFact") ? "fact" : Is(type, "IGather") ? "gather" : Is(type, "IEvent") ? "event" : null;

    /// <summary>The messages that a handler handles, with the kind of handler.</summary>
    public static IReadOnlyList<(string Kind, TypeReference Message)> Handles(TypeDefinition type) => Handled.GetValue(type, t => [.. ReadHandles(t)]);

    private static readonly ConditionalWeakTable<TypeDefinition, IReadOnlyList<(string Kind, TypeReference Message)>> Handled = [];

    private static IEnumerable<(string Kind, TypeReference Message)> ReadHandles(TypeDefinition type)
    {
        foreach (var (handler, kind) in new[] { ("ICommandHandler", "command"), ("IRequestOfHandler", "request"), ("IQueryHandler", "query"), ("IFactHandler", "fact"), ("IGatherHandler", "gather"), ("IWhen", "event") })
            foreach (var message in Implements(type, handler).Select(a => a[0]).DistinctBy(m => m.FullName)) yield return (kind, message);
    }

    /// <summary>Whether a type is, or derives from, the named one; bases are followed as far as they are ours.</summary>
    public static bool Derives(TypeDefinition type, params string[] names)
    {
        for (TypeReference? at = type.BaseType; at is not null; at = at is TypeDefinition definition ? definition.BaseType : null)
            if (names.Contains(at.FullName)) return true;
        return false;
    }

    public static bool IsPage(TypeDefinition type) =>
        type is { IsAbstract: false } && Derives(type, "Microsoft.AspNetCore.Mvc.RazorPages.PageModel", Kernel + "FormPage") && !IsGenerated(type);

    public static CustomAttribute? Attribute(ICustomAttributeProvider on, string name) =>
        on.CustomAttributes.FirstOrDefault(a => a.AttributeType.FullName == Kernel + name);

    public static string? Named(CustomAttribute attribute, string name) =>
        attribute.Properties.Where(p => p.Name == name).Select(p => p.Argument.Value as string).FirstOrDefault();

    /// <summary>The method and all that it can reach within these types, through async bodies, lambdas and calls of our own code.</summary>
    public static IReadOnlyList<MethodDefinition> Reach(MethodDefinition from, IReadOnlySet<TypeDefinition> within)
    {
        var found = new HashSet<MethodDefinition>();
        var waiting = new Queue<MethodDefinition>([from]);
        while (waiting.TryDequeue(out var method))
        {
            if (!found.Add(method)) continue;
            foreach (var body in StateMachines(method)) waiting.Enqueue(body);
            if (!method.HasBody) continue;
            foreach (var called in method.Body.Instructions.Select(i => i.Operand).OfType<MethodReference>())
                if (Definition(called) is { } definition && within.Contains(definition.DeclaringType)) waiting.Enqueue(definition);
        }
        return [.. found];
    }

    public static IEnumerable<MethodDefinition> StateMachines(MethodDefinition method) => method.CustomAttributes
        .Where(a => a.AttributeType.Name is "AsyncStateMachineAttribute" or "IteratorStateMachineAttribute" or "AsyncIteratorStateMachineAttribute")
        .Select(a => a.ConstructorArguments[0].Value as TypeDefinition).OfType<TypeDefinition>().SelectMany(t => t.Methods.Where(m => m.Name == "MoveNext"));

    /// <summary>The method itself where it is of the same assembly; no other assembly is opened.</summary>
    public static MethodDefinition? Definition(MethodReference method) => method switch
    {
        MethodDefinition definition => definition,
        _ when method.DeclaringType.Scope is ModuleDefinition or null => method.Resolve(),
        _ => null,
    };

    public static IEnumerable<string> TextsIn(MethodDefinition method) =>
        method.HasBody ? method.Body.Instructions.Where(i => i.OpCode == OpCodes.Ldstr).Select(i => (string)i.Operand) : [];

    public static IEnumerable<MethodReference> CallsIn(MethodDefinition method) =>
        method.HasBody ? method.Body.Instructions.Select(i => i.Operand).OfType<MethodReference>() : [];
}
