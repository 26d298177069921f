using Neighbourhood.Access.Contracts;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt;

/// <summary>A team that needs a GP and a health visitor, with its people, and ways to bring a meeting to where a test begins.</summary>
public abstract class ArrangedMeeting : IAsyncLifetime
{
    protected World World { get; private set; } = null!;
    protected Guid Mdt { get; private set; }

    /// <summary>The one hub that is open.</summary>
    protected Guid OpenHub { get; } = new("01890a5d-ac96-774b-bcce-b302099a8011");
    protected Actor Chair { get; private set; } = null!;
    protected Actor Deputy { get; private set; } = null!;
    protected Actor Coordinator { get; private set; } = null!;
    protected Actor Gp { get; private set; } = null!;
    protected Actor HealthVisitor { get; private set; } = null!;
    protected Actor Guest { get; private set; } = null!;
    protected Actor OtherChair { get; private set; } = null!;
    protected Actor Nobody { get; private set; } = null!;
    protected Guid Stranger { get; private set; }
    protected SharingBasis Basis { get; set; } = SharingBasis.Informed;

    /// <summary>The setting mdt.reviewWeeks.</summary>
    protected string ReviewWeeks { get; set; } = "6..12";

    /// <summary>The module alone, unless a test needs what another one permits.</summary>
    protected virtual IReadOnlyList<IModule> Modules => [new MdtModule()];

    protected DateOnly Today => World.Clock.Today();

    public async ValueTask InitializeAsync()
    {
        World = await World.Start([.. Modules]);
        Mdt = await Team("Sale team");
        var other = await Team("Other team");
        Chair = World.As(Roles.Chair, Mdt);
        Deputy = World.As(Roles.Chair, Mdt);
        Coordinator = World.As(Roles.Coordinator, Mdt);
        Gp = World.As(Roles.CoreMember, Mdt);
        HealthVisitor = World.As(Roles.CoreMember, Mdt);
        Guest = World.As(Roles.InvitedAttendee);
        OtherChair = World.As(Roles.Chair, other);
        Nobody = World.As(World.NewId(), null);
        Stranger = World.NewId();
        foreach (var (who, duty, profession) in new[]
        {
            (Chair, "chair", "paediatrician"), (Deputy, "deputy", "social-worker"), (Coordinator, "coordinator", "coordination"),
            (Gp, "none", "gp"), (HealthVisitor, "none", "health-visitor"),
        })
            await World.Arrange("""
                INSERT INTO mdt_member (id, mdt_id, user_id, duty, profession, joined_on) VALUES (@id, @Mdt, @user, @duty, @profession, @Today)
                """, new { id = World.NewId(), Mdt, user = who.Id, duty, profession, Today });
        foreach (var profession in new[] { "gp", "health-visitor" })
            await World.Arrange("INSERT INTO mdt_quorum_rule (mdt_id, profession, at_least) VALUES (@Mdt, @profession, 1)", new { Mdt, profession });

        World.Answers<GetStaff, IReadOnlyList<GetStaff.Worker>>(q => [.. q.UserIds.Where(id => id != Stranger).Select(id => new GetStaff.Worker(id, $"Worker {id}", null, null, false))]);
        World.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(q => q.Role is null or Roles.InvitedAttendee ? [new(Guest.Id, $"Worker {Guest.Id}", null, "Harbour Lane Trust", false)] : []);
        World.Answers<GetSitesNear, IReadOnlyList<GetSitesNear.Site>>(_ => [new(OpenHub, "Acorn Hub", "hub", null, null, 2)]);
        World.Answers<GetHouseholds, IReadOnlyList<GetHouseholds.Household>>(q => [.. q.HouseholdIds.Select(id => new GetHouseholds.Household(id, $"Family {id}", Masking.Full, "Sale", 3))]);
        World.Answers<GetSetting, string>(q => q.Key switch
        {
            "mdt.reviewWeeks" => ReviewWeeks,
            "mdt.reviewDefaultWeeks" => "8",
            "mdt.listOpensDays" => "10",
            "mdt.planAheadDays" => "183",
            "mdt.noChangeLimit" => "2",
            "mdt.transferAnswerWd" => "10",
            "mdt.minutesWd" => "2",
            _ => "14",
        });
        World.Answers<GetSharingBasis, SharingBasis>(_ => Basis);
        World.Answers<AddWorkingDays, DateOnly>(q => ArrangedTeam.WorkingDay(q.Day, q.Days));
    }

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task<Guid> Team(string name)
    {
        var id = World.NewId();
        await World.Arrange("""
            INSERT INTO mdt_team (id, name, kind, cadence_days, slot_minutes, max_cases, list_closes_hours, created_at, version)
            VALUES (@id, @name, 'CypMdt', 28, 12, 3, 24, @now, 1)
            """, new { id, name, now = World.Clock.Now() });
        return id;
    }

    /// <summary>An open case that is due for review so many days from today.</summary>
    protected async Task<Guid> Case(int due = 0, Guid? lead = null)
    {
        var id = World.NewId();
        await World.Arrange("""
            INSERT INTO mdt_case (id, mdt_id, household_id, lead_user_id, level, opened_on, next_review_on, version)
            VALUES (@id, @Mdt, @household, @lead, 'targeted', @Today, @due, 1)
            """, new { id, Mdt, household = World.NewId(), lead = lead ?? HealthVisitor.Id, Today, due = Today.AddDays(due) });
        return id;
    }

    /// <summary>A referral that opened this case, with one person in it.</summary>
    protected async Task<Guid> Referral(Guid caseId, string urgency = "Routine", string status = "Accepted")
    {
        var id = World.NewId();
        await World.Arrange("""
            INSERT INTO mdt_referral (id, mdt_id, household_id, status, raised_by, raised_via, situation, ask, urgency, saved_at, submitted_at, case_id, version)
            SELECT @id, mdt_id, household_id, @status, @by, 'Professional', 'Feeding is hard and sleep is short.', 'What else can we offer?', @urgency, @now, @now, id, 1
            FROM mdt_case WHERE id = @caseId
            """, new { id, caseId, status, urgency, by = HealthVisitor.Id, now = World.Clock.Now() });
        await World.Arrange("INSERT INTO mdt_referral_person (referral_id, person_id) VALUES (@id, @person)", new { id, person = World.NewId() });
        return id;
    }

    protected Task<Guid> Planned(int inDays = 2) =>
        Coordinator.Send(new ScheduleMeeting.Command(World.NewId(), Mdt, "Sale family MDT", Today.AddDays(inDays), new TimeOnly(14, 0), 90, "Room 1"));

    protected async Task<Guid> ListOpen(int inDays = 2)
    {
        var meeting = await Planned(inDays);
        await Coordinator.Send(new OpenList.Command(meeting, await Version(meeting)));
        return meeting;
    }

    protected async Task<Guid> ListClosed()
    {
        var meeting = await ListOpen();
        await Coordinator.Send(new CloseList.Command(meeting, await Version(meeting)));
        return meeting;
    }

    /// <summary>A meeting that runs, with these people in the room; the GP and the health visitor unless told.</summary>
    protected async Task<Guid> Running(params Actor[] here)
    {
        var meeting = await ListClosed();
        foreach (var who in here.Length == 0 ? [Gp, HealthVisitor] : here) await Chair.Send(new RecordArrival.Command(meeting, who.Id, null));
        await Chair.Send(new StartMeeting.Command(meeting, await Version(meeting)));
        return meeting;
    }

    /// <summary>The first item of a running meeting, started.</summary>
    protected async Task<Guid> Started(Guid meeting)
    {
        var item = (await Items(meeting))[0];
        await Chair.Send(new StartItem.Command(item, await Version(item)));
        return item;
    }

    /// <summary>All that an item needs before it can be closed; where the family was talked about before, things are better.</summary>
    protected async Task Recorded(Guid item, MdtDecisionCode code = MdtDecisionCode.ContinuePlan, bool agreed = false)
    {
        await Chair.Send(new RecordDecision.Command(World.NewId(), item, code, null, null, null, code == MdtDecisionCode.ChangeLead ? Gp.Id : null, agreed));
        await Chair.Send(new AddAction.Command(World.NewId(), item, "Ring the nursery", HealthVisitor.Id, null));
        await Chair.Send(new SaveItemNotes.Command(item, "The team talked about sleep.", "She wants the nights to be easier.", await Version(item)));
        if ((await World.Sql<Guid>("SELECT o.id FROM mdt_item o JOIN mdt_item i ON i.case_id = o.case_id WHERE i.id = @item AND o.status = 'Discussed'", new { item })).Count > 0)
            await Chair.Send(new SaveReviewResult.Command(item, ReviewResult.Better, null, await Version(item)));
    }

    protected async Task Closed(Guid item) => await Chair.Send(new CloseItem.Command(item, await Version(item)));

    /// <summary>A meeting of one family that is over: its minutes are drafted.</summary>
    protected async Task<(Guid Meeting, Guid Item)> Finished(params Actor[] here)
    {
        await Case();
        var meeting = await Running(here);
        var item = await Started(meeting);
        await Recorded(item);
        await Closed(item);
        await Chair.Send(new FinishMeeting.Command(meeting, await Version(meeting)));
        return (meeting, item);
    }

    protected async Task<IReadOnlyList<Guid>> Items(Guid meeting) =>
        await World.Sql<Guid>("SELECT id FROM mdt_item WHERE meeting_id = @meeting AND status <> 'Removed' ORDER BY place", new { meeting });

    protected async Task<Guid> ItemOf(Guid meeting, Guid caseId) =>
        (await World.Sql<Guid>("SELECT id FROM mdt_item WHERE meeting_id = @meeting AND case_id = @caseId AND status <> 'Removed'", new { meeting, caseId })).Single();

    /// <summary>The version of a meeting or an item.</summary>
    protected async Task<int> Version(Guid id) => (await World.Sql<int>("""
        SELECT version FROM mdt_meeting WHERE id = @id UNION ALL SELECT version FROM mdt_item WHERE id = @id
        """, new { id })).Single();

    /// <summary>The version of the case that an item is about.</summary>
    protected async Task<int> CaseVersion(Guid item) => (await World.Sql<int>("SELECT c.version FROM mdt_case c JOIN mdt_item i ON i.case_id = c.id WHERE i.id = @item", new { item })).Single();

    /// <summary>The text of a meeting's minutes as it stands.</summary>
    protected async Task<int> EntriesVersion(Guid meeting) => (await World.Sql<int>("SELECT COALESCE(SUM(version), 0) FROM mdt_minute WHERE meeting_id = @meeting", new { meeting })).Single();

    /// <summary>The status of a meeting, an item or a referral.</summary>
    protected async Task<string> Status(Guid id) => (await World.Sql<string>("""
        SELECT status FROM mdt_meeting WHERE id = @id UNION ALL SELECT status FROM mdt_item WHERE id = @id UNION ALL SELECT status FROM mdt_referral WHERE id = @id
        """, new { id })).Single();

    protected IReadOnlyList<T> Told<T>() => [.. World.Told.OfType<T>()];

    /// <summary>The chair's permission and the scope of their own team are asked for: another team's chair finds nothing, somebody without a role may not.</summary>
    protected async Task GuardedFor<T>(Func<Actor, Task<T>> act)
    {
        await Assert.ThrowsAsync<NotFound>(() => act(OtherChair));
        await Assert.ThrowsAsync<Denied>(() => act(Nobody));
    }

    /// <summary>The day itself, or the next on which people work: these tests know weekends and one bank holiday.</summary>
    internal static DateOnly WorkingDay(DateOnly day) => ArrangedTeam.WorkingDay(day, 0);

    /// <summary>Easter Monday.</summary>
    internal static DateOnly BankHoliday { get; } = new(2026, 4, 6);

    protected static async Task<Refused> IsRefused<T>(Task<T> sent, string input, string part)
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => sent);
        Assert.Contains(refused.Reasons, r => r.Input == input && r.Text.Contains(part, StringComparison.OrdinalIgnoreCase));
        return refused;
    }
}
