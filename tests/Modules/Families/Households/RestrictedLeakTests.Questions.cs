using Neighbourhood.Families;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Families.Households;

/// <summary>What is asked: every query that this module answers, found by its handlers, so that none is forgotten.</summary>
public sealed partial class RestrictedLeakTests
{
    /// <summary>Each query of the module and of its contracts, with her ids wherever an id is asked for.</summary>
    private IEnumerable<object> Questions()
    {
        var types = typeof(FamiliesModule).Assembly.GetTypes().Concat(typeof(GetPeople).Assembly.GetTypes())
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQuery<>))).ToList();
        Assert.True(types.Count > 15);
        return types.Where(t => typeof(FamiliesModule).Assembly.GetTypes().Any(h => h.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQueryHandler<,>) && i.GetGenericArguments()[0] == t)))
            .SelectMany(Filled);
    }

    private IEnumerable<object> Filled(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        foreach (var person in _hers.PersonIds)
            foreach (var text in new[] { "Birch", "Ife", "Amara" })
                yield return constructor.Invoke([.. constructor.GetParameters().Select(p => Value(p.Name!, p.ParameterType, person, text))]);
    }

    private object? Value(string name, Type type, Guid person, string text) =>
        type == typeof(Guid) || type == typeof(Guid?) ? name.Contains("Household", StringComparison.Ordinal) ? _hers.HouseholdId : name.Contains("Membership", StringComparison.Ordinal) ? _memberships[person] : person
        : type.IsAssignableTo(typeof(IEnumerable<Guid>)) ? name.Contains("Household", StringComparison.Ordinal) ? (Guid[])[_hers.HouseholdId, _fathers.HouseholdId] : _hers.PersonIds
        : type == typeof(string) ? text
        : type.IsValueType ? Activator.CreateInstance(type) : null;
}
