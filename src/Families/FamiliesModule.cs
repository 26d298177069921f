using Neighbourhood.Kernel;

namespace Neighbourhood.Families;

/// <inheritdoc />
public sealed class FamiliesModule : IModule
{
    public string Name => "Families";

    public IReadOnlyList<Permission> Permissions => Families.Permissions.All;
}
