using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Referrals;

namespace Neighbourhood.Mdt;

/// <inheritdoc />
public sealed class MdtModule : IModule
{
    public string Name => "Mdt";

    public IReadOnlyList<Permission> Permissions => Mdt.Permissions.All;

    public IReadOnlyList<MenuEntry> Menu =>
    [
        new("MDT referrals", "/mdt/referrals", Mdt.Permissions.Refer, 20),
        new("Referrals to look at", "/mdt/referrals/inbox", Mdt.Permissions.Triage, 21),
        new("Cases", "/mdt/cases", Mdt.Permissions.ViewCase, 22),
        new("Teams", "/mdt/teams", Mdt.Permissions.ViewTeams, 29),
    ];

    public void Services(IServiceCollection services, IConfiguration settings) => services
        .AddScoped<History>()
        .AddScoped<ReferralDesk>();

    public void Routes(IEndpointRouteBuilder api)
    {
        ReferFamily.Map(api);
        GetReferralStatus.Map(api);
    }
}
