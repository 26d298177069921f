using Neighbourhood.Kernel;

namespace Neighbourhood.Host;

/// <summary>What Host itself guards: it is registered as a module without tables.</summary>
internal static class HostPermissions
{
    internal const string MoveClock = "host.demo.move-clock";

    internal const string Operate = "host.program.operate";

    /// <summary>Declared by Families, whose answer the household's page is.</summary>
    internal const string ViewHousehold = "families.people.read";

    internal static IReadOnlyList<Permission> All { get; } =
    [
        new(MoveClock, "Move the demo's clock forward", [.. Roles.All.Select(r => r.Code)]),
        new(Operate, "See that the program is well, run parked deliveries again or give them up", Roles.Operator),
    ];
}

/// <summary>Host's own use cases, found like any module's.</summary>
internal sealed class HostModule : IModule
{
    public string Name => "Host";

    public IReadOnlyList<Permission> Permissions => HostPermissions.All;

    public IReadOnlyList<MenuEntry> Menu { get; } = [new("Operate", "/operate", HostPermissions.Operate, 95, "Whether the program is well, what is stuck in it, and when it was last backed up.")];

    public void Services(IServiceCollection services, IConfiguration settings) => services.AddSingleton<DemoMode>();
}
