using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Neighbourhood.Architecture;

/// <summary>Where a value on the stack comes from.</summary>
public abstract record Origin
{
    /// <summary>A string literal in the code.</summary>
    public sealed record Literal(string Text) : Origin;

    /// <summary>A parameter of the method as written, by its place among the parameters.</summary>
    public sealed record Parameter(MethodDefinition Of, int Index) : Origin;

    /// <summary>Anything else: what made it, in words.</summary>
    public sealed record Other(string What) : Origin;
}

/// <summary>Follows values through one method: what reaches the arguments of each call.</summary>
public sealed class IlStack
{
    private readonly MethodDefinition _method;
    private readonly MethodDefinition? _written;
    private readonly Dictionary<object, HashSet<Origin>> _stored = [];
    private readonly List<(Instruction At, MethodReference Method, IReadOnlyList<IReadOnlySet<Origin>> Arguments)> _calls = [];

    /// <param name="method">A body, perhaps the MoveNext of an async method.</param>
    /// <param name="written">The method as written, when the body is its state machine.</param>
    public IlStack(MethodDefinition method, MethodDefinition? written)
    {
        (_method, _written) = (method, written);
        // Twice: what is stored late in the text may be loaded early in it, where a loop or an await goes back.
        Follow();
        _calls.Clear();
        Follow();
    }

    /// <summary>Each call with the origins of its arguments, without the instance.</summary>
    public IReadOnlyList<(Instruction At, MethodReference Method, IReadOnlyList<IReadOnlySet<Origin>> Arguments)> Calls => _calls;

    private void Follow()
    {
        var body = _method.Body;
        var saved = new Dictionary<Instruction, List<HashSet<Origin>>>();
        foreach (var handler in body.ExceptionHandlers.Where(h => h.HandlerType is ExceptionHandlerType.Catch or ExceptionHandlerType.Filter))
        {
            saved[handler.HandlerStart] = [Of("an exception")];
            if (handler.FilterStart is not null) saved[handler.FilterStart] = [Of("an exception")];
        }
        var stack = new List<HashSet<Origin>>();
        foreach (var at in body.Instructions)
        {
            if (saved.TryGetValue(at, out var before)) stack = stack.Count == before.Count ? [.. stack.Zip(before, Both)] : [.. before];
            Step(at, stack);
            foreach (var target in at.Operand switch { Instruction one => [one], Instruction[] many => many, _ => Array.Empty<Instruction>() })
                saved[target] = saved.TryGetValue(target, out var other) && other.Count == stack.Count ? [.. other.Zip(stack, Both)] : [.. stack];
            if (at.OpCode.FlowControl is FlowControl.Branch or FlowControl.Return or FlowControl.Throw) stack = [];
        }
    }

    private static HashSet<Origin> Both(HashSet<Origin> one, HashSet<Origin> other) => [.. one, .. other];

    private static HashSet<Origin> Of(string what) => [new Origin.Other(what)];

    private void Step(Instruction at, List<HashSet<Origin>> stack)
    {
        switch (at.OpCode.Code)
        {
            case Code.Ldstr:
                stack.Add([new Origin.Literal((string)at.Operand)]);
                return;
            case Code.Dup:
                stack.Add(stack.Count > 0 ? stack[^1] : Of("nothing"));
                return;
            case Code.Ldarg or Code.Ldarg_S or Code.Ldarg_0 or Code.Ldarg_1 or Code.Ldarg_2 or Code.Ldarg_3:
                stack.Add(Argument(at));
                return;
            case Code.Ldloc or Code.Ldloc_S or Code.Ldloc_0 or Code.Ldloc_1 or Code.Ldloc_2 or Code.Ldloc_3:
                stack.Add(_stored.TryGetValue(Local(at), out var local) ? [.. local] : Of("a variable"));
                return;
            case Code.Stloc or Code.Stloc_S or Code.Stloc_0 or Code.Stloc_1 or Code.Stloc_2 or Code.Stloc_3:
                Store(Local(at), Pop(stack));
                return;
            case Code.Stfld when at.Operand is FieldReference field:
                var value = Pop(stack);
                Pop(stack);
                Store(field.FullName, value);
                return;
            case Code.Ldfld when at.Operand is FieldReference field:
                Pop(stack);
                stack.Add(Field(field));
                return;
            case Code.Call or Code.Callvirt or Code.Newobj when at.Operand is MethodReference method:
                var arguments = new List<IReadOnlySet<Origin>>();
                foreach (var _ in method.Parameters) arguments.Insert(0, Pop(stack));
                if (method.HasThis && at.OpCode.Code != Code.Newobj) Pop(stack);
                _calls.Add((at, method, arguments));
                if (at.OpCode.Code == Code.Newobj || method.ReturnType.FullName != "System.Void") stack.Add(Of($"{method.DeclaringType.Name.Split('`')[0]}.{method.Name}"));
                return;
            default:
                for (var pops = Pops(at, stack.Count); pops > 0; pops--) Pop(stack);
                for (var pushes = Pushes(at); pushes > 0; pushes--) stack.Add(Of(at.Operand is FieldReference named ? $"the field {named.Name}" : at.OpCode.Name));
                return;
        }
    }

    private void Store(object place, HashSet<Origin> value)
    {
        if (_stored.TryGetValue(place, out var known)) known.UnionWith(value);
        else _stored[place] = [.. value];
    }

    private HashSet<Origin> Field(FieldReference field)
    {
        var written = _written?.Parameters.FirstOrDefault(p => p.Name == field.Name);
        if (written is not null) return [new Origin.Parameter(_written!, written.Index)];
        // A field of the state machine is a variable that lives across an await; any other may be set anywhere.
        return field.DeclaringType.Name.StartsWith('<') && _stored.TryGetValue(field.FullName, out var known) ? [.. known] : Of($"the field {field.Name}");
    }

    private HashSet<Origin> Argument(Instruction at)
    {
        var index = at.OpCode.Code switch { Code.Ldarg_0 => 0, Code.Ldarg_1 => 1, Code.Ldarg_2 => 2, Code.Ldarg_3 => 3, _ => ((ParameterDefinition)at.Operand).Index + (_method.HasThis ? 1 : 0) };
        if (_method.HasThis) index--;
        return index < 0 ? Of("this") : [new Origin.Parameter(_method, index)];
    }

    private object Local(Instruction at) => at.OpCode.Code switch
    {
        Code.Ldloc_0 or Code.Stloc_0 => _method.Body.Variables[0],
        Code.Ldloc_1 or Code.Stloc_1 => _method.Body.Variables[1],
        Code.Ldloc_2 or Code.Stloc_2 => _method.Body.Variables[2],
        Code.Ldloc_3 or Code.Stloc_3 => _method.Body.Variables[3],
        _ => at.Operand,
    };

    private static HashSet<Origin> Pop(List<HashSet<Origin>> stack)
    {
        if (stack.Count == 0) return Of("nothing");
        var top = stack[^1];
        stack.RemoveAt(stack.Count - 1);
        return top;
    }

    private static int Pops(Instruction at, int depth) => at.OpCode.StackBehaviourPop switch
    {
        StackBehaviour.Pop0 => 0,
        StackBehaviour.Pop1 or StackBehaviour.Popi or StackBehaviour.Popref => 1,
        StackBehaviour.Pop1_pop1 or StackBehaviour.Popi_pop1 or StackBehaviour.Popi_popi or StackBehaviour.Popi_popi8 or StackBehaviour.Popi_popr4
            or StackBehaviour.Popi_popr8 or StackBehaviour.Popref_pop1 or StackBehaviour.Popref_popi => 2,
        StackBehaviour.Popi_popi_popi or StackBehaviour.Popref_popi_popi or StackBehaviour.Popref_popi_popi8 or StackBehaviour.Popref_popi_popr4
            or StackBehaviour.Popref_popi_popr8 or StackBehaviour.Popref_popi_popref => 3,
        _ => depth, // ret, leave: all of it
    };

    private static int Pushes(Instruction at) => at.OpCode.StackBehaviourPush switch
    {
        StackBehaviour.Push0 => 0,
        StackBehaviour.Push1_push1 => 2,
        _ => 1,
    };
}
