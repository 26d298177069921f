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
        new("Meetings", "/mdt/meetings", Mdt.Permissions.ViewMeeting, 20),
        new("Referrals to look at", "/mdt/referrals/inbox", Mdt.Permissions.Triage, 21),
        new("Cases", "/mdt/cases", Mdt.Permissions.ViewCase, 22),
        new("MDT referrals", "/mdt/referrals", Mdt.Permissions.Refer, 23),
        new("Teams", "/mdt/teams", Mdt.Permissions.ViewTeams, 29),
        new("My actions", "/mdt/actions", Mdt.Permissions.OwnActions, 30),
        new("Invited", "/mdt/invited", Mdt.Permissions.ViewInvitedItem, 40),
    ];

    public void Services(IServiceCollection services, IConfiguration settings)
    {
        services.AddScoped<History>().AddScoped<ReferralDesk>();
        services.AddScoped<Names>().AddScoped<MeetingSteps>().AddScoped<ListBuilder>().AddScoped<MinutesDraft>();
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
