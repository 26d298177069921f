using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Concerns;
using Neighbourhood.Families.Households;
using Neighbourhood.Families.Involvement;
using Neighbourhood.Families.Matching;
using Neighbourhood.Families.People;
using Neighbourhood.Families.Rights;
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
        new("Records to compare", "/families/matching", Families.Permissions.ResolveHeld, 16, "No records wait to be compared."),
        new("Rights", "/families/rights", Families.Permissions.GatherRights, 84, "What people ask to know about themselves, legal holds, and records whose time is over."),
    ];

    public void Services(IServiceCollection services, IConfiguration settings) => services
        .AddScoped<Sight>()
        .AddScoped<Search>()
        .AddScoped<AreaBatch>()
        .AddScoped<PersonKeeper>()
        .AddScoped<Answers>()
        .AddScoped<Involvements>()
        .AddScoped<KnownAlready>().AddScoped<Candidates>().AddScoped<Pairs>().AddScoped<Aliases>().AddScoped<JoinedMembers>().AddScoped<Joining>().AddScoped<HeldDesk>().AddScoped<Sweep>().AddScoped<Sides>().AddScoped<Decide>().AddScoped<Since>()
        .AddScoped<TakenOn>()
        .AddScoped<Due>()
        .AddScoped<AccessDraft>();

    public void Routes(IEndpointRouteBuilder api)
    {
        RegisterHousehold.Map(api);
        AnswerGetHousehold.Map(api);
    }
}
