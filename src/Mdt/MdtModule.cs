using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt;

/// <inheritdoc />
public sealed class MdtModule : IModule
{
    public string Name => "Mdt";

    public IReadOnlyList<Permission> Permissions => Mdt.Permissions.All;

    public void Services(IServiceCollection services, IConfiguration settings) => services.AddScoped<History>();
}
