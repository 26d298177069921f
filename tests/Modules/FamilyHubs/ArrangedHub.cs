using System.Collections.Concurrent;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs;

/// <summary>A hub with its people and families, what the core would answer, and rows to begin from. What was asked of the core is kept to look at.</summary>
public abstract class ArrangedHub : IAsyncLifetime
{
    protected World World { get; private set; } = null!;
    protected Guid Sale { get; private set; }
    protected Guid Hub { get; private set; }
    protected Guid OtherHub { get; private set; }
    protected Guid HubOrganisation { get; private set; }

    /// <summary>Hub worker at <see cref="Hub"/>.</summary>
    protected Actor Worker { get; private set; } = null!;
    protected Actor SecondWorker { get; private set; } = null!;
    protected Actor Manager { get; private set; } = null!;

    /// <summary>Hub worker at <see cref="OtherHub"/>.</summary>
    protected Actor OtherWorker { get; private set; } = null!;
    protected Actor OtherManager { get; private set; } = null!;
    protected Actor Nobody { get; private set; } = null!;

    /// <summary>Families: a mother, a father and two children each, made by <see cref="NewFamily"/>.</summary>
    protected Dictionary<Guid, IReadOnlyList<GetHousehold.Member>> Families { get; } = [];
    protected Guid Family { get; private set; }
    protected Guid Mother { get; private set; }
    protected Guid Child { get; private set; }

    /// <summary>People of whom the viewer sees the first name alone.</summary>
    protected HashSet<Guid> Restricted { get; } = [];

    /// <summary>Families that the viewer may not see.</summary>
    protected HashSet<Guid> Unseen { get; } = [];
    protected HashSet<Guid> Objecting { get; } = [];

    /// <summary>Where postcodes lie, folded; unknown where nothing is said.</summary>
    protected Dictionary<string, GetAreaOf.Area> Places { get; } = new(StringComparer.Ordinal);

    /// <summary>Which neighbourhoods hubs serve, by the areas.</summary>
    protected List<GetNeighbourhoodsOfHub.Link> Served { get; } = [];

    protected List<GetOrganisations.Organisation> Organisations { get; } = [];

    /// <summary>People to whom the gate refuses every message, and why.</summary>
    protected Dictionary<Guid, ContactRefusal> Refusing { get; } = [];

    /// <summary>With which practice people are registered, by its code.</summary>
    protected Dictionary<Guid, string> Practices { get; } = [];
    protected ConcurrentQueue<QueueMessage> Queued { get; } = new();
    protected ConcurrentQueue<StopMessages> Stopped { get; } = new();
    protected ConcurrentQueue<OpenTask> Tasks { get; } = new();
    protected ConcurrentQueue<CloseTask> ClosedTasks { get; } = new();
    protected ConcurrentQueue<RegisterFamily> Registering { get; } = new();
    protected ConcurrentQueue<RaiseConcern> Concerns { get; } = new();

    /// <summary>What becomes of families that are registered; made where nothing is said.</summary>
    protected Func<RegisterFamily, RegisterFamily.Outcome> Registers { get; set; } = _ => RegisterFamily.Outcome.Made;

    protected Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal)
    {
        ["hub.sustainedVisits"] = "3",
        ["hub.sustainedMonths"] = "12",
        ["hub.registerCloseHours"] = "24",
        ["hub.registerManagerHours"] = "72",
        ["hub.programmeCompletePct"] = "75",
        ["hub.ageMax"] = "19",
        ["hub.sendAgeMax"] = "25",
        ["hub.planAheadWeeks"] = "12",
        ["hub.linkEndMonths"] = "6",
        ["hub.deviceNamesHours"] = "24",
        ["hub.devicePinTries"] = "5",
        ["wnb.under"] = "16",
        ["wnb.workerChooses"] = "16..17",
        ["mdt.proposalAnswerWd"] = "10",
        ["antenatal.hubLinkAnswerWd"] = "3",
        ["antenatal.hubWelcomeWd"] = "5",
        ["safeguarding.numbers"] = "999, 101",
        ["safeguarding.leads"] = "",
        ["insight.suppressBelow"] = "8",
        ["insight.roundTo"] = "5",
    };

    /// <summary>Monday 2 March 2026, until the clock is moved.</summary>
    protected DateOnly Today => World.Clock.Today();

    public async ValueTask InitializeAsync()
    {
        World = await World.Start(new FamilyHubsModule(), new StandIn("contact.messages.queue", "families.tasks.open", "families.households.register", "families.households.report", "families.concerns.raise", "mdt.decisions.reason"));
        (Sale, HubOrganisation) = (World.NewId(), World.NewId());
        World.Answers<GetSetting, string>(q => Settings[q.Key]);
        World.Answers<AddWorkingDays, DateOnly>(q => WorkingDay(q.Day, q.Days));
        World.Answers<GetNeighbourhoods, IReadOnlyList<GetNeighbourhoods.Neighbourhood>>(q => q.Ids is null || q.Ids.Contains(Sale) ? [new(Sale, "Sale", [])] : []);
        World.Answers<GetAreaOf, GetAreaOf.Area>(q => Places.GetValueOrDefault(Folded.Postcode(q.Postcode), GetAreaOf.Area.Unknown));
        World.Answers<GetNeighbourhoodsOfHub, IReadOnlyList<GetNeighbourhoodsOfHub.Link>>(q => [.. Served.Where(l => q.SiteIds.Contains(l.SiteId))]);
        World.Answers<GetReportArea, IReadOnlyList<GetReportArea.Area>>(q => [.. q.PersonIds.Select(id => Restricted.Contains(id)
            ? new GetReportArea.Area(id, null, null, null, null, null, null)
            : new GetReportArea.Area(id, "E01000001", 2, "2019", Sale, "Sale South", Sale))]);
        World.Answers<GetAges, IReadOnlyList<GetAges.Age>>(q => [.. q.PersonIds.Select(AgeOf)]);
        World.Answers<GetStaff, IReadOnlyList<GetStaff.Worker>>(q => [.. q.UserIds.Select(id => new GetStaff.Worker(id, $"Worker {id}", null, null, false))]);
        World.Answers<GetOrganisations, IReadOnlyList<GetOrganisations.Organisation>>(q => [.. Organisations.Where(o => q.OrganisationIds is null || q.OrganisationIds.Contains(o.Id))]);
        World.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(_ => []);
        World.Answers<FindHouseholds, IReadOnlyList<GetHouseholds.Household>>(_ => [.. Families.Keys.Where(id => !Unseen.Contains(id)).Select(id => new GetHouseholds.Household(id, $"Family {id}", Masking.Full, "Sale South", Families[id].Count))]);
        World.Answers<CheckPlainWords, CheckPlainWords.Answer>(q => new(
            q.Text.Length > 200 ? 12 : 5, 80, 8, q.Text.Contains("referral", StringComparison.OrdinalIgnoreCase) ? ["referral"] : [], q.Text.Count(char.IsAsciiDigit) > 8));
        World.Answers<GetSharingBasis, SharingBasis>(q => Objecting.Contains(q.PersonId) ? SharingBasis.Objection : SharingBasis.Informed);
        World.Answers<GetPeople, IReadOnlyList<GetPeople.Person>>(q => [.. q.PersonIds.Select(Person)]);
        World.Answers<GetHousehold, GetHousehold.Answer?>(q => Unseen.Contains(q.HouseholdId) || !Families.TryGetValue(q.HouseholdId, out var members)
            ? null
            : new(q.HouseholdId, $"Family {q.HouseholdId}", Masking.Full, null, null, "Sale South", 2, Sale, members));
        World.Answers<GetHouseholds, IReadOnlyList<GetHouseholds.Household>>(q => [.. q.HouseholdIds.Select(id => new GetHouseholds.Household(
            id, $"Family {id}", Unseen.Contains(id) ? Masking.Hidden : Masking.Full, "Sale South", Families.TryGetValue(id, out var members) ? members.Count : 0))]);
        World.Answers<QueueMessage, QueueMessage.Answer>(m =>
        {
            Queued.Enqueue(m);
            return Refusing.TryGetValue(m.ToPersonId, out var why) ? new(false, why) : new(true, null);
        });
        World.Answers<StopMessages, Done>(m =>
        {
            Stopped.Enqueue(m);
            return default;
        });
        World.Answers<OpenTask, Guid>(t =>
        {
            Tasks.Enqueue(t);
            return t.TaskId;
        });
        World.Answers<CloseTask, Done>(t =>
        {
            ClosedTasks.Enqueue(t);
            return default;
        });
        World.Answers<RegisterFamily, RegisterFamily.Answer>(r =>
        {
            Registering.Enqueue(r);
            return new(Registers(r), r.HouseholdId, r.PersonIds);
        });
        World.Answers<ReportFamily, RegisterFamily.Answer>(r =>
        {
            Registering.Enqueue(r.Form);
            return new(Registers(r.Form), r.Form.HouseholdId, r.Form.PersonIds);
        });
        World.Answers<GetPractices, IReadOnlyList<GetPractices.Practice>>(q => [.. q.PersonIds.Select(id => new GetPractices.Practice(id, Practices.GetValueOrDefault(id)))]);
        World.Answers<RaiseConcern, Guid>(c =>
        {
            Concerns.Enqueue(c);
            return c.ConcernId;
        });

        Hub = await Site("Acorn Hub");
        OtherHub = await Site("Birch Hub");
        Worker = World.As(Roles.HubWorker, Hub, organisationId: HubOrganisation);
        SecondWorker = World.As(Roles.HubWorker, Hub, organisationId: HubOrganisation);
        Manager = World.As(Roles.HubManager, Hub, organisationId: HubOrganisation);
        OtherWorker = World.As(Roles.HubWorker, OtherHub);
        OtherManager = World.As(Roles.HubManager, OtherHub);
        Nobody = World.As(World.NewId(), null);
        (Family, Mother, _, Child, _) = NewFamily();
    }

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A mother, a father, a child of three years and one of nine.</summary>
    protected (Guid Household, Guid Mother, Guid Father, Guid Child, Guid OlderChild) NewFamily()
    {
        var (household, mother, father, child, older) = (World.NewId(), World.NewId(), World.NewId(), World.NewId(), World.NewId());
        Families[household] =
        [
            new(mother, $"Mother {mother}", Masking.Full, "mother", "adult", "full", null, null),
            new(father, $"Father {father}", Masking.Full, "father", "adult", "full", null, null),
            new(child, $"Child {child}", Masking.Full, "child", "3 years", "full", null, null),
            new(older, $"Child {older}", Masking.Full, "child", "9 years", "full", null, null),
        ];
        return (household, mother, father, child, older);
    }

    protected async Task<Guid> Site(string name, string kind = "FamilyHub")
    {
        var id = World.NewId();
        await World.Arrange("""
            INSERT INTO familyhubs_site (id, name, folded_name, kind, host_building, accessibility, neighbourhood_id, trailblazer, opened_on, added_at, version)
            VALUES (@id, @name, @folded, @kind, 'PurposeBuilt', '', @Sale, 0, @opened, @now, 1)
            """, new { id, name, folded = Folded.Text(name), kind, Sale, opened = Today.AddYears(-2), now = World.Clock.Now() });
        return id;
    }

    protected async Task<Guid> Activity(string title = "Stay and play", Guid? site = null, string strand = "Universal", string bookable = "Book", string audience = "AllCarers", int? capacity = 12, int? from = 0, int? to = 59)
    {
        var id = World.NewId();
        await World.Arrange("""
            INSERT INTO familyhubs_activity (id, site_id, title, folded_title, about, strand, category, audience, age_from_months, age_to_months, bookable, capacity, minutes, cost_pence, languages, accessibility, evidence, principles, virtual, is_public, version)
            VALUES (@id, @site, @title, @folded, 'Toys and songs.', @strand, 'baby-toddler', @audience, @from, @to, @bookable, @capacity, 90, 0, '', '', 'None', '', 0, 1, 1)
            """, new { id, site = site ?? Hub, title, folded = Folded.Text(title), strand, bookable, audience, capacity, from, to });
        return id;
    }

    /// <summary>A session of ninety minutes, led by <see cref="Worker"/>; today at 10:30, half an hour from now, where no day is said.</summary>
    internal async Task<Guid> Session(Guid? activity = null, SessionStatus status = SessionStatus.Open, Guid? site = null, DateTimeOffset? starts = null, int? capacity = 12, Guid? lead = null)
    {
        var (id, from) = (World.NewId(), starts ?? World.Clock.Now().AddMinutes(30));
        await World.Arrange("""
            INSERT INTO familyhubs_session (id, activity_id, site_id, day, starts_at, ends_at, status, capacity, version)
            VALUES (@id, @activity, @site, @day, @from, @ends, @status, @capacity, 1)
            """, new { id, activity = activity ?? await Activity(), site = site ?? Hub, day = from.LondonDay(), from, ends = from.AddMinutes(90), status, capacity });
        await World.Arrange("INSERT INTO familyhubs_session_lead (session_id, user_id, is_first) VALUES (@id, @lead, 1)", new { id, lead = lead ?? Worker.Id });
        return id;
    }

    internal async Task<SessionStatus> StatusOf(Guid sessionId) =>
        (await World.Sql<SessionRow>("SELECT status, version FROM familyhubs_session WHERE id = @sessionId", new { sessionId })).Single().Status;

    protected async Task<int> VersionOf(Guid sessionId) =>
        (await World.Sql<int>("SELECT version FROM familyhubs_session WHERE id = @sessionId", new { sessionId })).Single();

    protected Task<IReadOnlyList<string>> StepsOf(Guid subjectId) =>
        World.Sql<string>("SELECT to_status FROM familyhubs_step WHERE subject_id = @subjectId ORDER BY at, id", new { subjectId });

    /// <summary>Monday to Friday: these tests meet no bank holiday.</summary>
    internal static DateOnly WorkingDay(DateOnly day, int days)
    {
        static bool Off(DateOnly d) => d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        while (Off(day)) day = day.AddDays(1);
        for (; days > 0; days--)
            do day = day.AddDays(1);
            while (Off(day));
        return day;
    }

    /// <summary>As the words of the member say; an adult's birth is not known.</summary>
    private GetAges.Age AgeOf(Guid id) => Families.Values.SelectMany(m => m).FirstOrDefault(m => m.PersonId == id) is { Age: { } age } && age.EndsWith(" years", StringComparison.Ordinal)
        ? new(id, 12 * int.Parse(age[..^6], System.Globalization.CultureInfo.InvariantCulture), int.Parse(age[..^6], System.Globalization.CultureInfo.InvariantCulture) < 18)
        : new(id, null, false);

    private GetPeople.Person Person(Guid id)
    {
        foreach (var (household, members) in Families)
            if (members.FirstOrDefault(m => m.PersonId == id) is { } member)
                return Unseen.Contains(household)
                    ? new(id, null, "Somebody you do not work with", Masking.Hidden, null, null, null)
                    : Restricted.Contains(id) ? new(id, household, "Ines", Masking.Restricted, null, null, null) : new(id, household, member.Name, Masking.Full, member.Age, null, null);
        return new(id, null, $"Person {id}", Masking.Full, null, null, null);
    }

    private sealed record SessionRow(SessionStatus Status, int Version);
}
