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
    internal const string CirculateMinutes = "mdt.minutes.circulate";
    internal const string ReadSentMinutes = "mdt.minutes.read-sent";
    internal const string DeclareConflict = "mdt.items.declare-conflict";
    internal const string ViewInvitedItem = "mdt.items.view-invited";
    internal const string ViewCase = "mdt.cases.view";
    internal const string ViewDashboard = "mdt.figures.view";
    internal const string CasePlan = "mdt.cases.plan";
    internal const string OwnActions = "mdt.actions.own";
    internal const string OwnCalendar = "mdt.calendar.own";
    internal const string ManageActions = "mdt.actions.manage";
    internal const string EscalatedActions = "mdt.actions.escalated";
    internal const string ViewDecision = "mdt.decisions.view";
    internal const string AnswerDecision = "mdt.decisions.answer";
    internal const string ReasonForDecision = "mdt.decisions.reason";
    internal const string ViewSummaries = "mdt.summaries.view";
    internal const string ReadTeamSummaries = "mdt.summaries.read-team";
    internal const string ChooseSummaries = "mdt.summaries.choose";
    internal const string WriteSummaries = "mdt.summaries.write";

    internal const string HandOver = "mdt.cases.hand-over";
    internal const string AnswerLead = "mdt.leads.answer";

    private static readonly string[] Team = [Roles.Chair, Roles.Coordinator, Roles.CoreMember, Roles.SafeguardingLead];

    private static readonly string[] Referrers =
    [
        .. Team, Roles.FamilyHelp, Roles.HubWorker, Roles.HubManager, Roles.Midwife, Roles.HealthVisitor, Roles.LinkWorker, Roles.PracticeStaff, Roles.Referrer,
    ];

    /// <summary>Whoever may be somebody's manager: not those whose account is a light one.</summary>
    private static readonly string[] Workers = [.. Roles.All.Select(r => r.Code).Except([Roles.InvitedAttendee, Roles.Provider, Roles.PanelMember, Roles.PeerSupporter])];
    /// <summary>Who may lead a case.</summary>
    private static readonly string[] Leads = [Roles.CoreMember, Roles.FamilyHelp, Roles.HubWorker, Roles.HubManager, Roles.Midwife, Roles.HealthVisitor, Roles.LinkWorker];

    /// <summary>Who may lead a case without being of a team, in roles that are held for one's own work alone.</summary>
    private static readonly string[] OwnLeads = [Roles.FamilyHelp, Roles.Midwife, Roles.HealthVisitor, Roles.LinkWorker];

    /// <summary>Whether a role reaches what a whole team works on; any other reaches what its holder leads.</summary>
    internal static bool IsOfTeam(string role) => Team.Contains(role, StringComparer.Ordinal);

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
        new(CirculateMinutes, "See who gets which version of the minutes, and send them", Roles.Chair, Roles.Coordinator),
        new(ReadSentMinutes, "Read what was sent to oneself of a meeting's minutes", [.. Referrers, Roles.InvitedAttendee, Roles.Provider]),
        new(DeclareConflict, "Declare a conflict of interest in an item", Team),
        new(ViewInvitedItem, "See the one item that one is invited to, while invited", Roles.InvitedAttendee),
        new(ViewCase, "See a case of one's team, or that one leads", Referrers),
        new(OwnCalendar, "Have one's own meetings at a secret address for a calendar program", [.. Team, Roles.InvitedAttendee]),
        new(ViewDashboard, "See how a team's meetings go: as it is for who runs it, small counts hidden for others", [.. Team, Roles.NamedLeader, Roles.Analyst]),
        new(CasePlan, "Read the plan and outcomes of a case of one's team; write those of a case that one leads, or of one's team as its chair or coordinator", Referrers),
        new(ViewDecision, "See a decision of one's team, or of a case that one leads: what it waits for, and what came of it", [.. Team, .. OwnLeads]),
        new(AnswerDecision, "Say yes or no to a provisional decision in writing; give the reference of a safeguarding referral", [.. Team, .. OwnLeads]),
        new(ReasonForDecision, "Read the one line that a team meant for whoever gets its proposal", Roles.HubWorker, Roles.HubManager, Roles.PeerCoordinator),
        new(HandOver, "Ask somebody to lead a case or another team to take it over, and answer for one's own team", Roles.Chair, Roles.Coordinator),
        new(AnswerLead, "Answer whether one will lead a case", [.. Referrers, Roles.InvitedAttendee, Roles.Provider]),
        new(ViewSummaries, "See the summaries of a case that one chairs, coordinates, leads or safeguards", [Roles.Chair, Roles.Coordinator, Roles.SafeguardingLead, .. Leads]),
        new(ReadTeamSummaries, "See the summaries of one's team", Roles.Chair, Roles.Coordinator, Roles.SafeguardingLead),
        new(ChooseSummaries, "Choose who gets a summary of a meeting", Roles.Chair),
        new(WriteSummaries, "Write, confirm and give summaries in a case that one chairs, coordinates or leads", [Roles.Chair, Roles.Coordinator, .. Leads]),
        new(OwnActions, "See and finish one's own actions", [.. Referrers, Roles.InvitedAttendee, Roles.Provider]),
        new(ManageActions, "See the actions of one's teams; give one to somebody else, move its day, cancel it, make a link for an invited owner", Roles.Chair, Roles.Coordinator),
        new(EscalatedActions, "See the actions of others that were passed on to one since they are overdue for long", Workers),
    ];
}
