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
        new("Hand-overs", "/antenatal/hand-overs", Antenatal.Permissions.ReceiveHandOver, 8, "No family waits to be received from its midwife.", "/antenatal"),
        new("Families handed over", "/antenatal/hand-overs/sent", Antenatal.Permissions.HandOver, 8, "Every family that you handed over was received.", "/antenatal"),
        new("Births to register", "/antenatal/registrations", Antenatal.Permissions.RegisterBirths, 8, "No birth is due to be registered soon.", "/antenatal"),
    ];

    public void Services(IServiceCollection services, IConfiguration settings)
    {
        services.AddScoped<History>().AddScoped<People.Aliases>().AddScoped<People.DoNotContact>();
        services.AddScoped<Pregnancies.PregnancySteps>();
        services.AddScoped<Milestones.ScheduleTerms>().AddScoped<Milestones.MilestonePlan>();
        services.AddScoped<HubLinks.LinkDesk>();
        services.AddScoped<Births.BirthDesk>().AddScoped<Births.BornBabies>().AddScoped<Births.SleepTalks>().AddScoped<Births.OpenRegistrations>().AddScoped<Births.HandoverContent>()
            .AddScoped<Births.Handovers>().AddScoped<Births.WaitingHandovers>().AddScoped<Births.OpenThings>()
            .AddScoped<Pregnancies.IPregnancySection, Births.BirthSection>().AddScoped<Pregnancies.IPregnancySection, Births.HandoverSection>();
        services.AddScoped<Pregnancies.PregnancyDesk>().AddScoped<Pregnancies.Seen>().AddScoped<Pregnancies.Under16>().AddScoped<Pregnancies.Involvements>().AddScoped<Pregnancies.Babies>();
    }

    public void Routes(IEndpointRouteBuilder api)
    {
        Births.RecordBirth.Map(api);
    }
}
