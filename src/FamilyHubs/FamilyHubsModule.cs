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
        new("Hubs and places", "/familyhubs/sites", FamilyHubs.Permissions.ViewSites, 12, "Where the hubs are, what is there, and who runs them.", "/familyhubs/sessions"),
        new("What's on", "/familyhubs/whats-on", FamilyHubs.Permissions.FindOffer, 13, "What families find: groups by place, age and day.", "/familyhubs/sessions"),
        new("Activities", "/familyhubs/activities", FamilyHubs.Permissions.ViewOffer, 20, "What your hubs offer.", Under: "/familyhubs/sessions"),
        new("Programmes", "/familyhubs/programmes", FamilyHubs.Permissions.ViewOffer, 21, "Groups of eight to twelve weeks.", Under: "/familyhubs/sessions"),
        new("Pathways", "/familyhubs/pathways", FamilyHubs.Permissions.ViewOffer, 22, "Ways through several activities.", Under: "/familyhubs/sessions"),
        new("Feedback", "/familyhubs/feedback", FamilyHubs.Permissions.ReadFeedback, 23, "What people said of sessions.", Under: "/familyhubs/sessions"),
        new("Find a group", "/familyhubs/offer", FamilyHubs.Permissions.FindOffer, 24, "Groups and sessions that fit a family.", Under: "/familyhubs/sessions"),
        new("Welcome", "/familyhubs/welcome", FamilyHubs.Permissions.WelcomeFamilies, 16, "Every new family has been welcomed.", Under: "/familyhubs/sessions"),
        new("Devices", "/familyhubs/devices", FamilyHubs.Permissions.ManageDevices, 18, "Phones and tablets that take registers without a network.", Under: "/familyhubs/sessions"),
        new("Asked of us", "/familyhubs/asked", FamilyHubs.Permissions.AnswerProposals, 12, "Nobody waits for an answer.", Under: "/familyhubs/sessions"),
        new("Sent to hubs", "/familyhubs/refer/sent", FamilyHubs.Permissions.SendReferral, 13, "Ask a hub to welcome a family, and see how it stands.", Under: "/familyhubs/sessions"),
    ];

    public void Services(IServiceCollection services, IConfiguration settings)
    {
        services.AddScoped<History>().AddScoped<People.Aliases>().AddScoped<People.DoNotContact>().AddScoped<People.HubInvolvements>();
        services.AddScoped<Sessions.SessionSteps>();
        services.AddLocalization().AddScoped<WhatsOn.Listing>();
        services.AddScoped<Sessions.SessionDesk>().AddScoped<Sessions.RoomBook>().AddScoped<Sessions.TermChecks>().AddScoped<Sessions.SessionNotices>().AddScoped<Sessions.PlanChoices>()
            .AddScoped<Sessions.SeriesDesk>().AddScoped<Sessions.SeriesPlan>();
        services.AddScoped<People.MergedRecords>().AddScoped<People.AskedAgain>().AddScoped<People.HubObjections>().AddScoped<People.HubWork>();
        services.AddScoped<Bookings.BookedSessions>().AddScoped<Bookings.BookingMessages>().AddScoped<Bookings.BookingRules>().AddScoped<Bookings.WaitingList>().AddScoped<Bookings.BookingDesk>();
        services.AddScoped<Offer.ActivityDesk>().AddScoped<Offer.HubChoices>().AddScoped<Offer.ProgrammeDesk>().AddScoped<Offer.PathwayDesk>().AddScoped<Feedback.FeedbackTries>();
        services.AddScoped<Register.RegisterDesk>().AddScoped<Register.RegisterBook>().AddScoped<Register.RegisterClosing>().AddScoped<Register.Claims>().AddScoped<Register.AttendanceRows>();
        services.AddScoped<Register.BookedOutcomes>().AddScoped<Register.Missed>().AddScoped<Register.DoorFamilies>().AddScoped<After.Registrations>().AddScoped<After.WaitingRows>();
        services.AddScoped<Devices.DeviceBook>().AddScoped<Devices.EntryBook>().AddScoped<Devices.EntryTaking>().AddScoped<Devices.FamilyTaking>().AddScoped<Devices.CloseTaking>();
        services.AddScoped<Devices.DoorPeople>().AddScoped<Devices.Synchroniser>();
        services.AddScoped<Asked.AskedSites>().AddScoped<Asked.AskedList>().AddScoped<Asked.Proposals>().AddScoped<Asked.HubSessions>().AddScoped<Asked.Referrals>().AddScoped<Asked.ReferralLog>();
        services.AddScoped<Asked.Links>().AddScoped<Asked.LinkFirstAttended>().AddScoped<Asked.SafeWays>();
    }

    public void Routes(IEndpointRouteBuilder api)
    {
        Sessions.ListSessions.Map(api);
        Bookings.BookFamily.Map(api);
        Bookings.CancelBooking.Map(api);
        Offer.FindOffer.Map(api);
        Asked.SendReferral.Map(api);
        Asked.SeeSentReferral.Map(api);
    }
}
