using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Concerns;
using Neighbourhood.Families.Households;
using Neighbourhood.Families.Imports;
using Neighbourhood.Families.Involvement;
using Neighbourhood.Families.People;
using Neighbourhood.Families.Sharing;
using Neighbourhood.Families.Tasks;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families;

/// <inheritdoc />
public sealed class FamiliesModule : IModule
{
    public string Name => "Families";

    public IReadOnlyList<Permission> Permissions => Families.Permissions.All;

    public IReadOnlyList<MenuEntry> Menu =>
    [
        new("Families", "/families", Families.Permissions.ReadPeople, 10, "Find a family, or register one."),
        new("Tasks", "/families/tasks", Families.Permissions.DoTasks, 12, "You have nothing to do for families."),
        new("Concerns", "/families/concerns", Families.Permissions.ManageConcerns, 15, "No safeguarding concern is open."),
        new("Imports", "/families/imports", Families.Permissions.Import, 17, "Families from a file, each line looked at before anything is kept."),
        new("Held families", "/families/held", Families.Permissions.ResolveHeld, 16, "Families that may be known already, kept apart until somebody looks."),
    ];

    public IEnumerable<Verb> Verbs => [ImportFamiliesVerb.Verb()];

    public void Services(IServiceCollection services, IConfiguration settings) => services
        .AddScoped<Sight>()
        .AddScoped<Search>()
        .AddScoped<AreaBatch>()
        .AddScoped<KnownAlready>()
        .AddScoped<PersonKeeper>()
        .AddScoped<Answers>()
        .AddScoped<Involvements>()
        .AddScoped<TakenOn>()
        .AddScoped<ConcernRecipients>()
        .AddScoped<ConcernNumbers>()
        .AddScoped<TaskKeeper>()
        .AddScoped<TaskLines>()
        .AddScoped<ImportDesk>()
        .AddScoped<ImportWork>();

    public void Routes(IEndpointRouteBuilder api)
    {
        RegisterHousehold.Map(api);
        AnswerGetHousehold.Map(api);
        RaiseSafeguardingConcern.Map(api);
    }
}
