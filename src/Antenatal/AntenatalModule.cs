using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal;

/// <inheritdoc />
public sealed class AntenatalModule : IModule
{
    public string Name => "Antenatal";

    public IReadOnlyList<Permission> Permissions => Antenatal.Permissions.All;

    public IReadOnlyList<MenuEntry> Menu =>
    [
    ];

    public void Services(IServiceCollection services, IConfiguration settings)
    {
        services.AddScoped<History>().AddScoped<People.Aliases>().AddScoped<People.DoNotContact>();
        services.AddScoped<Pregnancies.PregnancySteps>();
        services.AddScoped<Milestones.ScheduleTerms>().AddScoped<Milestones.MilestonePlan>();
        services.AddScoped<HubLinks.LinkDesk>();
        services.AddScoped<Pregnancies.PregnancyDesk>().AddScoped<Pregnancies.Seen>().AddScoped<Pregnancies.Under16>().AddScoped<Pregnancies.Involvements>().AddScoped<Pregnancies.Babies>();
    }

    public void Routes(IEndpointRouteBuilder api)
    {
    }
}
