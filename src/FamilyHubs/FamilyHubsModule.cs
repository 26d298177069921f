using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs;

/// <inheritdoc />
public sealed class FamilyHubsModule : IModule
{
    public string Name => "FamilyHubs";

    public IReadOnlyList<Permission> Permissions => FamilyHubs.Permissions.All;

    public IReadOnlyList<MenuEntry> Menu =>
    [
        new("Sessions", "/familyhubs/sessions", FamilyHubs.Permissions.ViewSessions, 10, "No session is planned for today."),
    ];

    public void Services(IServiceCollection services, IConfiguration settings)
    {
        services.AddScoped<History>().AddScoped<People.Aliases>().AddScoped<People.DoNotContact>().AddScoped<People.HubInvolvements>();
        services.AddScoped<Sessions.SessionSteps>();
        services.AddScoped<Bookings.BookedSessions>().AddScoped<Bookings.BookingMessages>().AddScoped<Bookings.BookingRules>().AddScoped<Bookings.WaitingList>().AddScoped<Bookings.BookingDesk>();
    }

    public void Routes(IEndpointRouteBuilder api)
    {
    }
}
