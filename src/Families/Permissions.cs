using Neighbourhood.Kernel;

namespace Neighbourhood.Families;

/// <summary>Every permission of the module, and the roles that have it.</summary>
internal static class Permissions
{
    internal static IReadOnlyList<Permission> All { get; } = [];
}
