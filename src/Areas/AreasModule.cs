using Neighbourhood.Kernel;

namespace Neighbourhood.Areas;

/// <inheritdoc />
public sealed class AreasModule : IModule
{
    public string Name => "Areas";

    public IReadOnlyList<Permission> Permissions => Areas.Permissions.All;
}
