using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Areas.Imports;
using Neighbourhood.Areas.Postcodes;
using Neighbourhood.Kernel;

namespace Neighbourhood.Areas;

/// <inheritdoc />
public sealed class AreasModule : IModule
{
    public string Name => "Areas";

    public IReadOnlyList<Permission> Permissions => Areas.Permissions.All;

    public IReadOnlyList<MenuEntry> Menu => [new("Areas", "/areas", Areas.Permissions.See, 80, "Neighbourhoods, how many children live there, and where a postcode is.")];

    public void Services(IServiceCollection services, IConfiguration settings) => services.AddScoped<ImportAreas.Work>();

    public void Routes(IEndpointRouteBuilder api) => LookUpPostcode.Map(api);

    public IEnumerable<Verb> Verbs => [ImportAreasVerb.Verb()];
}
