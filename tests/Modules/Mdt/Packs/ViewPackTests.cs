using System.Text.Json;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Packs;
using Neighbourhood.Mdt.Referrals;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Packs;

public sealed class ViewPackTests : ArrangedMeeting
{
    private async Task<(Guid Meeting, Guid Case, Guid Referral)> Packed()
    {
        World.Answers<GetPeople, IReadOnlyList<GetPeople.Person>>(q => [.. q.PersonIds.Select(id => new GetPeople.Person(id, null, $"Person {id}", Masking.Full, null, null, null))]);
        var caseId = await Case();
        var referral = await Referral(caseId);
        return (await ListClosed(), caseId, referral);
    }

    [Fact]
    public async Task Rule_6_the_pack_is_made_when_the_list_closes_and_says_what_the_referral_said_then_whatever_is_written_later()
    {
        var (meeting, caseId, referral) = await Packed();
        var household = (await World.Sql<Guid>("SELECT household_id FROM mdt_case WHERE id = @caseId", new { caseId })).Single();
        await World.Arrange("UPDATE mdt_referral SET ask = 'Something else', situation = 'All is well', answer = 'She wrote again' WHERE id = @referral", new { referral });
        var pack = await Gp.Ask(new ViewPack.Query(meeting));
        var item = Assert.Single(pack.Entries);
        Assert.Equal((1, $"Family {household}", 12, $"Worker {HealthVisitor.Id}"), (item.Number, item.Family, item.SlotMinutes, item.Presenter));
        var said = Assert.Single(item.Referrals);
        Assert.Equal(("What else can we offer?", "Feeding is hard and sleep is short.", false), (said.Ask, said.Situation, said.Review));
        Assert.Equal((World.Clock.Now(), $"Worker {Gp.Id}", true), (pack.DrawnAt, pack.DrawnFor, item.DrawsCard));
        Assert.Contains("Mdt.ViewPack", await World.Sql<string>("SELECT what FROM kernel_audit WHERE kind = 'view' AND user_id = @Id AND subjects = @subject", new { Gp.Id, subject = household.ToString() }));
    }

    [Fact]
    public async Task Rule_6_before_the_list_closes_there_is_none_nor_of_a_meeting_that_was_cancelled()
    {
        await Case();
        var meeting = await ListOpen();
        await Assert.ThrowsAsync<NotFound>(() => Chair.Ask(new ViewPack.Query(meeting)));
        var version = await Version(meeting);
        await Coordinator.Send(new CloseList.Command(meeting, version));
        await Coordinator.Send(new CloseList.Command(meeting, version)); // a second press
        Assert.Single(await World.Sql<Guid>("SELECT id FROM mdt_pack_item"));
        Assert.Single((await Chair.Ask(new ViewPack.Query(meeting))).Entries);
        await Chair.Send(new CancelMeeting.Command(meeting, "Snow", await Version(meeting)));
        await Assert.ThrowsAsync<NotFound>(() => Chair.Ask(new ViewPack.Query(meeting)));
    }

    [Fact]
    public async Task Rule_6_what_comes_late_is_added_with_late_and_its_reason_and_leaves_the_rest_as_it_was()
    {
        var (meeting, caseId, _) = await Packed();
        var late = await Referral(await Case(90), "Urgent");
        await Coordinator.Send(new ListReferral.Command(meeting, late, "The father lost his job."));
        var again = await Referral(caseId, "Urgent");
        await Coordinator.Send(new ListReferral.Command(meeting, again, "She rang from the station."));
        var pack = await Gp.Ask(new ViewPack.Query(meeting));
        Assert.Equal([(true, true, "The father lost his job."), (true, true, "She rang from the station.")], pack.Entries.Select(e => (e.Late, e.Urgent, e.LateReason)));
        Assert.Equal([1, 2], pack.Entries.Select(e => e.Referrals.Count));
        Assert.Equal(3, (await World.Sql<Guid>("SELECT id FROM mdt_pack_item")).Count);
    }

    [Fact]
    public async Task Rule_6_a_referral_that_is_withdrawn_after_the_closing_is_shown_as_withdrawn_without_its_words()
    {
        var (meeting, _, referral) = await Packed();
        await Chair.Send(new WithdrawReferral.Command(referral, "They moved away", (await World.Sql<int>("SELECT version FROM mdt_referral WHERE id = @referral", new { referral })).Single()));
        var pack = await Gp.Ask(new ViewPack.Query(meeting));
        var item = Assert.Single(pack.Entries);
        Assert.Equal((true, 0, false), (item.Withdrawn, item.Referrals.Count, item.DrawsCard));
        Assert.DoesNotContain("offer", JsonSerializer.Serialize(pack), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_review_says_how_it_began_what_was_decided_and_what_is_still_to_be_done()
    {
        var (first, caseId, _) = await Packed();
        foreach (var who in new[] { Gp, HealthVisitor }) await Chair.Send(new RecordArrival.Command(first, who.Id, null));
        await Chair.Send(new StartMeeting.Command(first, await Version(first)));
        var item = await Started(first);
        await Recorded(item, agreed: true);
        await Closed(item);
        Assert.Empty((await Gp.Ask(new ViewPack.Query(first))).Entries[0].Decisions); // this meeting's own stand in its minutes
        await Chair.Send(new FinishMeeting.Command(first, await Version(first)));
        await World.Arrange("UPDATE mdt_case SET next_review_on = @Today WHERE id = @caseId", new { Today, caseId });
        World.Clock.Advance(TimeSpan.FromDays(20));

        var entry = Assert.Single((await Gp.Ask(new ViewPack.Query(await ListClosed()))).Entries);
        Assert.True(Assert.Single(entry.Referrals).Review);
        Assert.Equal((MdtDecisionCode.ContinuePlan, true, false), entry.Decisions.Select(d => (d.Code, d.AgreedWithFamily, d.Provisional)).Single());
        Assert.Equal(("Ring the nursery", $"Worker {HealthVisitor.Id}", true), entry.Actions.Select(a => (a.Text, a.Owner, a.Overdue)).Single());
    }

    [Fact]
    public async Task Rule_5_an_item_never_appears_for_a_member_who_declared_a_conflict_not_even_by_name()
    {
        var (meeting, caseId, _) = await Packed();
        await Case();
        await Gp.Send(new DeclareConflict.Command(await ItemOf(meeting, caseId), null, "My sister"));
        var pack = await Gp.Ask(new ViewPack.Query(meeting));
        Assert.Equal((0, 1), (pack.Entries.Count, pack.Conflicts));
        var household = (await World.Sql<Guid>("SELECT household_id FROM mdt_case WHERE id = @caseId", new { caseId })).Single();
        foreach (var query in new[] { JsonSerializer.Serialize(pack), JsonSerializer.Serialize(await Gp.Ask(new PrintPack.Query(meeting))) })
            Assert.DoesNotContain(household.ToString(), query, StringComparison.OrdinalIgnoreCase);
        Assert.Single((await HealthVisitor.Ask(new ViewPack.Query(meeting))).Entries);
    }

    [Fact]
    public async Task Scenario_8_what_is_objected_to_is_not_in_the_pack_for_anybody_and_the_chair_sees_that_it_is_objected_to()
    {
        var (meeting, _, _) = await Packed();
        Basis = SharingBasis.Objection;
        foreach (var who in new[] { Chair, Gp, Coordinator })
        {
            var item = Assert.Single((await who.Ask(new ViewPack.Query(meeting))).Entries);
            Assert.Equal((true, 0, false, who == Chair), (item.LeftOut, item.Referrals.Count, item.DrawsCard, item.Objected));
            Assert.Empty(Assert.Single((await who.Ask(new PrintPack.Query(meeting))).Entries).Referrals);
        }
        Basis = SharingBasis.ObjectionToDecide; // a child may come to harm: nothing is hidden until the safeguarding lead has decided
        Assert.Single(Assert.Single((await Gp.Ask(new ViewPack.Query(meeting))).Entries).Referrals);
    }

    [Fact]
    public async Task Where_somebody_objects_whom_no_referral_names_the_card_is_not_drawn()
    {
        var (meeting, _, _) = await Packed();
        var uncle = World.NewId();
        World.Answers<GetHousehold, GetHousehold.Answer?>(q => new(q.HouseholdId, "A", Masking.Full, null, null, "Sale", null, null, [new(uncle, "Uncle", Masking.Full, "uncle", "adult", "Yes", null, null)]));
        World.Answers<GetSharingBasis, SharingBasis>(q => q.PersonId == uncle ? SharingBasis.Objection : SharingBasis.Informed);
        await World.Happened(new SharingObjectionRecorded(World.NewId(), uncle, [SharingPurpose.MdtDiscussion], []));
        var item = Assert.Single((await Gp.Ask(new ViewPack.Query(meeting))).Entries);
        Assert.Equal((false, 1), (item.DrawsCard, item.Referrals.Count));
    }

    [Fact]
    public async Task Scenario_9_with_the_pack_an_invited_attendee_has_neither_the_pack_nor_its_paper_at_any_time()
    {
        await Referral(await Case());
        var meeting = await ListOpen();
        var item = (await Items(meeting))[0];
        await Coordinator.Send(new InviteToItem.Command(World.NewId(), item, Guest.Id));
        async Task None()
        {
            await Assert.ThrowsAsync<Denied>(() => Guest.Ask(new ViewPack.Query(meeting)));
            await Assert.ThrowsAsync<Denied>(() => Guest.Ask(new PrintPack.Query(meeting)));
        }
        await None();
        await Coordinator.Send(new CloseList.Command(meeting, await Version(meeting)));
        await None();
        Assert.Equal("What else can we offer?", (await Guest.Ask(new ViewInvitedItem.Query(item))).Ask);
        await Chair.Send(new RecordArrival.Command(meeting, Gp.Id, null));
        await Chair.Send(new StartMeeting.Command(meeting, await Version(meeting)));
        await None();
    }

    [Fact]
    public async Task Only_the_team_reads_it()
    {
        var (meeting, _, _) = await Packed();
        await GuardedFor(who => who.Ask(new ViewPack.Query(meeting)));
    }
}
