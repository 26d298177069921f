using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Concerns;
using Neighbourhood.Families.Households;
using Neighbourhood.Families.Involvement;
using Neighbourhood.Families.People;
using Neighbourhood.Families.Sharing;
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
        new("Concerns", "/families/concerns", Families.Permissions.ManageConcerns, 15, "No safeguarding concern is open."),
        new("NHS numbers", "/families/numbers", Families.Permissions.CorrectNumbers, 17, "NHS numbers that failed their check, to correct or drop."),
        new("Warning notes", "/families/warnings", Families.Permissions.ReviewWarnings, 18, "Warning notes whose review is due."),
        new("Held families", "/families/held", Families.Permissions.ResolveHeld, 16, "Families that may be known already, kept apart until somebody looks."),
    ];

    public void Services(IServiceCollection services, IConfiguration settings) => services
        .AddScoped<Sight>()
        .AddScoped<Search>()
        .AddScoped<AreaBatch>()
        .AddScoped<KnownAlready>()
        .AddScoped<PersonKeeper>()
        .AddScoped<PersonSight>()
        .AddScoped<PersonHistory>()
        .AddScoped<Answers>()
        .AddScoped<Involvements>()
        .AddScoped<TakenOn>();

    public void Routes(IEndpointRouteBuilder api)
    {
        RegisterHousehold.Map(api);
        AnswerGetHousehold.Map(api);
    }
}
