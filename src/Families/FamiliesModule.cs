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
        new("Objections to decide", "/families/objections", Families.Permissions.DecideObjection, 17, "No objection waits for your decision."),
        new("Sharing to ask again", "/families/sharing", Families.Permissions.RecordSharing, 31, "No answer about sharing is due to be asked again."),
        new("Held families", "/families/held", Families.Permissions.ResolveHeld, 16, "Families that may be known already, kept apart until somebody looks."),
    ];

    public void Services(IServiceCollection services, IConfiguration settings) => services
        .AddScoped<Sight>()
        .AddScoped<Search>()
        .AddScoped<AreaBatch>()
        .AddScoped<KnownAlready>()
        .AddScoped<PersonKeeper>()
        .AddScoped<Answers>()
        .AddScoped<Objections>()
        .AddScoped<SharingRecord>()
        .AddScoped<SafeguardingGrounds>()
        .AddScoped<Givers>()
        .AddScoped<Reviews>()
        .AddScoped<DecisionDay>()
        .AddScoped<Involvements>()
        .AddScoped<TakenOn>();

    public void Routes(IEndpointRouteBuilder api)
    {
        RegisterHousehold.Map(api);
        AnswerGetHousehold.Map(api);
    }
}
