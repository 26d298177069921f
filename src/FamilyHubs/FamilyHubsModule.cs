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
        new("Activities", "/familyhubs/activities", FamilyHubs.Permissions.ViewOffer, 20, "What your hubs offer.", Under: "/familyhubs/sessions"),
        new("Programmes", "/familyhubs/programmes", FamilyHubs.Permissions.ViewOffer, 21, "Groups of eight to twelve weeks.", Under: "/familyhubs/sessions"),
        new("Pathways", "/familyhubs/pathways", FamilyHubs.Permissions.ViewOffer, 22, "Ways through several activities.", Under: "/familyhubs/sessions"),
        new("Feedback", "/familyhubs/feedback", FamilyHubs.Permissions.ReadFeedback, 23, "What people said of sessions.", Under: "/familyhubs/sessions"),
        new("Find a group", "/familyhubs/offer", FamilyHubs.Permissions.FindOffer, 24, "Groups and sessions that fit a family.", Under: "/familyhubs/sessions"),
    ];

    public void Services(IServiceCollection services, IConfiguration settings)
    {
        services.AddScoped<History>().AddScoped<People.Aliases>().AddScoped<People.DoNotContact>().AddScoped<People.HubInvolvements>();
        services.AddScoped<Sessions.SessionSteps>();
        services.AddScoped<Offer.ActivityDesk>().AddScoped<Offer.HubChoices>().AddScoped<Offer.ProgrammeDesk>().AddScoped<Offer.PathwayDesk>().AddScoped<Feedback.FeedbackTries>();
    }

    public void Routes(IEndpointRouteBuilder api)
    {
        Offer.FindOffer.Map(api);
    }
}
