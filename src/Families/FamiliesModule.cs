using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Concerns;
using Neighbourhood.Families.Deaths;
using Neighbourhood.Families.Households;
using Neighbourhood.Families.Imports;
using Neighbourhood.Families.Involvement;
using Neighbourhood.Families.LookUps;
using Neighbourhood.Families.Matching;
using Neighbourhood.Families.People;
using Neighbourhood.Families.Rights;
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
        new("Records to compare", "/families/matching", Families.Permissions.ResolveHeld, 16, "No records wait to be compared.", "/families"),
        new("Families kept apart", "/families/held", Families.Permissions.ResolveHeld, 16, "Families that may be known already, kept apart until somebody looks.", "/families"),
        new("NHS numbers", "/families/numbers", Families.Permissions.CorrectNumbers, 17, "NHS numbers that failed their check, to correct or drop.", "/families"),
        new("Imports", "/families/imports", Families.Permissions.Import, 17, "Families from a file, each line looked at before anything is kept.", "/families"),
        new("Questions about people", "/families/look-ups", Families.Permissions.AnswerLookUps, 17, "No worker waits to hear what they may know.", "/families"),
        new("Objections to decide", "/families/objections", Families.Permissions.DecideObjection, 17, "No objection waits for your decision.", "/families"),
        new("Sharing to ask again", "/families/sharing", Families.Permissions.RecordSharing, 18, "No answer about sharing is due to be asked again.", "/families"),
        new("Warning notes", "/families/warnings", Families.Permissions.ReviewWarnings, 18, "Warning notes whose review is due.", "/families"),
        new("Nobody works with", "/families/unattended", Families.Permissions.HandOver, 18, "Every family has somebody who works with them.", "/families"),
        new("Rights", "/families/rights", Families.Permissions.GatherRights, 84, "What people ask to know about themselves, legal holds, and records whose time is over."),
    ];

    public IEnumerable<Verb> Verbs => [ImportFamiliesVerb.Verb()];

    public void Services(IServiceCollection services, IConfiguration settings) => services
        .AddScoped<Sight>()
        .AddScoped<Unborn.UnbornRows>().AddScoped<Births.Births>().AddScoped<Births.BirthDays>()
        .AddScoped<Search>()
        .AddScoped<AreaBatch>()
        .AddScoped<PersonKeeper>()
        .AddScoped<HouseholdKeeper>().AddScoped<Unborn.UnbornMembers>()
        .AddScoped<Memberships>()
        .AddScoped<Homes>()
        .AddScoped<Restrictions>()
        .AddScoped<Finder>()
        .AddScoped<MyLookUps>()
        .AddScoped<PersonSight>()
        .AddScoped<PersonHistory>()
        .AddScoped<Answers>()
        .AddScoped<Objections>()
        .AddScoped<SharingRecord>()
        .AddScoped<SafeguardingGrounds>()
        .AddScoped<Givers>()
        .AddScoped<Reviews>()
        .AddScoped<DecisionDay>()
        .AddScoped<Involvements>()
        .AddScoped<KnownAlready>().AddScoped<FamilyKeeper>().AddScoped<Candidates>().AddScoped<Pairs>().AddScoped<Aliases>().AddScoped<JoinedMembers>().AddScoped<Joining>().AddScoped<HeldDesk>().AddScoped<Sweep>().AddScoped<Sides>().AddScoped<Decide>().AddScoped<Since>()
        .AddScoped<TakenOn>().AddScoped<Rights.Emptying>()
        .AddScoped<Due>()
        .AddScoped<AccessDraft>()
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
        LookUpSomebody.Map(api);
        SplitHousehold.Map(api);
        JoinHousehold.Map(api);
        RecordDeath.Map(api);
        RaiseSafeguardingConcern.Map(api);
    }
}
