using Neighbourhood.Kernel;

namespace Neighbourhood.Access;

/// <inheritdoc />
public sealed class AccessModule : IModule
{
    public string Name => "Access";

    public IReadOnlyList<Permission> Permissions => Access.Permissions.All;
}
