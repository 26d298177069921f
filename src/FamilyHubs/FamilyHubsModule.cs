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
        new("Asked of us", "/familyhubs/asked", FamilyHubs.Permissions.AnswerProposals, 12, "Nobody waits for an answer.", Under: "/familyhubs/sessions"),
        new("Sent to hubs", "/familyhubs/refer/sent", FamilyHubs.Permissions.SendReferral, 13, "Ask a hub to welcome a family, and see how it stands.", Under: "/familyhubs/sessions"),
    ];

    public void Services(IServiceCollection services, IConfiguration settings)
    {
        services.AddScoped<History>().AddScoped<People.Aliases>().AddScoped<People.DoNotContact>().AddScoped<People.HubInvolvements>();
        services.AddScoped<Sessions.SessionSteps>();
        services.AddScoped<Bookings.BookedSessions>().AddScoped<Bookings.BookingMessages>().AddScoped<Bookings.BookingRules>().AddScoped<Bookings.WaitingList>().AddScoped<Bookings.BookingDesk>();
        services.AddScoped<After.Welcomes>();
        services.AddScoped<Asked.AskedSites>().AddScoped<Asked.AskedList>().AddScoped<Asked.Proposals>().AddScoped<Asked.HubSessions>().AddScoped<Asked.Referrals>().AddScoped<Asked.ReferralLog>();
        services.AddScoped<Asked.Links>().AddScoped<Asked.LinkFirstAttended>().AddScoped<Asked.SafeWays>();
    }

    public void Routes(IEndpointRouteBuilder api)
    {
        Asked.SendReferral.Map(api);
        Asked.SeeSentReferral.Map(api);
    }
}
