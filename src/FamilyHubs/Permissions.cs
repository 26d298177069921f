using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs;

/// <summary>Every permission of the module, and the roles that have it (shared.md, "who may do what": the column "hub register").</summary>
internal static class Permissions
{
    internal const string ViewSites = "familyhubs.sites.view";
    internal const string OpenSites = "familyhubs.sites.open";
    internal const string ManageSites = "familyhubs.sites.manage";
    internal const string ManageOffer = "familyhubs.offer.manage";
    internal const string RunProgrammes = "familyhubs.programmes.run";
    internal const string ViewOffer = "familyhubs.offer.view";
    internal const string PlanSessions = "familyhubs.sessions.plan";
    internal const string CancelSessions = "familyhubs.sessions.cancel";
    internal const string ViewSessions = "familyhubs.sessions.view";
    internal const string FindOffer = "familyhubs.offer.find";
    internal const string Book = "familyhubs.bookings.make";
    internal const string ViewBookings = "familyhubs.bookings.view";
    internal const string TakeRegister = "familyhubs.register.take";
    internal const string ReadAttendance = "familyhubs.register.read";
    internal const string SeeAttended = "familyhubs.register.attended";
    internal const string AmendRegister = "familyhubs.register.amend";
    internal const string UseDevice = "familyhubs.devices.use";
    internal const string ManageDevices = "familyhubs.devices.manage";
    internal const string WelcomeFamilies = "familyhubs.registrations.welcome";
    internal const string ReadFeedback = "familyhubs.feedback.read";
    internal const string AnswerProposals = "familyhubs.proposals.answer";
    internal const string SendReferral = "familyhubs.referrals.send";
    internal const string SendNewFamily = "familyhubs.referrals.send-new";
    internal const string AnswerReferrals = "familyhubs.referrals.answer";
    internal const string PracticeSheet = "familyhubs.referrals.practice";
    internal const string ByPractice = "familyhubs.referrals.by-practice";
    internal const string ReadReferralLog = "familyhubs.referrals.log";
    internal const string AnswerLinks = "familyhubs.links.answer";
    internal const string SeeLink = "familyhubs.links.see";

    private static readonly string[] Hub = [Roles.HubWorker, Roles.HubManager];

    /// <summary>Who works with families elsewhere, and offers them what a hub has.</summary>
    private static readonly string[] Practitioners =
    [
        Roles.FamilyHelp, Roles.Midwife, Roles.HealthVisitor, Roles.LinkWorker, Roles.CoreMember, Roles.SafeguardingLead, Roles.Supervisor,
    ];

    private static readonly string[] Finders = [.. Hub, .. Practitioners, Roles.Chair, Roles.Coordinator, Roles.PracticeStaff, Roles.Referrer, Roles.PeerCoordinator];

    private static readonly string[] Lookers = [.. Finders, Roles.EstateManager, Roles.Analyst, Roles.NamedLeader, Roles.DataQuality, Roles.SettingsEditor];

    internal static IReadOnlyList<Permission> All { get; } =
    [
        new(ViewSites, "See the hubs and the places where they go", Lookers),
        new(OpenSites, "Enter a new hub or place", Roles.HubManager, Roles.NamedLeader),
        new(ManageSites, "Change, close and check one's own hubs and places", Roles.HubManager),
        new(ViewOffer, "See the activities and programmes of one's own hubs", Hub),
        new(ManageOffer, "Change the activities, programmes and pathways of one's own hubs", Roles.HubManager),
        new(RunProgrammes, "Enrol families in programmes, and note measures and certificates", Hub),
        new(FindOffer, "Find groups and sessions that fit a family", Finders),
        new(ViewSessions, "See the sessions of one's own hubs", Hub),
        new(PlanSessions, "Plan, open and move sessions, and cancel those that one leads", Hub),
        new(CancelSessions, "Cancel any session of one's own hubs", Roles.HubManager),
        new(ViewBookings, "See who is booked into the sessions of one's own hubs", Hub),
        new(Book, "Book families into sessions, and take a booking back", Hub),
        new(TakeRegister, "Take and close the register of a session", Hub),
        new(AmendRegister, "Change a register after it was closed, with a reason", Roles.HubManager),
        new(ReadAttendance, "Read which sessions a family that one works with came to", [.. Hub, Roles.SafeguardingLead, Roles.FamilyHelp, Roles.Midwife, Roles.HealthVisitor, Roles.LinkWorker, Roles.Supervisor]),
        new(SeeAttended, "See whether a family of one's own cases came to a hub: yes or no", Roles.Chair, Roles.Coordinator),
        new(UseDevice, "Set up a phone or tablet for a register without a network", Hub),
        new(ManageDevices, "See the devices of one's own hubs and end them", Roles.HubManager),
        new(WelcomeFamilies, "Welcome families that joined a hub, and say how it went", Hub),
        new(ReadFeedback, "Read what people said of sessions", Hub),
        new(AnswerProposals, "Answer what a case meeting proposed to a hub", Hub),
        new(SendReferral, "Ask a hub to welcome a family", Roles.PracticeStaff, Roles.Referrer, Roles.FamilyHelp, Roles.Midwife, Roles.HealthVisitor, Roles.LinkWorker),
        new(SendNewFamily, "Ask a hub to welcome a family that one does not see here", Roles.Referrer),
        new(AnswerReferrals, "Answer what a practice or another service asked of a hub", Hub),
        new(PracticeSheet, "See how many families one's own practice sent to hubs", Roles.PracticeStaff),
        new(ByPractice, "See how many families each practice sent to one's own hubs", Roles.HubManager),
        new(ReadReferralLog, "See what did not arrive at one's own hubs, or was late, and put it right", Roles.HubManager),
        new(AnswerLinks, "Answer a midwife's link to a hub, and welcome her", Hub),
        new(SeeLink, "See how the link of a woman one looks after stands", Roles.Midwife),
    ];
}
