namespace Neighbourhood.Kernel;

/// <summary>A role held by a person, limited to one scope; everywhere when the id is null.</summary>
public sealed record Grant(string Role, Guid? ScopeId);

/// <summary>Who this request, delivery or verb acts for. One a scope; nobody until told.</summary>
public sealed class CurrentUser(PermissionCatalogue catalogue)
{
    private IReadOnlySet<string>? _only;

    /// <summary>The account's id; null for nobody and for the system on nobody's behalf.</summary>
    public Guid? Id { get; private set; }

    public Guid? OrganisationId { get; private set; }

    public IReadOnlyList<Grant> Grants { get; private set; } = [];

    /// <summary>True in a delivery or a verb: acts for <see cref="Id"/>, is never refused, and the audit names both.</summary>
    public bool IsSystem { get; private set; }

    public bool IsSignedIn => Id is not null && !IsSystem;

    /// <param name="only">The permissions that an API token is narrowed to; null for all that the roles give.</param>
    public void Is(Guid id, Guid? organisationId, IReadOnlyList<Grant> grants, IReadOnlySet<string>? only = null)
    {
        (Id, OrganisationId, Grants, IsSystem, _only) = (id, organisationId, grants, false, only);
    }

    /// <summary>Becomes the system, on behalf of the person who caused what is being handled.</summary>
    public void IsSystemFor(Guid? actor) => (Id, OrganisationId, Grants, IsSystem, _only) = (actor, null, [], true, null);

    /// <summary>The system for a while, on behalf of who it was: an immediate event's handlers are not refused.</summary>
    internal IDisposable ActAsSystem()
    {
        var (id, organisation, grants, system, only) = (Id, OrganisationId, Grants, IsSystem, _only);
        IsSystemFor(id);
        return new Back(() => (Id, OrganisationId, Grants, IsSystem, _only) = (id, organisation, grants, system, only));
    }

    public bool Has(string role) => Grants.Any(g => g.Role == role);

    public bool May(string permission) => IsSystem || GrantsFor(permission).Any();

    /// <summary>The scope ids in which the user may, own work always among them; null means everywhere. Lists limit their rows by it.</summary>
    public IReadOnlySet<Guid>? ScopesFor(string permission)
    {
        if (IsSystem) return null;
        var grants = GrantsFor(permission).ToList();
        if (grants.Any(g => g.ScopeId is null)) return null;
        var scopes = grants.Select(g => g.ScopeId!.Value).ToHashSet();
        if (scopes.Count > 0 && Id is { } me) scopes.Add(me);
        return scopes;
    }

    private IEnumerable<Grant> GrantsFor(string permission) =>
        _only is not null && !_only.Contains(permission) ? [] : Grants.Where(g => catalogue.Gives(g.Role, permission));

    private sealed class Back(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}

/// <summary>Every permission of every module, and the roles that have it. What is not here is denied.</summary>
public sealed class PermissionCatalogue(IEnumerable<IModule> modules)
{
    public IReadOnlyList<Permission> All { get; } = [.. modules.SelectMany(m => m.Permissions).OrderBy(p => p.Code, StringComparer.Ordinal)];

    public bool Gives(string role, string permission) => All.Any(p => p.Code == permission && p.Roles.Contains(role));
}
