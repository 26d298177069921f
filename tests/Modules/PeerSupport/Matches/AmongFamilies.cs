using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Contact;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Families;
using Neighbourhood.Modules.Families.People;
using Neighbourhood.Modules.FamilyHubs;
using Neighbourhood.PeerSupport;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.PeerSupport.Supporters;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Matches;

/// <summary>Peer support with Families and Contact themselves: their permissions, what they keep, and what they say of who knows whom. What Access and Areas know is said here.</summary>
public abstract class AmongFamilies : IAsyncLifetime
{
    internal const string School = "St Anne's CofE Primary School";

    protected World World { get; private set; } = null!;
    protected Guid Programme { get; private set; }
    protected Actor Coordinator { get; private set; } = null!;

    /// <summary>Amara Okafor and Kwame Bell of ZH1 1AA with Ife, who goes to <see cref="School"/>.</summary>
    internal PersonActor.Home Home { get; private set; } = null!;

    /// <summary>As <c>peer.conflictRadius</c> is set.</summary>
    protected string Radius { get; set; } = "500";

    /// <summary>Modules that answer for themselves beside these.</summary>
    protected virtual IReadOnlyList<IModule> Also => [];

    protected DateOnly Today => World.Clock.Today();

    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal)
    {
        ["peer.matchWd"] = "5",
        ["peer.firstContactHours"] = "48",
        ["peer.maxMatches"] = "3",
        ["peer.supervisionWeeks"] = "6",
        ["peer.dbsValidMonths"] = "36",
        ["peer.dbsLevelByRole"] = "one-to-one: enhanced; group: standard; supervised group: none",
        ["peer.callAdapter"] = "none",
        ["ig.sharingReviewMonths"] = "12",
    };

    public async ValueTask InitializeAsync()
    {
        World = await FamiliesWorld.Start([new PeerSupportModule(), new FamiliesModule(), new ContactModule(), new StandIn("mdt.decisions.reason", "access.supporters.open"), .. Also]);
        World.Answers<GetSetting, string>(q => q.Key == "peer.conflictRadius" ? Radius : Settings.GetValueOrDefault(q.Key, "20"));
        World.Answers<AddWorkingDays, DateOnly>(q => ArrangedHub.WorkingDay(q.Day, q.Days));
        World.Answers<GetNeighbourhoods, IReadOnlyList<GetNeighbourhoods.Neighbourhood>>(_ => []);
        World.Answers<GetWorkAddress, string?>(_ => null);
        World.Answers<QueueMessage, QueueMessage.Answer>(_ => new(true, null));
        Programme = World.NewId();
        Coordinator = World.As(Roles.PeerCoordinator, Programme);
        await World.Arrange("INSERT INTO peersupport_programme (id, title, coordinator_user_id, opened_on, version) VALUES (@Programme, 'Someone to talk to', @by, @on, 1)",
            new { Programme, by = Coordinator.Id, on = Today.AddYears(-1) });
        Home = await World.Household();
        await SchoolOf(Home.Child, School);
    }

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Asked by a hub worker of the family, and told: from here the programme works with it.</summary>
    protected async Task<Guid> Asked(bool screened = true)
    {
        var id = World.NewId();
        await World.Hub().Send(new AskForFamily.Command(id, Home.HouseholdId, Home.Mother, new(
            [Want.SomeoneToTalkTo], [Topic.NewBaby], Channel.Text, Urgency.Ordinary, new(null, null, null, null, null), null, null, true, false)));
        await World.Deliver();
        if (screened) await Coordinator.Send(new ScreenRequest.Command(id, 1, true, true, 2, null));
        return id;
    }

    /// <summary>Fit for a match in everything, and nobody's.</summary>
    protected async Task<(Guid Id, Actor As)> Supporting(Guid? person = null)
    {
        var (id, actor) = (World.NewId(), World.As(Roles.PeerSupporter));
        await World.Arrange("""
            INSERT INTO peersupport_supporter (id, programme_id, status, role_kind, user_id, person_id, known_as, max_matches, available, agreement_on, supervised_on, created_at, version)
            VALUES (@id, @Programme, 'Active', 'OneToOne', @user, @person, 'Robin', 3, '', @long, @lately, @now, 1)
            """, new { id, Programme, user = actor.Id, person, @long = Today.AddDays(-60), lately = Today.AddDays(-7), now = World.Clock.Now() });
        await World.Arrange("INSERT INTO peersupport_check (id, supporter_id, check_level, issued_on, checked_on, update_service, decision) VALUES (@check, @id, 'Enhanced', @on, @on, 0, 'Suitable')",
            new { check = World.NewId(), id, on = Today.AddDays(-90) });
        foreach (var kind in Enum.GetValues<ReferenceKind>())
            await World.Arrange("INSERT INTO peersupport_reference (id, supporter_id, kind, asked_on, received_on, decision) VALUES (@reference, @id, @kind, @on, @on, 'Suitable')",
                new { reference = World.NewId(), id, kind, on = Today.AddDays(-80) });
        await World.Arrange("INSERT INTO peersupport_training (supporter_id, course, done_on) VALUES (@id, 'Safeguarding', @on)", new { id, on = Today.AddDays(-70) });
        return (id, actor);
    }

    /// <summary>Somebody of another family, in another part of the town unless said otherwise, with a child at another school.</summary>
    protected async Task<(Guid Person, Guid Household, Guid Child)> Somebody(string postcode = "ZH2 2BB", string school = "Hillside Primary School")
    {
        var form = await World.Family(World.Form("Fern", "Tarnside", postcode, "07700 900777").With(World.Child("Ash", 2019, 5, "Tarnside")));
        await SchoolOf(form.Children![0].PersonId, school);
        return (form.Adult!.PersonId, form.HouseholdId, form.Children[0].PersonId);
    }

    private Task SchoolOf(Guid child, string name) => World.Arrange(
        "INSERT INTO families_school (id, person_id, name, from_on, source) VALUES (@id, @child, @name, @from, 'mother')", new { id = World.NewId(), child, name, from = Today.AddYears(-1) });

    protected Task Related(Guid one, Guid other) => World.Arrange("""
        INSERT INTO families_relationship (id, pair_id, person_id, other_id, type, main_carer, informal_carer, recorded_at, version) VALUES (@id, @id, @one, @other, 'Sibling', 0, 0, @now, 1)
        """, new { id = World.NewId(), one, other, now = World.Clock.Now() });

    protected Task Lives(Guid household, Guid person, DateOnly? until = null) => World.Arrange("""
        INSERT INTO families_member (id, household_id, person_id, role, parental_responsibility, lives_here, from_on, to_on) VALUES (@id, @household, @person, 'OtherAdult', 'No', 'Full', @from, @until)
        """, new { id = World.NewId(), household, person, from = Today.AddYears(-3), until });

    /// <summary>Two records that turned out to be one.</summary>
    protected async Task Joined(Guid kept, Guid merged)
    {
        foreach (var id in new[] { kept, merged })
            if ((await World.Sql<Guid>("SELECT id FROM families_joined WHERE id = @id", new { id })).Count == 0)
                await World.Arrange("INSERT INTO families_joined (id, kept_id) VALUES (@id, @kept)", new { id, kept });
    }

    internal Task Declared(Guid supporter, DeclaredKind kind, string text) => Coordinator.With(async services =>
    {
        await services.GetRequiredService<Db>().InOne(() => services.GetRequiredService<Declarations>().Become(supporter, [new(kind, text)], CancellationToken.None));
        return true;
    });
}
