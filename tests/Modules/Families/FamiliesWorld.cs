using Neighbourhood.Access.Contracts;
using Neighbourhood.Areas;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;

namespace Neighbourhood.Modules.Families;

/// <summary>A world with this module alone: two neighbourhoods, a hub worker of one site, and families by form F1.</summary>
internal static class FamiliesWorld
{
    internal static readonly Guid North = Guid.Parse("11111111-1111-7111-8111-111111111111");
    internal static readonly Guid South = Guid.Parse("22222222-2222-7222-8222-222222222222");
    internal static readonly Guid Site = Guid.Parse("33333333-3333-7333-8333-333333333333");
    internal static readonly Guid Mdt = Guid.Parse("44444444-4444-7444-8444-444444444444");
    internal static readonly Guid Organisation = Guid.Parse("55555555-5555-7555-8555-555555555555");
    internal static readonly Guid FirstImport = Guid.Parse("66666666-6666-7666-8666-666666666666");

    internal static Task<World> Start() => Start(new Neighbourhood.Families.FamiliesModule());

    /// <param name="modules">This module, and those whose permissions are needed. What Areas knows is said here, unless it is among them.</param>
    internal static async Task<World> Start(params IReadOnlyList<IModule> modules)
    {
        var world = await World.Start(modules);
        if (!modules.OfType<AreasModule>().Any())
        {
            world.Answers<GetAreaOf, GetAreaOf.Area>(q => Area(q.Postcode, FirstImport));
            world.Answers<GetDistances, IReadOnlyList<GetDistances.Distance>>(q => Distances(q));
        }
        world.Answers<GetSetting, string>(q => q.Key switch
        {
            "ig.breakGlassReasons" => "Safeguarding a child or adult; Emergency care",
            "families.lookUpsPerHour" => "3",
            "nhsNumber.babyTraceDays" => "42",
            "ig.warningNoteMaxMonths" => "12",
            "families.mergeUndoDays" => "30",
            "contactBudget.max" => "4",
            "contactBudget.windowWeeks" => "8",
            "contact.quietHours" => "20:00-08:00",
            "ig.retentionChildToAge" => "25",
            "ig.retentionSocialCareYears" => "7",
            "ig.sharingReviewMonths" => "12",
            "mdt.objectionDecideWd" => "1",
            "safeguarding.leadSilentMinutes" => "30",
            "safeguarding.leads" => "",
            _ => "01632 960 100",
        });
        world.Answers<GetOrganisations, IReadOnlyList<GetOrganisations.Organisation>>(
            q => [.. (q.OrganisationIds ?? []).Select(id => new GetOrganisations.Organisation(id, "Harbour Lane Trust", OrganisationType.NhsTrust, null, null, null))]);
        world.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(_ => []);
        world.Answers<GetStaff, IReadOnlyList<GetStaff.Worker>>(q => [.. q.UserIds.Select(id => new GetStaff.Worker(id, "Sam Field", Organisation, "Harbour Lane Trust", false))]);
        return world;
    }

    /// <summary>ZH1 lies in the north, ZH2 in the south, all else outside.</summary>
    internal static GetAreaOf.Area Area(string postcode, Guid version) => postcode[..3] switch
    {
        "ZH1" => new(true, "E01000001", "E01000001", "E05000001", "Quayside", 2, "2019", North, "North", North, version),
        "ZH2" => new(true, "E01000002", "E01000002", "E05000002", "Hillside", null, null, South, "South", South, version),
        _ => GetAreaOf.Area.Unknown,
    };

    /// <summary>Postcodes are as far apart as is said of the two; of others no place is known, and those that begin alike lie in one small area.</summary>
    internal static IReadOnlyList<GetDistances.Distance> Distances(GetDistances question, params IReadOnlyList<(string One, string Other, int Metres)> known) =>
    [
        .. from one in question.From
           from other in question.To
           let areas = (One: Area(one.ToUpperInvariant(), FirstImport), Other: Area(other.ToUpperInvariant(), FirstImport))
           select new GetDistances.Distance(one, other, known.Where(k => k.One == one && k.Other == other).Select(k => (int?)k.Metres).FirstOrDefault(),
               areas.One.Lsoa21 is not null && areas.One.Lsoa21 == areas.Other.Lsoa21),
    ];

    internal static Actor Hub(this World world, Guid? site = null) => world.As(Roles.HubWorker, site ?? Site, organisationId: Organisation);

    /// <summary>Form F1 with its five answers.</summary>
    internal static RegisterFamily Form(
        this World world, string first = "Amara", string? family = "Okafor", string? postcode = "ZH1 1AA", string? phone = "07700 900123",
        RegisterFamily.Telling? mayTell = RegisterFamily.Telling.Yes) => new(
        world.NewId(), new(world.NewId(), first, family), postcode, false, new(RegisterFamily.ReachBy.Phone, phone), mayTell, [RegisterFamily.Role.Mum]);

    internal static RegisterFamily With(this RegisterFamily form, params RegisterFamily.Person[] children) => form with { Children = children };

    internal static RegisterFamily.Person Child(this World world, string first, int year, int month, string? family = null) =>
        new(world.NewId(), first, family, Born: new DateOnly(year, month, 1));

    /// <summary>A household that nobody but its neighbourhood reaches: made by the program.</summary>
    internal static async Task<RegisterFamily> Family(this World world, RegisterFamily? form = null)
    {
        form ??= world.Form();
        await world.AsSystem().Send(form with { NotKnownYet = true });
        return form;
    }

    internal static Task Involve(this World world, Guid householdId, Guid? team = null, Guid? user = null, string kind = "case") => world.Arrange("""
        INSERT INTO families_involvement (id, household_id, team_or_site_id, user_id, kind, shown, from_on)
        VALUES (@id, @householdId, @team, @user, @kind, 1, '2026-01-01')
        """, new { id = world.NewId(), householdId, team, user, kind });

    internal static Task Restrict(this World world, Guid personId) =>
        world.Arrange("UPDATE families_person SET sensitivity = 'Restricted' WHERE id = @personId", new { personId });

    internal const string Safeguarding = "Safeguarding a child or adult";

    /// <summary>The membership of somebody in a household as it stands.</summary>
    internal static async Task<Memberships.Kept> Membership(this World world, Guid householdId, Guid personId) => (await world.AsSystem().With(async services =>
        await Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Memberships>(services).Of(householdId, CancellationToken.None)))
        .Last(k => k.PersonId == personId);

    internal static Task<FindFamilies.Answer> Find(this Actor actor, string text, int skip = 0) => actor.Ask(new FindFamilies.Query(text, skip));
}
