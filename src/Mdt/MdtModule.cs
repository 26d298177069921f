using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt;

/// <inheritdoc />
public sealed class MdtModule : IModule
{
    public string Name => "Mdt";

    public IReadOnlyList<Permission> Permissions => Mdt.Permissions.All;
}
