using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Accounts;
using Neighbourhood.Access.Assignments;
using Neighbourhood.Access.Audits;
using Neighbourhood.Access.Factors;
using Neighbourhood.Access.Links;
using Neighbourhood.Access.Sessions;
using Neighbourhood.Access.Tokens;
using Neighbourhood.Access.Values;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access;

/// <inheritdoc />
public sealed class AccessModule : IModule
{
    public string Name => "Access";

    public IReadOnlyList<Permission> Permissions => Access.Permissions.All;

    public IReadOnlyList<MenuEntry> Menu =>
    [
        new("Accounts", "/access/accounts", Access.Permissions.ViewAccounts, 80, "Who may sign in, and what their roles let them do."),
        new("Invited people", "/access/guests", Access.Permissions.InviteGuests, 41, "People from charities and schools with a light account for your team.", "/mdt/meetings"),
        new("Settings", "/access/settings", Access.Permissions.ViewSettings, 82, "The rules and clocks that differ between areas."),
        new("Audit", "/access/audit", Access.Permissions.ViewAudit, 85, "Who looked at what, who changed what, and who was denied what."),
    ];

    public IEnumerable<Verb> Verbs => [AccountVerbs.Add(), AccountVerbs.MakePassword(), TokenVerb.Add()];

    public void Services(IServiceCollection services, IConfiguration settings)
    {
        services.AddSingleton(LockOut.Read(settings));
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = Passwords.Iterations);
        services.AddSingleton<IPasswordHasher<Passwords>, PasswordHasher<Passwords>>();
        services.AddSingleton<Passwords>();
        services.AddScoped<Presence>();
        services.AddScoped<AuditReader>().AddScoped<Assignments.FarKeys>();
        services.AddScoped<SignIn.Attempt>();
        services.AddScoped<ChangePassword.Attempt>();
        services.AddScoped<Addresses>().AddScoped<OpenLink.Attempt>().AddScoped<PlacesOfWork>();
        services.AddSingleton<Vault>();
        services.AddScoped<Factor>().AddScoped<AddSecondFactor.Attempt>().AddScoped<RemoveSecondFactor.Attempt>().AddScoped<ProveSecondFactor.Attempt>();
        services.AddSchemes();
        services.Configure<MvcOptions>(mvc => mvc.Filters.Add<ChangeFirst>());
    }

    public void Routes(IEndpointRouteBuilder api)
    {
        ShowMe.Map(api);
        ShowRoles.Map(api);
        ListSettings.Map(api);
    }
}
