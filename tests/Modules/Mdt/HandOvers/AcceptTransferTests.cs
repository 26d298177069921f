using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.HandOvers;
using Xunit;

namespace Neighbourhood.Modules.Mdt.HandOvers;

public sealed class AcceptTransferTests : ArrangedHandOver
{
    private async Task<Guid> Action(Guid of, bool done = false)
    {
        var id = World.NewId();
        await World.Arrange("""
            INSERT INTO mdt_action (id, case_id, text, owner_user_id, due_on, made_at, done_at, version) VALUES (@id, @of, 'Ring the nursery', @owner, @Today, @now, @done, 1)
            """, new { id, of, owner = Referrer.Id, Today, now = World.Clock.Now(), done = done ? World.Clock.Now() : (DateTimeOffset?)null });
        return id;
    }

    [Fact]
    public async Task A_case_opens_in_the_other_team_and_the_old_one_ends_as_transferred()
    {
        await Arranged();
        var transfer = await TransferOffered();
        var told = World.Told.Count;
        var taken = await Taken(transfer);
        Assert.Equal((CaseState.Transferred, CaseState.Open), (await StateOf(Case), await StateOf(taken)));
        Assert.Equal(["Transferred"], await World.Sql<string>("SELECT closed_code FROM mdt_case WHERE id = @Case", new { Case }));
        Assert.Equal(TheirMember.Id, await LeadOf(taken));
        var events = World.Told.Skip(told).ToList();
        Assert.Equal(new MdtCaseTransferred(Case, Family, Mdt, Altrincham, taken, Today), Assert.Single(events.OfType<MdtCaseTransferred>()));
        Assert.Equal(new MdtCaseOpened(taken, Family, Altrincham, Today), Assert.Single(events.OfType<MdtCaseOpened>()));
        Assert.Equal(["case", "lead"], events.OfType<MdtInvolvementBegan>().Select(b => b.Kind));
        Assert.Contains(events.OfType<MdtInvolvementEnded>(), e => e.InvolvementId == Case);
        Assert.Equal([Chair.Id, Coordinator.Id, Referrer.Id], Told(MdtNoticeKind.TransferAccepted));
        Assert.Equal(("Transferring", "Transferred"), ((await StepsOf(Case))[^2], (await StepsOf(Case))[^1]));
        Assert.Equal([Today.AddDays(56)], await World.Sql<DateOnly>("SELECT next_review_on FROM mdt_case WHERE id = @taken", new { taken })); // as it was
    }

    [Fact]
    public async Task Old_and_new_know_each_other_and_whoever_began_as_invited_has_ended()
    {
        await Arranged();
        var transfer = await TransferOffered();
        var taken = await Taken(transfer);
        var before = Assert.Single((await Chair.Ask(new ViewCase.Query(Case))).HandOver.Links);
        var after = Assert.Single((await TheirMember.Ask(new ViewCase.Query(taken))).HandOver.Links);
        Assert.Equal((false, "Altrincham team", null), (before.CameFrom, before.Team, before.CaseId)); // not theirs to open
        Assert.Equal((true, "Sale team", null), (after.CameFrom, after.Team, after.CaseId));
        var invited = World.Told.OfType<MdtInvolvementBegan>().Where(b => b.Kind == "invited").Select(b => b.InvolvementId).ToList();
        Assert.Equal(2, invited.Count);
        Assert.Subset(World.Told.OfType<MdtInvolvementEnded>().Select(e => e.InvolvementId).ToHashSet(), invited.ToHashSet());
    }

    [Fact]
    public async Task It_joins_the_open_case_that_the_team_has_and_keeps_that_ones_lead()
    {
        await Arranged();
        var open = World.NewId();
        await World.Arrange("""
            INSERT INTO mdt_case (id, mdt_id, household_id, lead_user_id, level, opened_on, next_review_on, version) VALUES (@open, @Altrincham, @Family, @lead, 'Targeted', @Today, @Today, 1)
            """, new { open, Altrincham, Family, lead = TheirChair.Id, Today });
        var transfer = await TransferOffered();
        Assert.Equal($"Worker {TheirChair.Id}", (await TheirCoordinator.Ask(new SeeTransferOffer(transfer))).Joins);
        Assert.Equal(open, await TheirCoordinator.Send(new AcceptTransfer.Command(World.NewId(), transfer, null, false)));
        Assert.Equal(TheirChair.Id, await LeadOf(open));
        Assert.Equal(["CaseJoined"], await StepsOf(open));
        Assert.Equal(open, Assert.Single(World.Told.OfType<MdtCaseTransferred>()).ToCaseId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_not_done_goes_along_if_they_choose_so_and_stays_with_its_owner_either_way(bool carry)
    {
        await Arranged();
        var (open, done) = (await Action(Case), await Action(Case, done: true));
        var taken = await Taken(await TransferOffered(), carry);
        Assert.Equal([carry ? taken : Case], await World.Sql<Guid>("SELECT case_id FROM mdt_action WHERE id = @open AND owner_user_id = @owner", new { open, owner = Referrer.Id }));
        Assert.Equal([Case], await World.Sql<Guid>("SELECT case_id FROM mdt_action WHERE id = @done", new { done }));
        Assert.Equal(carry, (await StepsOf(taken)).Contains("ActionsCarriedOver"));
        Assert.Equal(carry ? 1 : 0, (await TheirMember.Ask(new ViewCase.Query(taken))).Actions.Count);
    }

    [Fact]
    public async Task The_note_stands_as_an_accepted_referral_about_the_same_people_and_what_waited_goes_along()
    {
        await Arranged();
        var item = await Item(Case, (await World.Sql<Guid>("SELECT id FROM mdt_referral")).Single(), closedAt: World.Clock.Now(), meetingStatus: "ListClosed");
        await World.Arrange("UPDATE mdt_referral SET status = 'Listed'");
        var taken = await Taken(await TransferOffered());
        Assert.Equal(["Removed"], await World.Sql<string>("SELECT status FROM mdt_item WHERE id = @item", new { item }));
        Assert.Equal(["Accepted", "Accepted"], await World.Sql<string>("SELECT status FROM mdt_referral WHERE case_id = @taken AND mdt_id = @Altrincham", new { taken, Altrincham }));
        var note = Assert.Single(await World.Sql<Guid>("SELECT id FROM mdt_referral WHERE raised_via = 'Transfer'"));
        Assert.Equal(2, (await World.Sql<Guid>("SELECT person_id FROM mdt_referral_person WHERE referral_id = @note", new { note })).Count);
        Objecting.Add(Mother);
        Assert.True((await TheirMember.Ask(new ViewCase.Query(taken))).LeftOut);
        await TheirMember.Ask(new Neighbourhood.Mdt.Referrals.ViewReferral.Query(note));
    }

    [Fact]
    public async Task The_lead_is_a_member_without_a_conflict_and_nothing_is_half_kept()
    {
        await Arranged();
        await Conflicted(await Item(Case, status: "Discussed", meetingStatus: "Circulated"), TheirMember.Id);
        var transfer = await TransferOffered();
        Task<Guid> Send(Guid? lead) => TheirCoordinator.Send(new AcceptTransfer.Command(World.NewId(), transfer, lead, false));
        await IsRefused(Send(null), "LeadUserId", "member of your team");
        await IsRefused(Send(Referrer.Id), "LeadUserId", "member of your team");
        await IsRefused(Send(TheirMember.Id), "LeadUserId", "conflict of interest");
        Assert.Equal(CaseState.Transferring, await StateOf(Case));
        Assert.Single(await World.Sql<Guid>("SELECT id FROM mdt_case"));
    }

    [Fact]
    public async Task Not_while_the_other_team_talks_about_them_nor_by_anybody_else_and_once()
    {
        await Arranged();
        var item = await Item(Case, status: "Discussing", meetingStatus: "InProgress");
        var transfer = await TransferOffered();
        await IsRefused(Taken(transfer), "", "talking about this family now");
        await World.Arrange("UPDATE mdt_item SET status = 'Discussed' WHERE id = @item", new { item });
        await Assert.ThrowsAsync<NotFound>(() => Coordinator.Send(new AcceptTransfer.Command(World.NewId(), transfer, TheirMember.Id, false)));
        await Assert.ThrowsAsync<Denied>(() => TheirMember.Send(new AcceptTransfer.Command(World.NewId(), transfer, TheirMember.Id, false)));
        var taken = await Taken(transfer);
        Assert.Equal(taken, await Taken(transfer)); // another press, from another page
        await IsRefused(TheirChair.Send(new DeclineTransfer.Command(transfer, "Too late")), "", "was accepted");
        Assert.Single(World.Told.OfType<MdtCaseTransferred>());
    }
}
