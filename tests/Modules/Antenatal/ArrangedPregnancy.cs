using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.FamilyHubs;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Antenatal;

/// <summary>A midwife with her families, what the core and the hubs would answer, and rows to begin from. What was asked of others is kept to look at.</summary>
public abstract class ArrangedPregnancy : IAsyncLifetime
{
    protected World World { get; private set; } = null!;
    protected Guid Sale { get; private set; }
    protected Guid Hub { get; private set; }
    protected Guid OtherHub { get; private set; }
    protected Guid MaternityTeam { get; private set; }
    protected Guid VisitorTeam { get; private set; }

    /// <summary>Of the team <see cref="MaternityTeam"/>, as <see cref="Midwife"/> is.</summary>
    protected Actor Midwife { get; private set; } = null!;

    /// <summary>Of another team: what she has not been given is not hers.</summary>
    protected Actor OtherMidwife { get; private set; } = null!;
    protected Actor Visitor { get; private set; } = null!;
    protected Actor OtherVisitor { get; private set; } = null!;
    protected Actor Gp { get; private set; } = null!;
    protected Actor HubWorker { get; private set; } = null!;
    protected Actor Nobody { get; private set; } = null!;

    /// <summary>Families: a mother of 29, a father and a child of three years, made by <see cref="NewFamily"/>.</summary>
    protected Dictionary<Guid, IReadOnlyList<GetHousehold.Member>> Families { get; } = [];
    protected Guid Family { get; private set; }
    protected Guid Mother { get; private set; }
    protected Guid Father { get; private set; }

    /// <summary>Whole years, where they differ from what the members' words say.</summary>
    protected Dictionary<Guid, int> Years { get; } = [];

    /// <summary>People of whom the viewer sees the first name alone.</summary>
    protected HashSet<Guid> Restricted { get; } = [];

    /// <summary>Families that the viewer may not see.</summary>
    protected HashSet<Guid> Unseen { get; } = [];
    protected HashSet<Guid> Objecting { get; } = [];

    /// <summary>People to whom the gate refuses every message, and why.</summary>
    protected Dictionary<Guid, ContactRefusal> Refusing { get; } = [];

    /// <summary>When somebody of any service spoke with a household last.</summary>
    protected Dictionary<Guid, DateOnly> Spoken { get; } = [];
    protected ConcurrentQueue<QueueMessage> Queued { get; } = new();
    protected ConcurrentQueue<OpenTask> Tasks { get; } = new();
    protected ConcurrentQueue<CloseTask> ClosedTasks { get; } = new();
    protected ConcurrentQueue<RegisterFamily> Registering { get; } = new();
    protected ConcurrentQueue<RegisterBirth> Births { get; } = new();
    protected ConcurrentQueue<RaiseConcern> Concerns { get; } = new();
    protected ConcurrentQueue<HoldContact> Holds { get; } = new();

    protected Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal)
    {
        ["antenatal.bookByDays"] = "70",
        ["antenatal.lateReferralDays"] = "63",
        ["antenatal.withinDays"] = "14",
        ["antenatal.notBookedFlagDays"] = "90",
        ["antenatal.eddUnknownPromptDays"] = "14",
        ["antenatal.visitBeforeWeeks"] = "28..36",
        ["antenatal.newBirthVisitDays"] = "10..14",
        ["antenatal.sixWeekVisitWeeks"] = "6..8",
        ["antenatal.firstYearVisitMonths"] = "9..12",
        ["antenatal.secondYearVisitMonths"] = "24..30",
        ["antenatal.quietAfterMissed"] = "2",
        ["antenatal.handoverReceiptWd"] = "3",
        ["antenatal.closeAfterDays"] = "42",
        ["antenatal.hubLinkAnswerWd"] = "3",
        ["antenatal.hubWelcomeWd"] = "5",
        ["hub.linkEndMonths"] = "6",
        ["antenatal.hubOfferWeeks"] = "notification; booking; 16; 28",
        ["antenatal.selfReferralPerAddressHour"] = "5",
        ["antenatal.selfReferralPerReachDay"] = "3",
        ["antenatal.keepUnreachedDays"] = "28",
        ["antenatal.unreachedTries"] = "3",
        ["antenatal.scanOverridesDates"] = "on",
        ["antenatal.under16Lead"] = "named lead",
        ["antenatal.under13Referral"] = "local front door",
        ["screen.epdsPathway"] = "13",
        ["screen.repeatFrom"] = "10",
        ["screen.gad7From"] = "3",
        ["screen.repeatWeeks"] = "2..4",
        ["screen.crisisLine"] = "",
        ["screen.gad7Assessment"] = "10",
        ["screen.phq9Assessment"] = "10",
        ["screen.hours"] = "09:00-17:00",
        ["contact.quietHours"] = "20:00-08:00",
        ["safeguarding.numbers"] = "999, 101",
        ["safeguarding.leads"] = "",
        ["insight.suppressBelow"] = "8",
        ["insight.roundTo"] = "5",
        ["insight.fyStart"] = "04-01",
        ["antenatal.handoverOnTimeDays"] = "10",
    };

    /// <summary>Monday 2 March 2026, until the clock is moved.</summary>
    protected DateOnly Today => World.Clock.Today();

    public async ValueTask InitializeAsync()
    {
        World = await World.StartWith(services => services.AddScoped<IScope>(_ => new FamiliesOf<Guid>("HouseholdId", Reaching)).AddScoped<IScope>(_ => new FamiliesOf<Guid>("PersonId", id => Reaching(HomeOf(id)))), new AntenatalModule(), new StandIn(
            "contact.messages.queue", "contact.holds.set", "families.tasks.open", "families.households.register", "families.births.register", "families.concerns.raise",
            "families.households.view", "contact.summary.view", "familyhubs.links.see", "familyhubs.offer.find"));
        (Sale, Hub, OtherHub, MaternityTeam, VisitorTeam) = (World.NewId(), World.NewId(), World.NewId(), World.NewId(), World.NewId());
        World.Answers<GetSetting, string>(q => Settings[q.Key]);
        World.Answers<AddWorkingDays, DateOnly>(q => ArrangedHub.WorkingDay(q.Day, q.Days));
        World.Answers<GetNeighbourhoods, IReadOnlyList<GetNeighbourhoods.Neighbourhood>>(q => q.Ids is null || q.Ids.Contains(Sale) ? [new(Sale, "Sale", [])] : []);
        World.Answers<GetAreaOf, GetAreaOf.Area>(_ => GetAreaOf.Area.Unknown);
        World.Answers<GetReportArea, IReadOnlyList<GetReportArea.Area>>(q => [.. q.PersonIds.Select(id => Restricted.Contains(id)
            ? new GetReportArea.Area(id, null, null, null, null, null, null)
            : new GetReportArea.Area(id, "E01000001", 2, "2019", Sale, "Sale South", Sale))]);
        World.Answers<GetAges, IReadOnlyList<GetAges.Age>>(q => [.. q.PersonIds.Select(id => new GetAges.Age(id, 12 * Years.GetValueOrDefault(id, 29), Years.GetValueOrDefault(id, 29) < 18))]);
        World.Answers<GetStaff, IReadOnlyList<GetStaff.Worker>>(q => [.. q.UserIds.Select(id => new GetStaff.Worker(id, $"Worker {id}", null, null, false))]);
        World.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(_ => []);
        World.Answers<GetOrganisations, IReadOnlyList<GetOrganisations.Organisation>>(_ => []);
        World.Answers<GetSharingBasis, SharingBasis>(q => Objecting.Contains(q.PersonId) ? SharingBasis.Objection : SharingBasis.Informed);
        World.Answers<GetPeople, IReadOnlyList<GetPeople.Person>>(q => [.. q.PersonIds.Select(Person)]);
        World.Answers<GetHousehold, GetHousehold.Answer?>(q => Unseen.Contains(q.HouseholdId) || !Families.TryGetValue(q.HouseholdId, out var members)
            ? null
            : new(q.HouseholdId, $"Family {q.HouseholdId}", Masking.Full, null, null, "Sale South", 2, Sale, members));
        World.Answers<GetSites, IReadOnlyList<GetSites.Site>>(q =>
            [.. new GetSites.Site[] { new(Hub, "Acorn Hub", Today.AddYears(-2), null), new(OtherHub, "Birch Hub", Today.AddYears(-2), null) }.Where(s => q.SiteIds is null || q.SiteIds.Contains(s.SiteId))]);
        World.Answers<GetSitesNear, IReadOnlyList<GetSitesNear.Site>>(_ => [new(Hub, "Acorn Hub", "hub", "Sale South", "1 Acorn Way", 0), new(OtherHub, "Birch Hub", "hub", "Sale North", "2 Birch Way", 1)]);
        World.Answers<GetHubLink, GetHubLink.Answer?>(_ => null);
        World.Answers<GetHubOfferFor, IReadOnlyList<GetHubOfferFor.Session>>(_ => []);
        World.Answers<MayContact, MayContact.Answer>(q => Refusing.TryGetValue(q.PersonId, out var why) ? new(false, why) : new(true, null));
        World.Answers<QueueMessage, QueueMessage.Answer>(m =>
        {
            Queued.Enqueue(m);
            return Refusing.TryGetValue(m.ToPersonId, out var why) ? new(false, why) : new(true, null);
        });
        World.Answers<GetContactSummary, GetContactSummary.Answer?>(q => Spoken.TryGetValue(q.HouseholdId, out var day) ? new(1, 1, day, []) : null);
        World.Answers<OpenTask, Guid>(t => Kept(Tasks, t).TaskId);
        World.Answers<CloseTask, Done>(t =>
        {
            ClosedTasks.Enqueue(t);
            return default;
        });
        World.Answers<RegisterFamily, RegisterFamily.Answer>(r => new(RegisterFamily.Outcome.Made, Kept(Registering, r).HouseholdId, r.PersonIds));
        World.Answers<RegisterBirth, IReadOnlyList<Guid>>(r => [.. Kept(Births, r).Babies.Where(b => b.LiveBirth).Select(b => b.PersonId)]);
        World.Answers<RaiseConcern, Guid>(c => Kept(Concerns, c).ConcernId);
        World.Answers<HoldContact, Guid>(h => Kept(Holds, h).HoldId);

        Midwife = World.As(Roles.Midwife, World.NewId());
        OtherMidwife = World.As(Roles.Midwife, World.NewId());
        Visitor = World.As(Roles.HealthVisitor, World.NewId());
        OtherVisitor = World.As(Roles.HealthVisitor, World.NewId());
        Gp = World.As(Roles.PracticeStaff, World.NewId());
        HubWorker = World.As(Roles.HubWorker, Hub);
        Nobody = World.As(World.NewId(), null);
        (Family, Mother, Father, _) = NewFamily();
    }

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A mother, a father and a child of three years.</summary>
    protected (Guid Household, Guid Mother, Guid Father, Guid Child) NewFamily()
    {
        var (household, mother, father, child) = (World.NewId(), World.NewId(), World.NewId(), World.NewId());
        Families[household] =
        [
            new(mother, $"Mother {mother}", Masking.Full, "mother", "adult", "full", null, null),
            new(father, $"Father {father}", Masking.Full, "father", "adult", "full", null, null),
            new(child, $"Child {child}", Masking.Full, "child", "3 years", "full", null, null),
        ];
        (Years[child], Years[father]) = (3, 31);
        return (household, mother, father, child);
    }

    /// <summary>A pregnancy of <see cref="Midwife"/>'s, 20+0 today where nothing is said, with its babies.</summary>
    internal async Task<Guid> Pregnant(
        Guid? mother = null, PregnancyStatus status = PregnancyStatus.Ongoing, DateOnly? edd = null, bool eddKnown = true, Parity parity = Parity.Nulliparous, int babies = 1, Guid? midwife = null,
        Guid? visitor = null, bool teamMayKnow = false)
    {
        var (id, who) = (World.NewId(), mother ?? Mother);
        await World.Arrange("""
            INSERT INTO antenatal_pregnancy (id, person_id, household_id, status, notified_on, source, notified_by, agreed_edd, parity, multiple, booked_elsewhere, midwife_user_id, hv_user_id,
                team_may_know, gp_may_know, lsoa, imd_decile, imd_version, locality_id, neighbourhood_id, created_at, version)
            VALUES (@id, @who, @household, @status, @notified, 'Midwife', @midwife, @edd, @parity, @multiple, 0, @midwife, @visitor, @teamMayKnow, 0, 'E01000001', 2, '2019', @Sale, @Sale, @now, 1)
            """, new
        {
            id,
            who,
            household = Families.Single(f => f.Value.Any(m => m.PersonId == who)).Key,
            status,
            notified = Today.AddDays(-30),
            edd = eddKnown ? edd ?? Gestation.DueByDates(Today.AddDays(-140)) : (DateOnly?)null,
            parity,
            multiple = babies > 1 ? Multiple.Yes : Multiple.No,
            midwife = midwife ?? Midwife.Id,
            visitor,
            teamMayKnow,
            Sale,
            now = World.Clock.Now(),
        });
        for (var number = 1; number <= babies; number++)
            await World.Arrange("INSERT INTO antenatal_baby (id, pregnancy_id, number, state) VALUES (@baby, @id, @number, 'Expected')", new { baby = World.NewId(), id, number });
        return id;
    }

    internal async Task<PregnancyStatus> StatusOf(Guid pregnancyId) =>
        (await World.Sql<PregnancyRow>("SELECT status, version FROM antenatal_pregnancy WHERE id = @pregnancyId", new { pregnancyId })).Single().Status;

    protected async Task<int> VersionOf(Guid pregnancyId) =>
        (await World.Sql<int>("SELECT version FROM antenatal_pregnancy WHERE id = @pregnancyId", new { pregnancyId })).Single();

    protected Task<IReadOnlyList<Guid>> BabiesOf(Guid pregnancyId) =>
        World.Sql<Guid>("SELECT id FROM antenatal_baby WHERE pregnancy_id = @pregnancyId ORDER BY number", new { pregnancyId });

    protected Task<IReadOnlyList<string>> StepsOf(Guid subjectId) =>
        World.Sql<string>("SELECT to_status FROM antenatal_step WHERE subject_id = @subjectId ORDER BY at, id", new { subjectId });

    private static T Kept<T>(ConcurrentQueue<T> queue, T asked)
    {
        queue.Enqueue(asked);
        return asked;
    }

    private GetPeople.Person Person(Guid id)
    {
        foreach (var (household, members) in Families)
            if (members.FirstOrDefault(m => m.PersonId == id) is { } member)
                return Unseen.Contains(household)
                    ? new(id, null, "Somebody you do not work with", Masking.Hidden, null, null, null)
                    : Restricted.Contains(id) ? new(id, household, "Ines", Masking.Restricted, null, null, null) : new(id, household, member.Name, Masking.Full, member.Age, null, null);
        return new(id, null, $"Person {id}", Masking.Full, null, null, null);
    }

    private sealed record PregnancyRow(PregnancyStatus Status, int Version);

    private Guid HomeOf(Guid personId) => Families.FirstOrDefault(f => f.Value.Any(m => m.PersonId == personId)).Key;

    /// <summary>Every family is the midwife's, her health visitor's and the hub's.</summary>
    private Reach Reaching(Guid householdId) => Unseen.Contains(householdId) ? Reach.Of([]) : Reach.Of([Midwife.Id, Visitor.Id, Hub]);

    /// <summary>Stands in for the scopes of Families. Generic, so that no world of other tests finds it by itself.</summary>
    private sealed class FamiliesOf<T>(string property, Func<T, Reach> reach) : IScope where T : struct
    {
        public string Property => property;

        public Task<Reach> Of(Guid id, CancellationToken ct) => Task.FromResult(reach((T)(object)id));
    }
}
