using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.HandOvers;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Minutes;
using Neighbourhood.Mdt.Packs;
using Neighbourhood.Mdt.Referrals;

namespace Neighbourhood.Mdt;

/// <inheritdoc />
public sealed class MdtModule : IModule
{
    public string Name => "Mdt";

    public IReadOnlyList<Permission> Permissions => Mdt.Permissions.All;

    public IReadOnlyList<MenuEntry> Menu =>
    [
        new("Meetings", "/mdt/meetings", Mdt.Permissions.ViewMeeting, 20, "No meeting is in the diary."),
        new("Cases", "/mdt/cases", Mdt.Permissions.ViewCase, 21, "Families that your teams work with, and when each is reviewed.", "/mdt/meetings"),
        new("My actions", "/mdt/actions", Mdt.Permissions.OwnActions, 22, "You have nothing to do from a meeting.", "/mdt/meetings"),
        new("My referrals", "/mdt/referrals", Mdt.Permissions.Refer, 23, "Ask a team to talk about a family, and see what came of it.", "/mdt/meetings"),
        new("Referrals to look at", "/mdt/referrals/inbox", Mdt.Permissions.Triage, 24, "Nothing waits for your teams.", "/mdt/meetings"),
        new("Decisions", "/mdt/decisions", Mdt.Permissions.ViewDecision, 25, "Every decision is confirmed, and every proposal answered.", "/mdt/meetings"),
        new("Actions of my teams", "/mdt/actions/team", Mdt.Permissions.ManageActions, 26, "No action of your teams is open.", "/mdt/meetings"),
        new("Summaries for families", "/mdt/summaries", Mdt.Permissions.WriteSummaries, 27, "No summary waits for you.", "/mdt/meetings"),
        new("Hand-overs", "/mdt/hand-overs", Mdt.Permissions.AnswerLead, 28, "Nobody asks you to lead, and no case changes teams.", "/mdt/meetings"),
        new("Teams", "/mdt/teams", Mdt.Permissions.ViewTeams, 29, "Who is in your teams, and who is needed for a decision.", "/mdt/meetings"),
        new("How meetings go", "/mdt/figures", Mdt.Permissions.ViewDashboard, 30, "Attendance, waiting times and what came of it, for each team.", "/mdt/meetings"),
        new("My calendar", "/mdt/calendar", Mdt.Permissions.OwnCalendar, 31, "Your meetings in your own calendar program.", "/mdt/meetings"),
        new("Sharing objected to", "/mdt/objections", Mdt.Permissions.Chair, 32, "Families in which somebody objects to being talked about, and the minutes that hold it.", "/mdt/meetings"),
        new("Invited", "/mdt/invited", Mdt.Permissions.ViewInvitedItem, 21, "You are invited to nothing now."),
    ];

    public void Services(IServiceCollection services, IConfiguration settings)
    {
        services.AddScoped<Aliases.AliasCopy>().AddScoped<Cases.CasesOfPerson>().AddScoped<Cases.CasesInHand>().AddScoped<Cases.AskFirst>();
        services.AddScoped<Aliases.AliasCopy>().AddScoped<Cases.CasesOfPerson>().AddScoped<Cases.BirthsToTell>();
        services.AddScoped<Dashboards.DashboardFacts>();
        services.AddScoped<History>().AddScoped<ReferralDesk>().AddScoped<ReferralNotices>().AddScoped<OtherTeams>();
        services.AddScoped<Names>().AddScoped<MeetingSteps>().AddScoped<ListBuilder>().AddScoped<MinutesDraft>();
        services.AddScoped<Decisions.DecisionPeople>().AddScoped<Decisions.Proposals>().AddScoped<Decisions.DecisionSteps>().AddScoped<Decisions.OpenDecisions>();
        services.AddScoped<ListClosing>().AddScoped<ListLeaving>().AddScoped<Cases.CaseSteps>().AddScoped<DecisionEffects>();
        services.AddScoped<Diary>().AddScoped<RhythmPlan>().AddScoped<ListClock>().AddScoped<ListOpening>().AddScoped<MeetingNotices>();
        services.AddScoped<Actions.ActionSteps>().AddScoped<Actions.ActionOwners>().AddScoped<Actions.OwedByUser>().AddScoped<Actions.OwnAction>();
        services.AddScoped<Actions.EscalatedToUser>().AddScoped<Actions.ActionTexts>().AddScoped<Actions.AskedOfTeam>().AddScoped<Actions.LinkTries>();
        services.AddScoped<Cases.CaseDesk>().AddScoped<Cases.CaseTimeline>().AddScoped<ItemReview>();
        services.AddScoped<Plans.PlanVersions>().AddScoped<Plans.Outcomes>().AddScoped<Plans.MovingOn>();
        services.AddScoped<Summaries.SummaryDesk>().AddScoped<Summaries.SummaryRecord>().AddScoped<Summaries.SummarySteps>().AddScoped<Summaries.OpenSummaries>();
        services.AddScoped<PackMaking>().AddScoped<PackReader>().AddScoped<MinutesDrawing>().AddScoped<Recipients>().AddScoped<Circulation>().AddScoped<MinutesClock>();
        services.AddScoped<Agendas.AgendaDesk>().AddScoped<Agendas.AgendaMinutes>();
        services.AddScoped<ItemSteps>().AddScoped<LeadChange>().AddScoped<Objections>();
        services.AddScoped<Cases.CaseStates>().AddScoped<TeamDesk>().AddScoped<LeadOffers>().AddScoped<Transfers>().AddScoped<TakeOver>().AddScoped<HandOversThatWait>().AddScoped<HandOverOfCase>();
    }

    public void Routes(IEndpointRouteBuilder api)
    {
        ReferFamily.Map(api);
        GetReferralStatus.Map(api);
        ScheduleMeeting.Map(api);
        ViewMeeting.Map(api);
    }
}
