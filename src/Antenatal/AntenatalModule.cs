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
        new("Contact that colleagues stopped", "/antenatal/stopped", Antenatal.Permissions.Work, 9, "Nothing is to be followed up.", "/antenatal"),
        new("Not kept yet", "/antenatal/trouble", Antenatal.Permissions.SeeTrouble, 91, "Everything that midwives recorded is kept.", "/antenatal"),
    ];

    public void Services(IServiceCollection services, IConfiguration settings)
    {
        services.AddScoped<History>().AddScoped<People.Aliases>().AddScoped<People.DoNotContact>();
        services.AddScoped<Pregnancies.PregnancySteps>();
        services.AddScoped<Pregnancies.PregnancyDesk>().AddScoped<Pregnancies.Seen>().AddScoped<Pregnancies.Under16>().AddScoped<Pregnancies.Involvements>().AddScoped<Pregnancies.Babies>();
        services.AddScoped<Milestones.ScheduleTerms>().AddScoped<Milestones.MilestonePlan>();
        services.AddScoped<HubLinks.LinkDesk>();
        services.AddSingleton<Losses.LossVault>().AddSingleton<Losses.LossTries>().AddScoped<Losses.LossDesk>().AddScoped<Losses.LossEntries>().AddScoped<Losses.Rereading>().AddScoped<Losses.Stops>();
        services.AddScoped<Pregnancies.IPregnancySection, Losses.LossSection>();
    }

    public void Routes(IEndpointRouteBuilder api)
    {
    }
}
