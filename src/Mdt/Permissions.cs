using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt;

/// <summary>Every permission of the module, and the roles that have it (shared.md, "who may do what").</summary>
internal static class Permissions
{
    internal const string ManageTeams = "mdt.teams.manage";
    internal const string ViewTeams = "mdt.teams.view";
    internal const string Refer = "mdt.referrals.refer";
    internal const string ViewReferral = "mdt.referrals.view";
    internal const string Triage = "mdt.referrals.triage";
    internal const string Decline = "mdt.referrals.decline";
    internal const string Schedule = "mdt.meetings.schedule";
    internal const string ViewMeeting = "mdt.meetings.view";
    internal const string ManageList = "mdt.meetings.list";
    internal const string Chair = "mdt.meetings.chair";
    internal const string ViewMinutes = "mdt.minutes.view";
    internal const string ApproveMinutes = "mdt.minutes.approve";
    internal const string DeclareConflict = "mdt.items.declare-conflict";
    internal const string ViewInvitedItem = "mdt.items.view-invited";
    internal const string ViewCase = "mdt.cases.view";
    internal const string ViewDashboard = "mdt.figures.view";
    internal const string CasePlan = "mdt.cases.plan";
    internal const string OwnActions = "mdt.actions.own";
    internal const string ReasonForDecision = "mdt.decisions.reason";

    private static readonly string[] Team = [Roles.Chair, Roles.Coordinator, Roles.CoreMember, Roles.SafeguardingLead];

    private static readonly string[] Referrers =
    [
        .. Team, Roles.FamilyHelp, Roles.HubWorker, Roles.HubManager, Roles.Midwife, Roles.HealthVisitor, Roles.LinkWorker, Roles.PracticeStaff, Roles.Referrer,
    ];

    internal static IReadOnlyList<Permission> All { get; } =
    [
        new(ManageTeams, "Make a team, its members and its quorum", Roles.Chair, Roles.Coordinator),
        new(ViewTeams, "See a team and its members", Team),
        new(Refer, "Ask a team to talk about a family", Referrers),
        new(ViewReferral, "See a referral of one's own or of one's team", Referrers),
        new(Triage, "Accept a referral, send it back with a question, put it on a list", Roles.Chair, Roles.Coordinator),
        new(Decline, "Decline a referral", Roles.Chair),
        new(Schedule, "Put a meeting in the diary", Roles.Chair, Roles.Coordinator),
        new(ViewMeeting, "See a meeting and its agenda", Team),
        new(ManageList, "Open, close and order a meeting's list; invite people to an item", Roles.Chair, Roles.Coordinator),
        new(Chair, "Run the meeting: attendance, items, decisions, actions", Roles.Chair),
        new(ViewMinutes, "Read the minutes", Team),
        new(ApproveMinutes, "Edit, approve and add to the minutes", Roles.Chair),
        new(DeclareConflict, "Declare a conflict of interest in an item", Team),
        new(ViewInvitedItem, "See the one item that one is invited to, while invited", Roles.InvitedAttendee),
        new(ViewCase, "See a case of one's team, or that one leads", [.. Team, Roles.FamilyHelp]),
        new(ViewDashboard, "See how a team's meetings go: as it is for who runs it, small counts hidden for others", [.. Team, Roles.NamedLeader, Roles.Analyst]),
        new(CasePlan, "Read the plan and outcomes of a case of one's team; write those of a case that one leads, or of one's team as its chair or coordinator", Referrers),
        new(ReasonForDecision, "Read the one line that a team meant for whoever gets its proposal", Roles.HubWorker, Roles.HubManager, Roles.PeerCoordinator),
        new(OwnActions, "See and finish one's own actions", [.. Referrers, Roles.InvitedAttendee, Roles.Provider]),
    ];
}
