using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Minutes;
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
        new("Referrals to look at", "/mdt/referrals/inbox", Mdt.Permissions.Triage, 21, "Nothing waits for your teams.", "/mdt/meetings"),
        new("Sharing objected to", "/mdt/objections", Mdt.Permissions.Chair, 24, "Families in which somebody objects to being talked about, and the minutes that hold it.", "/mdt/meetings"),
        new("Cases", "/mdt/cases", Mdt.Permissions.ViewCase, 22, "Families that your teams work with, and when each is reviewed.", "/mdt/meetings"),
        new("My referrals", "/mdt/referrals", Mdt.Permissions.Refer, 23, "Ask a team to talk about a family, and see what came of it.", "/mdt/meetings"),
        new("Teams", "/mdt/teams", Mdt.Permissions.ViewTeams, 29, "Who is in your teams, and who is needed for a decision.", "/mdt/meetings"),
        new("How meetings go", "/mdt/figures", Mdt.Permissions.ViewDashboard, 28, "Attendance, waiting times and what came of it, for each team.", "/mdt/meetings"),
        new("My actions", "/mdt/actions", Mdt.Permissions.OwnActions, 30, "You have nothing to do from a meeting.", "/mdt/meetings"),
        new("Invited", "/mdt/invited", Mdt.Permissions.ViewInvitedItem, 40, "You are invited to nothing now."),
    ];

    public void Services(IServiceCollection services, IConfiguration settings)
    {
        services.AddScoped<Aliases.AliasCopy>().AddScoped<Cases.CasesOfPerson>();
        services.AddScoped<Dashboards.DashboardFacts>();
        services.AddScoped<History>().AddScoped<ReferralDesk>();
        services.AddScoped<Names>().AddScoped<MeetingSteps>().AddScoped<ListBuilder>().AddScoped<MinutesDraft>();
        services.AddScoped<ListClosing>().AddScoped<Cases.CaseSteps>().AddScoped<DecisionEffects>();
        services.AddScoped<Cases.CaseDesk>().AddScoped<Cases.CaseTimeline>().AddScoped<ItemReview>();
        services.AddScoped<Plans.PlanVersions>().AddScoped<Plans.Outcomes>().AddScoped<Plans.MovingOn>();
        services.AddScoped<ItemSteps>().AddScoped<LeadChange>().AddScoped<Objections>();
    }

    public void Routes(IEndpointRouteBuilder api)
    {
        ReferFamily.Map(api);
        GetReferralStatus.Map(api);
        ScheduleMeeting.Map(api);
        ViewMeeting.Map(api);
    }
}
