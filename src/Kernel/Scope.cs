using System.Collections.Concurrent;
using System.Reflection;

namespace Neighbourhood.Kernel;

/// <summary>What a thing lies within, for the check of scope.</summary>
/// <param name="Within">Ids of teams, sites, neighbourhoods and users; a role in any of them reaches the thing. Null: there is no such thing.</param>
/// <param name="Barred">Users who may not reach it whatever their roles: a declared conflict of interest.</param>
public sealed record Reach(IReadOnlySet<Guid>? Within, IReadOnlySet<Guid>? Barred = null)
{
    public static Reach Nothing { get; } = new((IReadOnlySet<Guid>?)null);

    public static Reach Of(IEnumerable<Guid> within, IEnumerable<Guid>? barred = null) => new(within.ToHashSet(), barred?.ToHashSet());
}

/// <summary>
/// Says what an id lies within. The module that owns the thing has one for each name under which others send its id:
/// <c>MeetingId</c> → its team, that team's neighbourhoods.
/// </summary>
public interface IScope
{
    /// <summary>The name of the property of commands and queries that it resolves, as <c>MeetingId</c>.</summary>
    string Property { get; }

    Task<Reach> Of(Guid id, CancellationToken ct);
}

/// <summary>Permission and scope, asked by the pipeline for messages and by the page guard for pages.</summary>
public sealed class Guard(CurrentUser user, IEnumerable<IScope> scopes)
{
    private static readonly ConcurrentDictionary<Type, AllowsAttribute?> Attributes = new();

    /// <summary>The attribute of a message or page, or null.</summary>
    public static AllowsAttribute? On(Type type) => Attributes.GetOrAdd(type, t => t.GetCustomAttribute<AllowsAttribute>());

    /// <exception cref="Denied">No role gives the permission.</exception>
    /// <exception cref="NotFound">The id is outside every scope of the roles that do, or does not exist.</exception>
    public async Task Check(AllowsAttribute allows, object on, CancellationToken ct)
    {
        if (user.IsSystem) return;
        if (!user.May(allows.Permission)) throw new Denied(allows.Permission);
        if (allows.On is null) return;
        var id = on.GetType().GetProperty(allows.On)?.GetValue(on) as Guid?
            ?? throw new NotFound();
        if (!await Reaches(allows.Permission, allows.On, id, ct)) throw new NotFound();
    }

    /// <summary>Whether the user may do this to that thing: the same check, as a question for a page that offers it or not.</summary>
    public async Task<bool> Reaches(string permission, string property, Guid id, CancellationToken ct)
    {
        if (user.IsSystem) return true;
        if (!user.May(permission)) return false;
        var scope = scopes.FirstOrDefault(s => s.Property == property)
            ?? throw new InvalidOperationException($"No IScope resolves {property}: the module that owns it must have one.");
        var reach = await scope.Of(id, ct);
        if (reach.Within is null || (user.Id is { } me && reach.Barred?.Contains(me) == true)) return false;
        var mine = user.ScopesFor(permission);
        return mine is null || reach.Within.Overlaps(mine);
    }
}
