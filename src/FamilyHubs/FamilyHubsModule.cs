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
        new("Asked of us", "/familyhubs/asked", FamilyHubs.Permissions.AnswerProposals, 12, "Nobody waits for an answer.", "/familyhubs/sessions"),
        new("Welcome", "/familyhubs/welcome", FamilyHubs.Permissions.WelcomeFamilies, 13, "Every new family has been welcomed.", "/familyhubs/sessions"),
        new("Devices", "/familyhubs/devices", FamilyHubs.Permissions.ManageDevices, 14, "Phones and tablets that take registers without a network.", "/familyhubs/sessions"),
        new("Activities", "/familyhubs/activities", FamilyHubs.Permissions.ViewOffer, 15, "What your hubs offer.", "/familyhubs/sessions"),
        new("Programmes", "/familyhubs/programmes", FamilyHubs.Permissions.ViewOffer, 16, "Groups of eight to twelve weeks.", "/familyhubs/sessions"),
        new("Pathways", "/familyhubs/pathways", FamilyHubs.Permissions.ViewOffer, 17, "Ways through several activities.", "/familyhubs/sessions"),
        new("Feedback", "/familyhubs/feedback", FamilyHubs.Permissions.ReadFeedback, 18, "What people said of sessions.", "/familyhubs/sessions"),
        // For those who work with families elsewhere these four are one line of the header.
        new("Find a group", "/familyhubs/offer", FamilyHubs.Permissions.FindOffer, 33, "Groups and sessions that fit a family.", "/familyhubs/sessions"),
        new("Sent to hubs", "/familyhubs/refer/sent", FamilyHubs.Permissions.SendReferral, 34, "Ask a hub to welcome a family, and see how it stands.", "/familyhubs/offer"),
        new("What's on", "/familyhubs/whats-on", FamilyHubs.Permissions.FindOffer, 35, "What families find: groups by place, age and day.", "/familyhubs/offer"),
        new("Hubs and places", "/familyhubs/sites", FamilyHubs.Permissions.ViewSites, 36, "Where the hubs are, what is there, and who runs them.", "/familyhubs/offer"),
        new("Your practice", "/familyhubs/practice", FamilyHubs.Permissions.PracticeSheet, 37, "What hubs told your practice, and how many families it sent.", "/familyhubs/offer"),
    ];

    public void Services(IServiceCollection services, IConfiguration settings)
    {
        services.AddScoped<History>().AddScoped<People.Aliases>().AddScoped<People.DoNotContact>().AddScoped<People.HubInvolvements>();
        services.AddScoped<Sessions.SessionSteps>();
        services.AddLocalization().AddScoped<WhatsOn.Listing>();
        services.AddScoped<Sessions.SessionDesk>().AddScoped<Sessions.RoomBook>().AddScoped<Sessions.TermChecks>().AddScoped<Sessions.SessionNotices>().AddScoped<Sessions.PlanChoices>()
            .AddScoped<Sessions.SeriesDesk>().AddScoped<Sessions.SeriesPlan>();
        services.AddScoped<People.MergedRecords>().AddScoped<People.AskedAgain>().AddScoped<People.HubObjections>().AddScoped<People.HubWork>().AddScoped<People.PregnancyPlans>();
        services.AddScoped<Bookings.BookedSessions>().AddScoped<Bookings.BookingMessages>().AddScoped<Bookings.BookingRules>().AddScoped<Bookings.WaitingList>().AddScoped<Bookings.BookingDesk>();
        services.AddScoped<Offer.ActivityDesk>().AddScoped<Offer.HubChoices>().AddScoped<Offer.ProgrammeDesk>().AddScoped<Offer.PathwayDesk>().AddScoped<Feedback.FeedbackTries>();
        services.AddScoped<Register.RegisterDesk>().AddScoped<Register.RegisterBook>().AddScoped<Register.RegisterClosing>().AddScoped<Register.Claims>().AddScoped<Register.AttendanceRows>();
        services.AddScoped<Register.BookedOutcomes>().AddScoped<Register.Missed>().AddScoped<Register.DoorFamilies>().AddScoped<After.Registrations>().AddScoped<After.WaitingRows>();
        services.AddScoped<Devices.DeviceBook>().AddScoped<Devices.EntryBook>().AddScoped<Devices.EntryTaking>().AddScoped<Devices.FamilyTaking>().AddScoped<Devices.CloseTaking>().AddScoped<Devices.PutsAside>();
        services.AddScoped<Devices.DoorPeople>().AddScoped<Devices.Synchroniser>();
        services.AddScoped<Asked.AskedSites>().AddScoped<Asked.AskedList>().AddScoped<Asked.Proposals>().AddScoped<Asked.HubSessions>().AddScoped<Asked.Referrals>().AddScoped<Asked.ReferralLog>();
        services.AddScoped<Asked.ToldPractices>().AddScoped<Asked.ReferralDesk>().AddScoped<Asked.Links>().AddScoped<Asked.LinkFirstAttended>().AddScoped<Asked.SafeWays>();
    }

    public void Routes(IEndpointRouteBuilder api)
    {
        Sessions.ListSessions.Map(api);
        Bookings.BookFamily.Map(api);
        Bookings.CancelBooking.Map(api);
        Offer.FindOffer.Map(api);
        Asked.SendReferral.Map(api);
        Asked.SendNewFamily.Map(api);
        Asked.SeeSentReferral.Map(api);
    }
}
