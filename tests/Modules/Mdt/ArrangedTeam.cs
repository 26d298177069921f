using Neighbourhood.Access.Contracts;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt;
using Neighbourhood.Mdt.Referrals;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt;

/// <summary>A team in Sale with its people, families that a referrer may see, and ways to bring a referral to where a test begins.</summary>
public abstract class ArrangedTeam : IAsyncLifetime
{
    protected World World { get; private set; } = null!;
    protected Guid Mdt { get; private set; }
    protected Guid Sale { get; private set; }
    protected Actor Chair { get; private set; } = null!;
    protected Actor Coordinator { get; private set; } = null!;
    protected Actor Member { get; private set; } = null!;
    protected Actor Referrer { get; private set; } = null!;
    protected Actor OtherReferrer { get; private set; } = null!;
    protected Actor OtherCoordinator { get; private set; } = null!;
    protected Actor Nobody { get; private set; } = null!;
    protected Guid Family { get; private set; }
    protected Guid Mother { get; private set; }
    protected Guid Child { get; private set; }

    /// <summary>Families for whom GetHousehold answers nothing.</summary>
    protected HashSet<Guid> Unseen { get; } = [];

    protected HashSet<Guid> Objecting { get; } = [];
    protected HashSet<Guid> EndedAccounts { get; } = [];
    protected Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal)
    {
        ["mdt.cadenceDays"] = "28",
        ["mdt.slotMinutes"] = "12",
        ["mdt.maxCases"] = "8",
        ["mdt.listClosesHours"] = "24",
        ["mdt.triageWd"] = "2",
        ["mdt.reviewWeeks"] = "6..12",
        ["mdt.reviewDefaultWeeks"] = "8",
        ["mdt.actionDefaultDays"] = "14",
        ["mdt.noChangeLimit"] = "2",
    };

    /// <summary>Monday 2 March 2026, until the clock is moved.</summary>
    protected DateOnly Today => World.Clock.Today();

    public async ValueTask InitializeAsync()
    {
        World = await World.Start(new MdtModule());
        (Sale, Family, Mother, Child) = (World.NewId(), World.NewId(), World.NewId(), World.NewId());
        World.Answers<GetSetting, string>(q => Settings[q.Key]);
        World.Answers<AddWorkingDays, DateOnly>(q => WorkingDay(q.Day, q.Days));
        World.Answers<GetNeighbourhoods, IReadOnlyList<GetNeighbourhoods.Neighbourhood>>(q => q.Ids is null || q.Ids.Contains(Sale) ? [new(Sale, "Sale", [])] : []);
        World.Answers<GetStaff, IReadOnlyList<GetStaff.Worker>>(q => [.. q.UserIds.Select(id => new GetStaff.Worker(id, $"Worker {id}", null, null, EndedAccounts.Contains(id)))]);
        World.Answers<GetSharingBasis, SharingBasis>(q => Objecting.Contains(q.PersonId) ? SharingBasis.Objection : SharingBasis.Informed);
        World.Answers<GetHousehold, GetHousehold.Answer?>(q => Unseen.Contains(q.HouseholdId) ? null : new(
            q.HouseholdId, $"Family {q.HouseholdId}", Masking.Full, null, null, "Sale", null, Sale,
            [new(Mother, "Ines", Masking.Full, "mother", "adult", "full", null, null), new(Child, "Noa", Masking.Full, "child", "3 years", "full", null, null)]));
        World.Answers<GetHouseholds, IReadOnlyList<GetHouseholds.Household>>(q => [.. q.HouseholdIds.Select(id => new GetHouseholds.Household(id, $"Family {id}", Masking.Full, "Sale", 2))]);
        World.Answers<GetPeople, IReadOnlyList<GetPeople.Person>>(q => [.. q.PersonIds.Select(id => new GetPeople.Person(id, Family, $"Person {id}", Masking.Full, null, null, null))]);

        Mdt = await Team("Sale team", Sale);
        Chair = World.As(Roles.Chair, Mdt);
        Coordinator = World.As(Roles.Coordinator, Mdt);
        Member = World.As(Roles.CoreMember, Mdt);
        Referrer = World.As(Roles.HealthVisitor);
        OtherReferrer = World.As(Roles.Midwife);
        OtherCoordinator = World.As(Roles.Coordinator, await Team("Hale team", World.NewId()));
        Nobody = World.As(World.NewId(), null);
    }

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task<Guid> Team(string name, Guid neighbourhood)
    {
        var id = World.NewId();
        await World.Arrange("""
            INSERT INTO mdt_team (id, name, kind, cadence_days, slot_minutes, max_cases, list_closes_hours, created_at, version)
            VALUES (@id, @name, 'family', 28, 12, 8, 24, @now, 1)
            """, new { id, name, now = World.Clock.Now() });
        await World.Arrange("INSERT INTO mdt_team_neighbourhood (mdt_id, neighbourhood_id) VALUES (@id, @neighbourhood)", new { id, neighbourhood });
        return id;
    }

    protected async Task<Guid> Draft(Guid? family = null) => await Referrer.Send(new StartReferral.Command(World.NewId(), family ?? Family));

    /// <summary>The whole form, as it is right.</summary>
    internal SubmitReferral.Command Whole(Guid referralId, int version = 1) => Filled(new SubmitReferral.Command { ReferralId = referralId, Version = version });

    internal T Filled<T>(T form) where T : ReferralForm => (T)(form with
    {
        MdtId = Mdt,
        PersonIds = [Mother, Child],
        Situation = "The flat is damp and the youngest coughs since the summer.",
        Ask = "Agree who writes to the landlord.",
        FamilyWants = "A dry flat.",
        FamilyTold = true,
        Basis = ReferralBasis.EarlyHelp,
        LevelAtEntry = NeedLevel.Targeted,
        Urgency = ReferralUrgency.Routine,
    });

    protected async Task<Guid> Submitted(Guid? family = null)
    {
        var id = await Draft(family);
        await Referrer.Send(Whole(id));
        return id;
    }

    /// <summary>Accepted by the coordinator; the referrer leads the case.</summary>
    protected async Task<(Guid Referral, Guid Case)> Accepted(Guid? family = null)
    {
        var id = await Submitted(family);
        return (id, await Coordinator.Send(new AcceptReferral.Command(World.NewId(), id, null, null, 2)));
    }

    internal async Task<ReferralStatus> StatusOf(Guid referralId) =>
        (await World.Sql<ReferralRow>("SELECT status, version FROM mdt_referral WHERE id = @referralId", new { referralId })).Single().Status;

    protected async Task<int> VersionOf(Guid referralId) =>
        (await World.Sql<int>("SELECT version FROM mdt_referral WHERE id = @referralId", new { referralId })).Single();

    internal async Task<IReadOnlyList<string>> StepsOf(Guid subjectId) =>
        await World.Sql<string>("SELECT to_status FROM mdt_step WHERE subject_id = @subjectId ORDER BY at, id", new { subjectId });

    /// <summary>Monday to Friday: these tests meet no bank holiday.</summary>
    protected static DateOnly WorkingDay(DateOnly day, int days)
    {
        static bool Off(DateOnly d) => d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        while (Off(day)) day = day.AddDays(1);
        for (; days > 0; days--)
            do day = day.AddDays(1);
            while (Off(day));
        return day;
    }

    /// <summary>An item of this case on the list of a meeting of the team.</summary>
    protected async Task<Guid> Item(Guid caseId, Guid? referralId = null, string status = "Listed", string meetingStatus = "ListOpen", DateTimeOffset? closedAt = null)
    {
        var (meeting, item) = (World.NewId(), World.NewId());
        await World.Arrange("""
            INSERT INTO mdt_meeting (id, mdt_id, title, starts_at, ends_at, place, status, list_closed_at, version)
            VALUES (@meeting, @Mdt, 'Sale team', @starts, @starts, 'Hall', @meetingStatus, @closedAt, 1)
            """, new { meeting, Mdt, starts = World.Clock.Now().AddDays(1), meetingStatus, closedAt });
        await World.Arrange("""
            INSERT INTO mdt_item (id, meeting_id, case_id, referral_id, place, slot_minutes, presenter_user_id, carried_over, late, status, version)
            VALUES (@item, @meeting, @caseId, @referralId, 1, 12, @presenter, 0, 0, @status, 1)
            """, new { item, meeting, caseId, referralId, presenter = Referrer.Id, status });
        return item;
    }

    protected Task Conflicted(Guid itemId, Guid userId) => World.Arrange(
        "INSERT INTO mdt_conflict (item_id, user_id, reason, declared_at) VALUES (@itemId, @userId, 'A friend', @now)", new { itemId, userId, now = World.Clock.Now() });

    private sealed record ReferralRow(ReferralStatus Status, int Version);
}
