using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Actions;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Testing;

namespace Neighbourhood.Modules.Mdt.Actions;

/// <summary>A team's actions: of a member, of somebody from a charity, of the charity.</summary>
public abstract class ArrangedActions : ArrangedMeeting
{
    protected Guid Charity { get; private set; }

    /// <summary>Another worker of the charity.</summary>
    protected Actor Colleague { get; private set; } = null!;

    /// <summary>The guest, as signed in with their organisation.</summary>
    protected Actor CharityWorker { get; private set; } = null!;

    /// <summary>Managers, by worker.</summary>
    protected Dictionary<Guid, Guid> Managers { get; } = [];

    /// <summary>An item is closed with these actions: text, owner and days from today.</summary>
    protected async Task<IReadOnlyList<Guid>> Owed(params (string Text, Guid Owner, int Days)[] owed)
    {
        Prepare();
        var caseId = await Case();
        await Referral(caseId);
        var item = await Started(await Running());
        foreach (var guest in new[] { Guest, Colleague }) await Coordinator.Send(new InviteToItem.Command(World.NewId(), item, guest.Id));
        await Chair.Send(new RecordDecision.Command(World.NewId(), item, MdtDecisionCode.ContinuePlan, null, null, null, null, false));
        await Chair.Send(new SaveItemNotes.Command(item, null, "She wants the nights to be easier.", await Version(item)));
        var made = new List<Guid>();
        foreach (var (text, owner, days) in owed) made.Add(await Chair.Send(new AddAction.Command(World.NewId(), item, text, owner, Today.AddDays(days))));
        await Closed(item);
        return made;
    }

    /// <summary>What Access would say of the charity and of managers.</summary>
    protected void Prepare()
    {
        if (Charity != Guid.Empty) return;
        Charity = World.NewId();
        Colleague = World.As(Roles.InvitedAttendee, organisationId: Charity);
        CharityWorker = World.As(Roles.InvitedAttendee, userId: Guest.Id, organisationId: Charity);
        World.Answers<GetStaff, IReadOnlyList<GetStaff.Worker>>(q => [.. q.UserIds.Where(id => id != Stranger).Select(id =>
            id == Guest.Id || id == Colleague.Id ? new GetStaff.Worker(id, $"Worker {id}", Charity, "Harbour Lane Trust", false) : new GetStaff.Worker(id, $"Worker {id}", null, null, false))]);
        World.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(_ => [.. new[] { Guest, Colleague }.Select(g => new GetStaff.Worker(g.Id, $"Worker {g.Id}", Charity, "Harbour Lane Trust", false))]);
        World.Answers<GetOrganisations, IReadOnlyList<GetOrganisations.Organisation>>(q => [.. q.OrganisationIds!.Select(id => new GetOrganisations.Organisation(id, "Harbour Lane Trust", OrganisationType.Voluntary, null, null, null))]);
        World.Answers<GetManagerOf, Guid?>(q => Managers.TryGetValue(q.UserId, out var manager) ? manager : null);
        World.Answers<GetSetting, string>(q => q.Key switch { "mdt.reviewWeeks" => ReviewWeeks, "mdt.reviewDefaultWeeks" => "8", "mdt.escalate2" => "28", "access.triesPerAddress" => "3", _ => "14" });
    }

    protected async Task<Guid> Owed(Guid owner, int days = 7) => (await Owed(("Bring the food parcel", owner, days)))[0];

    protected async Task<int> ActionVersion(Guid action) => (await World.Sql<int>("SELECT version FROM mdt_action WHERE id = @action", new { action })).Single();

    protected async Task<IReadOnlyList<string>> StepsOf(Guid action) => await World.Sql<string>("SELECT to_status FROM mdt_step WHERE subject_id = @action AND subject = 'Action' ORDER BY at, id", new { action });

    protected async Task<Guid> OwnerOf(Guid action) => (await World.Sql<Guid>("SELECT owner_user_id FROM mdt_action WHERE id = @action", new { action })).Single();

    /// <summary>What was told of an action, in order.</summary>
    protected IReadOnlyList<MdtNoticeGiven> Notices(Guid action) => [.. Told<MdtNoticeGiven>().Where(n => n.SubjectId == action)];

    /// <summary>Somebody declared a conflict with the family of an action, in whatever item.</summary>
    protected Task Conflicted(Guid action, Guid userId) => World.Arrange("""
        INSERT INTO mdt_conflict (item_id, user_id, reason, declared_at) SELECT item_id, @userId, 'A friend', @now FROM mdt_action WHERE id = @action
        """, new { action, userId, now = World.Clock.Now() });

    /// <summary>Another day, its timed steps and what they tell.</summary>
    protected async Task NextDay(int days = 1)
    {
        World.Clock.Advance(TimeSpan.FromDays(days));
        await World.Tick();
        await World.Deliver();
    }

    internal static IReadOnlyList<string> Texts(MyActions.Answer mine) => [.. mine.Overdue.Concat(mine.ThisWeek).Concat(mine.Later).Select(a => a.Text)];
}
