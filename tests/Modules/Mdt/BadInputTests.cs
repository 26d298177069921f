using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Actions;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Decisions;
using Neighbourhood.Mdt.HandOvers;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Minutes;
using Neighbourhood.Mdt.Plans;
using Neighbourhood.Mdt.Summaries;
using Neighbourhood.Modules.Mdt.Summaries;
using Xunit;

namespace Neighbourhood.Modules.Mdt;

/// <summary>Whatever is put into a box: it is kept as it was typed, or refused in words, and never an error of the program.</summary>
public sealed class BadInputTests : ArrangedSummary
{
    private static readonly string[] Texts =
    [
        new('x', 10_000), "\u0000\u0007 bell", "\u202e\u0627\u0644\u0639\u0631\u0628\u064a\u0629", string.Concat(Enumerable.Repeat("\U0001F468\u200D\U0001F469\u200D\U0001F467", 400)), "=HYPERLINK(\"http://x\",\"y\")",
        "a\r\nATTENDEE:mailto:x@y", "\ud800 half", "'; DROP TABLE mdt_case;--", "<script>alert(1)</script>", "%_[a]", "   ", "",
    ];

    private static readonly DateOnly?[] Days = [DateOnly.MinValue, DateOnly.MaxValue, new DateOnly(1753, 1, 1), null];

    private static readonly int?[] Numbers = [int.MinValue, -1, int.MaxValue, null];

    private static async Task Survives<T>(Func<Task<T>> act)
    {
        try
        {
            await act();
        }
        catch (Exception refused) when (refused is Refused or NotFound or Denied or Conflict)
        {
            Assert.False(string.IsNullOrWhiteSpace(refused.Message));
        }
    }

    [Fact]
    public async Task Every_box_of_a_case_and_its_papers_takes_whatever_is_typed_or_says_why_not()
    {
        await Held();
        var summary = await Chosen(Mother);
        var action = (await World.Sql<Guid>("SELECT id FROM mdt_action")).Single();
        var decision = (await World.Sql<Guid>("SELECT id FROM mdt_decision")).Single();
        var other = await Team("Third team");
        foreach (var text in Texts)
        {
            await Survives(() => Lead.Send(new EditSummary.Command(summary, text, [], 1)));
            await Survives(() => Chair.Send(new DeclareNoSummary.Command(Item, text)));
            await Survives(() => Chair.Send(new AddAddendum.Command(World.NewId(), Meeting, null, text)));
            await Survives(() => Chair.Send(new SavePlan.Command(CaseId, new Plan { AboutUs = text, Goals = [new Goal { What = text, Who = text, Went = text }], WatchFor = text, WhoToCall = text }, 0)));
            await Survives(() => Coordinator.Send(new OfferLead.Command(World.NewId(), CaseId, Gp.Id, text)));
            await Survives(() => Coordinator.Send(new OfferTransfer.Command(World.NewId(), CaseId, other, text)));
            await Survives(() => Chair.Send(new WithdrawDecision.Command(World.NewId(), text)));
            await Survives(() => Chair.Send(new GiveReference.Command(decision, text, Today)));
            await Survives(() => Gp.Send(new AnswerDecision.Command(decision, false, text)));
            await Survives(() => Lead.Send(new AskMoreTime.Command(action, Today.AddDays(20), text, 1)));
            await Survives(() => Chair.Send(new CancelAction.Command(action, text, 99)));
            await Survives(() => Chair.Send(new ReassignAction.Command(action, Gp.Id, null, text, 99)));
            await Survives(() => Chair.Send(new ReopenCase.Command(CaseId, text, null, null, 1)));
            await Survives(() => Coordinator.Send(new ScheduleMeeting.Command(World.NewId(), Mdt, text, Today.AddDays(30), new TimeOnly(9, 0), 60, text)));
            await Survives(() => Coordinator.Send(new SetRhythm.Command(Mdt, Today.AddDays(3), 28, new TimeOnly(9, 0), 60, text, text, 0)));
            await Survives(() => Lead.Send(new ChangeLevel.Command(CaseId, Neighbourhood.Mdt.Referrals.NeedLevel.Specialist, text, 99)));
        }
        Assert.Single(await World.Sql<Guid>("SELECT id FROM mdt_case"));
        Assert.NotNull(await Chair.Ask(new ViewCase.Query(CaseId)));
        Assert.NotNull(await Chair.Ask(new SeeSummary(summary)));
    }

    [Fact]
    public async Task Days_and_numbers_at_the_ends_are_refused_and_nothing_is_half_kept()
    {
        await Held();
        var summary = await Confirmed(Mother);
        var action = (await World.Sql<Guid>("SELECT id FROM mdt_action")).Single();
        var before = (await World.Sql<int>("SELECT COUNT(*) FROM mdt_step")).Single();
        foreach (var day in Days)
        {
            await Assert.ThrowsAsync<Refused>(() => Lead.Send(new AskMoreTime.Command(action, day, "Ill", 1)));
            await Assert.ThrowsAsync<Refused>(() => Chair.Send(new MoveActionDay.Command(action, day, "Ill", 1)));
            await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new ScheduleMeeting.Command(World.NewId(), Mdt, "T", day, new TimeOnly(9, 0), 60, "P")));
            await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new SetRhythm.Command(Mdt, day, 28, new TimeOnly(9, 0), 60, "T", "P", 0)));
            await Survives(() => Lead.Send(new RecordGiven.Command(summary, day, 2)));
            await Survives(() => Chair.Send(new ReopenCase.Command(CaseId, "x", null, day, 1)));
            await Survives(() => Chair.Send(new SavePlan.Command(CaseId, new Plan { ReviewOn = day, AgreedOn = day, Agreed = true, AgreedWith = Mother }, 0)));
        }
        foreach (var number in Numbers)
        {
            await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new ScheduleMeeting.Command(World.NewId(), Mdt, "T", Today.AddDays(9), new TimeOnly(9, 0), number, "P")));
            await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new SetRhythm.Command(Mdt, Today, number, new TimeOnly(9, 0), 60, "T", "P", 0)));
            await Survives(() => Lead.Send(new RecordOutcomes.Command(CaseId, new(number, number, number, number, number, number, null, number, number, null, null, 0))));
            await Survives(() => Chair.Ask(new TeamActions.Query(Number: number ?? 0)));
            await Survives(() => Chair.Ask(new ListDecisions.Query(Number: number ?? 0)));
            await Survives(() => Chair.Ask(new ListCases.Query(number ?? 0)));
            await Survives(() => Chair.Ask(new ListMeetings.Query(true, number ?? 0)));
            await Survives(() => Chair.Ask(new SeePlan(CaseId, number)));
        }
        Assert.Equal(before, (await World.Sql<int>("SELECT COUNT(*) FROM mdt_step")).Single());
        Assert.Empty(await World.Sql<Guid>("SELECT mdt_id FROM mdt_rhythm"));
    }

    [Fact]
    public async Task An_id_of_another_kind_finds_nothing()
    {
        await Held();
        var summary = await Chosen(Mother);
        foreach (var id in new[] { Guid.Empty, World.NewId(), Mdt, Meeting, Item, Mother, Chair.Id, summary })
        {
            if (id != summary) await Assert.ThrowsAsync<NotFound>(() => Chair.Ask(new SeeSummary(id)));
            await Assert.ThrowsAsync<NotFound>(() => Chair.Ask(new SeeDecision(id)));
            await Assert.ThrowsAsync<NotFound>(() => Chair.Ask(new ViewCase.Query(id)));
            await Assert.ThrowsAsync<NotFound>(() => Chair.Ask(new SeePlan(id)));
            await Assert.ThrowsAsync<NotFound>(() => Chair.Ask(new SeeTransferOffer(id)));
            await Assert.ThrowsAsync<NotFound>(() => Chair.Ask(new SeeLead(id)));
            await Assert.ThrowsAsync<NotFound>(() => Chair.Ask(new SeeTransfer(id)));
            await Assert.ThrowsAsync<NotFound>(() => Chair.Ask(new ReadSentMinutes.Query(id)));
            if (id != Meeting) await Assert.ThrowsAsync<NotFound>(() => Chair.Ask(new Neighbourhood.Mdt.Packs.ViewPack.Query(id)));
            if (id != Meeting) await Assert.ThrowsAsync<NotFound>(() => Chair.Ask(new SeeRecipients(id)));
            await Assert.ThrowsAsync<NotFound>(() => Chair.Ask(new PreviewMinutes.Query(Meeting, id == Chair.Id ? Mother : id)));
            await Survives(() => Chair.Send(new ReassignAction.Command(id, id, null, "x", 1)));
            await Survives(() => Coordinator.Send(new OfferLead.Command(id, CaseId, id, "x")));
            await Survives(() => Coordinator.Send(new OfferTransfer.Command(id, CaseId, id, "x")));
            await Survives(() => Chair.Send(new ChooseRecipients.Command(Item, [id])));
            await Survives(() => Chair.Send(new AddAddendum.Command(id, Meeting, id, "x")));
        }
    }
}
