using Neighbourhood.Access.Contracts;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Contact;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Wordings;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Minutes;
using Neighbourhood.Mdt.Summaries;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Summaries;

/// <summary>A meeting with approved minutes about one family: a mother, a child, a father who lives elsewhere; the health visitor leads.</summary>
public abstract class ArrangedSummary : ArrangedMeeting, IAsyncLifetime
{
    protected Guid Mother { get; private set; }
    protected Guid Child { get; private set; }
    protected Guid Father { get; private set; }
    protected Guid CaseId { get; private set; }
    protected Guid Item { get; private set; }
    protected Guid Meeting { get; private set; }

    /// <summary>Whose answers are other than yes: about whom, to whom.</summary>
    protected Dictionary<(Guid About, Guid To), Telling> Answer { get; } = [];

    private protected Dictionary<Guid, GetHousehold.Member> Members { get; } = [];
    private protected Dictionary<Guid, GetReach.Answer> Reaches { get; } = [];
    protected Dictionary<Guid, SharingBasis> Bases { get; } = [];
    protected Dictionary<Guid, ContactRefusal> Refusals { get; } = [];
    private protected List<QueueMessage> Queued { get; } = [];
    private protected ContactRefusal? QueueRefuses { get; set; }

    /// <summary>Contact permits the message; what it answers is said here.</summary>
    protected override IReadOnlyList<IModule> Modules => [new MdtModule(), new ContactModule()];

    protected Actor Lead => HealthVisitor;
    private protected Actor Safeguarding { get; private set; } = null!;

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        (Mother, Child, Father) = (World.NewId(), World.NewId(), World.NewId());
        Safeguarding = World.As(Roles.SafeguardingLead, Mdt);
        Add(Mother, "Ada Okafor", "mother", "adult", "full");
        Add(Child, "Sam Okafor", "child", "14 years", "full", child: true);
        Add(Father, "Ben Hill", "father", "adult", "full");
        Stubs();
        CaseId = await Case();
        var referral = await Referral(CaseId);
        await World.Arrange("DELETE FROM mdt_referral_person WHERE referral_id = @referral", new { referral });
        foreach (var person in new[] { Mother, Child })
            await World.Arrange("INSERT INTO mdt_referral_person (referral_id, person_id) VALUES (@referral, @person)", new { referral, person });
    }

    private void Stubs()
    {
        World.Answers<GetSetting, string>(q => q.Key switch { "mdt.reviewWeeks" => ReviewWeeks, "mdt.reviewDefaultWeeks" => "8", "mdt.summaryWd" => "5", _ => "14" });
        World.Answers<AddWorkingDays, DateOnly>(q => Working(q.Day, q.Days));
        World.Answers<GetHousehold, GetHousehold.Answer?>(q => new(q.HouseholdId, "Okafor", Masking.Full, "4 Marram Row, Sale", "ZZ1 1ZZ", "Sale", 3, null, [.. Members.Values]));
        World.Answers<GetPeople, IReadOnlyList<GetPeople.Person>>(q => [.. q.PersonIds.Select(id => new GetPeople.Person(id, null, Members.TryGetValue(id, out var m) ? m.Name : "Somebody", Masking.Full, null, null, false))]);
        World.Answers<GetReach, GetReach.Answer?>(q => Reaches.GetValueOrDefault(q.PersonId));
        World.Answers<GetSharingBasis, SharingBasis>(q => Bases.GetValueOrDefault(q.PersonId, SharingBasis.Informed));
        World.Answers<MayBeTold, Telling>(q => q.AboutId == q.ToId ? Telling.Yes : Answer.GetValueOrDefault((q.AboutId, q.ToId), Telling.Yes));
        World.Answers<MayContact, MayContact.Answer>(q => Refusals.TryGetValue(q.PersonId, out var refusal) ? new(false, refusal) : new(true, null));
        World.Answers<QueueMessage, QueueMessage.Answer>(q =>
        {
            Queued.Add(q);
            return new(QueueRefuses is null, QueueRefuses);
        });
        World.Answers<CheckPlainWords, CheckPlainWords.Answer>(q => new(Readability.Grade(q.Text), Readability.Ease(q.Text), 8,
            [.. new[] { "prescri", "referral" }.Where(w => q.Text.Contains(w, StringComparison.OrdinalIgnoreCase))], Neighbourhood.Contact.Wordings.PlainWords.IsPersonal(q.Text)));
    }

    private static DateOnly Working(DateOnly day, int days)
    {
        while (days > 0)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) days--;
        }
        return day;
    }

    private protected void Add(Guid id, string name, string role, string age, string lives, bool child = false, bool restricted = false)
    {
        Members[id] = new(id, name, Masking.Full, role, age, lives, false, null);
        Reaches[id] = new(id, null, name.Split(' ')[0], false, restricted, child, null, false, [], null, [], [], null);
    }

    private protected void Lives(Guid id, string lives) => Members[id] = Members[id] with { LivesHere = lives };

    private protected void Restrict(Guid id) => Reaches[id] = Reaches[id] with { Restricted = true };

    private protected void Dies(Guid id) => Reaches[id] = Reaches[id] with { Deceased = true };

    /// <summary>The meeting, as it was held: one action and one decision, and a note that nobody outside reads.</summary>
    private protected async Task Held(string action = "Ring the nursery", MdtDecisionCode code = MdtDecisionCode.ContinuePlan, string? detail = null, string voice = "We want one person to ring.")
    {
        Meeting = await Running();
        Item = await Started(Meeting);
        await Chair.Send(new RecordDecision.Command(World.NewId(), Item, code, detail, null, null, null, true));
        await Chair.Send(new AddAction.Command(World.NewId(), Item, action, Lead.Id, null));
        await Chair.Send(new SaveItemNotes.Command(Item, "SECRET-DISCUSSION about him", voice, await Version(Item)));
        await Closed(Item);
        await Chair.Send(new FinishMeeting.Command(Meeting, await Version(Meeting)));
        await Approved();
    }

    private protected async Task Approved() =>
        await Chair.Send(new ApproveMinutes.Command(Meeting, null, await Version(Meeting), await EntriesVersion(Meeting)));

    /// <summary>Ticks one person; answers the draft.</summary>
    private protected async Task<Guid> Chosen(Guid to)
    {
        await Chair.Send(new ChooseRecipients.Command(Item, [to]));
        return (await World.Sql<Guid>("SELECT id FROM mdt_summary WHERE item_id = @Item AND to_person_id = @to AND status <> 'Withheld'", new { Item, to })).Single();
    }

    private protected async Task<Guid> Confirmed(Guid to)
    {
        var summary = await Chosen(to);
        await Chair.Send(new FinishSummary.Command(summary, await Vers(summary)));
        if (await StatusOf(summary) == SummaryStatus.ToConfirm) await Lead.Send(new ConfirmSummary.Command(summary, true, await Vers(summary)));
        return summary;
    }

    private protected async Task<int> Vers(Guid summary) => (await World.Sql<int>("SELECT version FROM mdt_summary WHERE id = @summary", new { summary })).Single();

    private protected async Task<string> TextOf(Guid summary) => (await World.Sql<string>("SELECT text FROM mdt_summary WHERE id = @summary", new { summary })).Single();

    private protected async Task<SummaryStatus> StatusOf(Guid summary) => Enum.Parse<SummaryStatus>((await World.Sql<string>("SELECT status FROM mdt_summary WHERE id = @summary", new { summary })).Single());

    private protected IReadOnlyList<MdtNoticeGiven> Notices(MdtNoticeKind kind) => [.. Told<MdtNoticeGiven>().Where(n => n.Kind == kind)];
}
