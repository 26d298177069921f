using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Areas.Imports;
using Neighbourhood.Kernel;

namespace Neighbourhood.Areas;

/// <inheritdoc />
public sealed class AreasModule : IModule
{
    public string Name => "Areas";

    public IReadOnlyList<Permission> Permissions => Areas.Permissions.All;

    public void Services(IServiceCollection services, IConfiguration settings) => services.AddScoped<ImportAreas.Work>();

    public IEnumerable<Verb> Verbs => [ImportAreasVerb.Verb()];
}
