using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.FamilyHubs;
using Neighbourhood.PeerSupport;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.PeerSupport.Supporters;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport;

/// <summary>A programme with its coordinator, families and supporters to begin from, and what the core would answer. What was asked of others is kept to look at.</summary>
public abstract class ArrangedPeers : IAsyncLifetime
{
    protected World World { get; private set; } = null!;
    protected Guid Sale { get; private set; }

    /// <summary>The programme of Sale, which <see cref="Coordinator"/> and <see cref="Supervisor"/> have.</summary>
    protected Guid Programme { get; private set; }
    protected Guid OtherProgramme { get; private set; }
    protected Actor Coordinator { get; private set; } = null!;
    protected Actor OtherCoordinator { get; private set; } = null!;
    protected Guid Deputy { get; private set; }

    /// <summary>Whom the setting names for this hour when nobody else answers a concern; null for none with an account.</summary>
    protected Guid? Duty { get; set; }
    protected Actor Supervisor { get; private set; } = null!;
    protected Actor Hub { get; private set; } = null!;
    protected Actor Midwife { get; private set; } = null!;
    protected Actor Lead { get; private set; } = null!;
    protected Actor Nobody { get; private set; } = null!;

    /// <summary>Families: a mother of 29, a father and a child of three years, made by <see cref="NewFamily"/>.</summary>
    protected Dictionary<Guid, IReadOnlyList<GetHousehold.Member>> Families { get; } = [];
    protected Guid Family { get; private set; }
    protected Guid Mother { get; private set; }
    protected Guid Father { get; private set; }

    /// <summary>Whole years, where they are not 29.</summary>
    protected Dictionary<Guid, int> Years { get; } = [];
    protected HashSet<Guid> Restricted { get; } = [];

    /// <summary>Of whom Families knows that a pregnancy of their own goes on.</summary>
    protected HashSet<Guid> Expecting { get; } = [];

    /// <summary>Families that the viewer may not see.</summary>
    protected HashSet<Guid> Unseen { get; } = [];

    /// <summary>What people said to sharing for peer support; who is not here said yes.</summary>
    protected Dictionary<Guid, SharingBasis> Said { get; } = [];

    /// <summary>What people are called, where it is not Ines; and what of every family would say who they are.</summary>
    protected Dictionary<Guid, string> FirstNames { get; } = [];
    protected HashSet<string> Details { get; } = [];

    /// <summary>Pairs that Families would call connected: the supporter's person or account, and the parent.</summary>
    protected HashSet<(Guid, Guid)> Connected { get; } = [];

    /// <summary>Supporters whose declarations touch every family.</summary>
    protected HashSet<Guid> Touching { get; } = [];
    protected Dictionary<Guid, ContactRefusal> Refusing { get; } = [];
    protected ConcurrentQueue<QueueMessage> Queued { get; } = new();
    protected ConcurrentQueue<OpenTask> Tasks { get; } = new();
    protected ConcurrentQueue<CloseTask> ClosedTasks { get; } = new();
    protected ConcurrentQueue<RegisterFamily> Registering { get; } = new();
    protected ConcurrentQueue<RaiseConcern> Concerns { get; } = new();
    protected ConcurrentQueue<HoldContact> Holds { get; } = new();
    protected ConcurrentQueue<AgreeToSharing> Agreed { get; } = new();

    protected ConcurrentQueue<OpenSupporterAccount> Accounts { get; } = new();
    protected ConcurrentQueue<EndSupporterAccount> EndedAccounts { get; } = new();

    protected Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal)
    {
        ["peer.matchWd"] = "5",
        ["peer.firstContactHours"] = "48",
        ["peer.noContactPromptM"] = "1",
        ["peer.endReviewM"] = "2",
        ["peer.maxMatches"] = "3",
        ["peer.supervisionWeeks"] = "6",
        ["peer.concernDeputyMinutes"] = "60",
        ["peer.hours"] = "09:00-17:00",
        ["peer.roomReportsHide"] = "3",
        ["peer.roomPerAddressHour"] = "10",
        ["peer.roomKeepDays"] = "30",
        ["peer.dbsValidMonths"] = "36",
        ["training.validityMonths"] = "36",
        ["peer.checkRemindDays"] = "30",
        ["peer.supervisionRemindDays"] = "7",
        ["peer.wellbeingBelow"] = "3",
        ["peer.dbsLevelByRole"] = "one-to-one: enhanced; group: standard; supervised group: none",
        ["peer.conflictRadius"] = "500",
        ["peer.callAdapter"] = "none",
        ["peer.enquiriesPerAddressHour"] = "3",
        ["peer.keepEnquiryDays"] = "183",
        ["peer.wayInDays"] = "90",
        ["peer.keepMessagesDays"] = "90",
        ["access.triesPerAddress"] = "30",
        ["contact.quietHours"] = "20:00-08:00",
        ["safeguarding.numbers"] = "999, 101",
        ["insight.suppressBelow"] = "8",
        ["insight.roundTo"] = "5",
        ["insight.fyStart"] = "04-01",
        ["antenatal.under16Lead"] = "named lead",
        ["mdt.proposalAnswerWd"] = "10",
        ["peer.askedPerAddressHour"] = "5",
        ["peer.askedPerReachDay"] = "3",
        ["peer.askedTries"] = "3",
        ["peer.keepAskedDays"] = "28",
    };

    /// <summary>Monday 2 March 2026, until the clock is moved.</summary>
    protected DateOnly Today => World.Clock.Today();

    public async ValueTask InitializeAsync()
    {
        World = await World.StartWith(services => services.AddScoped<IScope>(_ => new HouseholdsOf<Guid>(() => [Hub.Id, Midwife.Id, Programme])), new PeerSupportModule(), new StandIn(
            "contact.messages.queue", "contact.holds.set", "families.tasks.open", "families.households.register", "families.concerns.raise", "families.households.view", "families.sharing.agree", "mdt.decisions.reason", "access.supporters.open"));
        (Sale, Programme, OtherProgramme, Deputy) = (World.NewId(), World.NewId(), World.NewId(), World.NewId());
        World.Answers<GetSetting, string>(q => Settings[q.Key]);
        World.Answers<AddWorkingDays, DateOnly>(q => ArrangedHub.WorkingDay(q.Day, q.Days));
        World.Answers<GetNeighbourhoods, IReadOnlyList<GetNeighbourhoods.Neighbourhood>>(q => q.Ids is null || q.Ids.Contains(Sale) ? [new(Sale, "Sale", [])] : []);
        World.Answers<GetAreaOf, GetAreaOf.Area>(_ => GetAreaOf.Area.Unknown with { Known = true, NeighbourhoodId = Sale });
        World.Answers<GetReportArea, IReadOnlyList<GetReportArea.Area>>(q => [.. q.PersonIds.Select(id => Restricted.Contains(id)
            ? new GetReportArea.Area(id, null, null, null, null, null, null)
            : new GetReportArea.Area(id, "E01000001", 2, "2019", Sale, "Sale South", Sale))]);
        World.Answers<GetAges, IReadOnlyList<GetAges.Age>>(q => [.. q.PersonIds.Select(id => new GetAges.Age(id, 12 * Years.GetValueOrDefault(id, 29), Years.GetValueOrDefault(id, 29) < 18))]);
        World.Answers<GetStaff, IReadOnlyList<GetStaff.Worker>>(q => [.. q.UserIds.Select(id => new GetStaff.Worker(id, $"Worker {id}", null, null, false))]);
        World.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(_ => []);
        World.Answers<GetOrganisations, IReadOnlyList<GetOrganisations.Organisation>>(_ => []);
        World.Answers<GetSharingBasis, SharingBasis>(q => Said.GetValueOrDefault(q.PersonId, SharingBasis.ExplicitConsent));
        World.Answers<GetFirstNames, IReadOnlyList<GetFirstNames.Name>>(q => [.. q.PersonIds.Select(id => new GetFirstNames.Name(id, FirstNames.GetValueOrDefault(id, "Ines")))]);
        World.Answers<GetDetailsIn, IReadOnlyList<GetDetailsIn.Part>>(q =>
            [.. Details.SelectMany(d => Regex.Matches(q.Text, Regex.Escape(d), RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)).Select(m => new GetDetailsIn.Part(m.Index, m.Length))).OrderBy(p => p.Start)]);
        World.Answers<AreConnected, bool>(q => Connected.Contains((q.PersonOrUserId, q.OtherPersonId)));
        World.Answers<MatchesDeclared, IReadOnlyList<Guid>>(q => [.. q.Declared.Select(d => d.Key).Where(Touching.Contains)]);
        World.Answers<GetPeople, IReadOnlyList<GetPeople.Person>>(q => [.. q.PersonIds.Select(Person)]);
        World.Answers<GetHousehold, GetHousehold.Answer?>(q => Unseen.Contains(q.HouseholdId) || !Families.TryGetValue(q.HouseholdId, out var members)
            ? null
            : new(q.HouseholdId, $"Family {q.HouseholdId}", Masking.Full, null, null, "Sale South", 2, Sale, members));
        World.Answers<GetLivingWith, IReadOnlyList<GetLivingWith.Other>>(q => [.. Families.Values.Where(f => f.Any(m => m.PersonId == q.PersonId) && !f.Any(m => Restricted.Contains(m.PersonId)))
            .SelectMany(f => f).Where(m => m.PersonId != q.PersonId).Select(m => new GetLivingWith.Other(m.PersonId, Expecting.Contains(m.PersonId)))]);
        World.Answers<GetSites, IReadOnlyList<GetSites.Site>>(_ => []);
        World.Answers<MayContact, MayContact.Answer>(q => Refusing.TryGetValue(q.PersonId, out var why) ? new(false, why) : new(true, null));
        World.Answers<QueueMessage, QueueMessage.Answer>(m =>
        {
            Queued.Enqueue(m);
            return Refusing.TryGetValue(m.ToPersonId, out var why) ? new(false, why) : new(true, null);
        });
        World.Answers<OpenTask, Guid>(t => Kept(Tasks, t).TaskId);
        World.Answers<CloseTask, Done>(t =>
        {
            ClosedTasks.Enqueue(t);
            return default;
        });
        World.Answers<RegisterFamily, RegisterFamily.Answer>(r => new(RegisterFamily.Outcome.Made, Kept(Registering, r).HouseholdId, r.PersonIds));
        World.Answers<RaiseConcern, Guid>(c => Kept(Concerns, c).ConcernId);
        World.Answers<GetSafeguardingDuty, GetSafeguardingDuty.Answer>(_ => new("999, 101, 01632 960002", Duty));
        World.Answers<HoldContact, Guid>(h => Kept(Holds, h).HoldId);
        World.Answers<AgreeToSharing, Guid>(a => Kept(Agreed, a).AnswerId);

        World.Answers<OpenSupporterAccount, DateTimeOffset>(a => Kept(Accounts, a) is null ? default : World.Clock.Now().AddDays(7));
        World.Answers<EndSupporterAccount, Done>(a =>
        {
            EndedAccounts.Enqueue(a);
            return default;
        });

        Coordinator = World.As(Roles.PeerCoordinator, Programme);
        OtherCoordinator = World.As(Roles.PeerCoordinator, OtherProgramme);
        Supervisor = World.As(Roles.PeerSupervisor, Programme);
        Hub = World.As(Roles.HubWorker, World.NewId());
        Midwife = World.As(Roles.Midwife, World.NewId());
        Lead = World.As(Roles.SafeguardingLead, World.NewId());
        Nobody = World.As(World.NewId(), null);
        foreach (var (id, title, area) in new[] { (Programme, "Sale peer support", (Guid?)Sale), (OtherProgramme, "Peer support elsewhere", null) })
            await World.Arrange("""
                INSERT INTO peersupport_programme (id, title, neighbourhood_id, coordinator_user_id, deputy_user_id, opened_on, version)
                VALUES (@id, @title, @area, @coordinator, @Deputy, @on, 1)
                """, new { id, title, area, coordinator = id == Programme ? Coordinator.Id : OtherCoordinator.Id, Deputy, on = Today.AddYears(-1) });
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
        Years[child] = 3;
        return (household, mother, father, child);
    }

    /// <summary>A supporter with an account, checked, trained, agreed and supervised a week ago, unless said otherwise.</summary>
    internal async Task<(Guid Id, Actor As)> Supporting(
        SupporterStatus status = SupporterStatus.Active, RoleKind role = RoleKind.OneToOne, bool isChecked = true, bool trained = true, int references = 2, bool agreed = true, int? supervisedDaysAgo = 7,
        Guid? person = null, Guid? programme = null, int most = 3, string sex = "Female", params Topic[] been)
    {
        var (id, actor) = (World.NewId(), World.As(Roles.PeerSupporter, World.NewId()));
        await World.Arrange("""
            INSERT INTO peersupport_supporter (id, programme_id, status, role_kind, user_id, person_id, known_as, max_matches, available, neighbourhood_id, sex, supervisor_user_id, agreement_on, supervised_on,
                created_at, version)
            VALUES (@id, @programme, @status, @role, @user, @person, 'Robin', @most, 'WeekdayMorning', @Sale, @sex, @supervisor, @agreement, @supervised, @now, 1)
            """, new
        {
            id,
            programme = programme ?? Programme,
            status,
            role,
            user = actor.Id,
            person,
            most,
            Sale,
            sex,
            supervisor = Supervisor.Id,
            agreement = agreed ? Today.AddDays(-60) : (DateOnly?)null,
            supervised = supervisedDaysAgo is { } days ? Today.AddDays(-days) : (DateOnly?)null,
            now = World.Clock.Now(),
        });
        foreach (var topic in been.Length == 0 ? [Topic.NewBaby] : been)
            await World.Arrange("INSERT INTO peersupport_experience (supporter_id, topic) VALUES (@id, @topic)", new { id, topic });
        await World.Arrange("INSERT INTO peersupport_language (supporter_id, language) VALUES (@id, 'en')", new { id });
        if (isChecked)
            await World.Arrange("""
                INSERT INTO peersupport_check (id, supporter_id, check_level, issued_on, checked_on, update_service, decision) VALUES (@check, @id, 'Enhanced', @on, @on, 0, 'Suitable')
                """, new { check = World.NewId(), id, on = Today.AddDays(-90) });
        for (var n = 0; n < references; n++)
            await World.Arrange("""
                INSERT INTO peersupport_reference (id, supporter_id, kind, asked_on, received_on, decision) VALUES (@reference, @id, 'Personal', @on, @on, 'Suitable')
                """, new { reference = World.NewId(), id, on = Today.AddDays(-80) });
        if (trained)
            await World.Arrange("INSERT INTO peersupport_training (supporter_id, course, done_on) VALUES (@id, 'Safeguarding', @on)", new { id, on = Today.AddDays(-70) });
        return (id, actor);
    }

    /// <summary>A request of <see cref="Mother"/>'s who said that a supporter may know her first name, asked today.</summary>
    internal async Task<Guid> Asked(RequestStatus status = RequestStatus.Screening, Guid? person = null, Guid? programme = null, Channel channel = Channel.Text, Guid? pregnancy = null, params Topic[] about)
    {
        var (id, who) = (World.NewId(), person ?? Mother);
        await World.Arrange("""
            INSERT INTO peersupport_request (id, programme_id, person_id, household_id, status, source, waits_for_decision, pregnancy_id, wants, channel, urgency, share_agreed_on, asked_on, clock_from, due_on,
                locality_id, neighbourhood_id, created_at, version)
            VALUES (@id, @programme, @who, @household, @status, 'Hub', 0, @pregnancy, 'SomeoneToTalkTo', @channel, 'Ordinary', @today, @today, @today, @due, @Sale, @Sale, @now, 1)
            """, new
        {
            id,
            programme = programme ?? Programme,
            who,
            household = Families.Single(f => f.Value.Any(m => m.PersonId == who)).Key,
            status,
            pregnancy,
            channel,
            today = Today,
            due = ArrangedHub.WorkingDay(Today, 5),
            Sale,
            now = World.Clock.Now(),
        });
        foreach (var topic in about.Length == 0 ? [Topic.NewBaby] : about)
            await World.Arrange("INSERT INTO peersupport_request_topic (request_id, topic) VALUES (@id, @topic)", new { id, topic });
        return id;
    }

    /// <summary>A match of a new request and this supporter, its request standing beside it.</summary>
    internal async Task<(Guid Match, Guid Request)> Matched(Guid supporter, MatchStatus status = MatchStatus.Matched, Guid? person = null, Guid? pregnancy = null)
    {
        var request = await Asked(
            status switch { MatchStatus.Offered => RequestStatus.Screening, MatchStatus.Matched => RequestStatus.Matched, MatchStatus.Active => RequestStatus.Active, _ => RequestStatus.Ended }, person, pregnancy: pregnancy);
        var match = World.NewId();
        var now = World.Clock.Now();
        await World.Arrange("""
            INSERT INTO peersupport_match (id, request_id, supporter_id, person_id, status, reasons, offered_on, offered_by, supporter_said, parent_said, matched_at, first_contact_by, first_contact_at,
                last_contact_on, version)
            VALUES (@match, @request, @supporter, @who, @status, 'topic', @today, @by, @said, @said, @matchedAt, @contactBy, @contactAt, @contactOn, 1)
            """, new
        {
            match,
            request,
            supporter,
            who = person ?? Mother,
            status,
            today = Today,
            by = Coordinator.Id,
            said = status == MatchStatus.Offered ? (Said?)null : Neighbourhood.PeerSupport.Matches.Said.Yes,
            matchedAt = status == MatchStatus.Offered ? (DateTimeOffset?)null : now,
            contactBy = status == MatchStatus.Offered ? (DateTimeOffset?)null : now.AddHours(48),
            contactAt = status == MatchStatus.Active ? now : (DateTimeOffset?)null,
            contactOn = status == MatchStatus.Active ? Today : (DateOnly?)null,
        });
        return (match, request);
    }

    /// <summary>Words as the module keeps them for this row, and back.</summary>
    internal string Sealed(Guid row, string words) => World.Services.GetRequiredService<WordsVault>().Close(row, words)!;

    internal string? Opened(Guid row, string? closed) => World.Services.GetRequiredService<WordsVault>().Words(row, closed);

    internal async Task<RequestStatus> RequestIs(Guid requestId) =>
        Enum.Parse<RequestStatus>((await World.Sql<string>("SELECT status FROM peersupport_request WHERE id = @requestId", new { requestId })).Single());

    internal async Task<MatchStatus> MatchIs(Guid matchId) =>
        Enum.Parse<MatchStatus>((await World.Sql<string>("SELECT status FROM peersupport_match WHERE id = @matchId", new { matchId })).Single());

    internal async Task<SupporterStatus> SupporterIs(Guid supporterId) =>
        Enum.Parse<SupporterStatus>((await World.Sql<string>("SELECT status FROM peersupport_supporter WHERE id = @supporterId", new { supporterId })).Single());

    protected Task<IReadOnlyList<string>> StepsOf(Guid subjectId) =>
        World.Sql<string>("SELECT to_status FROM peersupport_step WHERE subject_id = @subjectId ORDER BY at, id", new { subjectId });

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

    /// <summary>Stands in for the scope of Families: every family is the hub's, the midwife's and the programme's. Generic, so that no world of other tests finds it by itself.</summary>
    private sealed class HouseholdsOf<T>(Func<IReadOnlyList<T>> workers) : IScope where T : struct
    {
        public string Property => "HouseholdId";

        public Task<Reach> Of(Guid id, CancellationToken ct) => Task.FromResult(Reach.Of(workers().Cast<Guid>().ToList()));
    }
}
