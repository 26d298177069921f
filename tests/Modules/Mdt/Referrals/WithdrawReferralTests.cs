using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Referrals;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Referrals;

public sealed class WithdrawReferralTests : ArrangedTeam
{
    private static readonly string[] Closed = ["Open", "Closed"];

    [Fact]
    public async Task A_draft_goes_without_a_word_to_others()
    {
        var id = await Draft();
        await Referrer.Send(new WithdrawReferral.Command(id, "By mistake", 1));
        Assert.Equal(ReferralStatus.Withdrawn, await StatusOf(id));
        Assert.Empty(World.Told);
    }

    [Fact]
    public async Task What_was_sent_ends_the_teams_work_and_stays_in_the_history()
    {
        var id = await Submitted();
        await Referrer.Send(new WithdrawReferral.Command(id, "They moved in with her mother", 2));
        Assert.Equal(new MdtInvolvementEnded(id, Family, Today), World.Told[^1]);
        Assert.Equal(["Draft", "Submitted", "Withdrawn"], await StepsOf(id));
    }

    [Fact]
    public async Task A_listed_one_leaves_the_agenda()
    {
        var (id, caseId) = await Accepted();
        var item = await Item(caseId, id);
        await World.Arrange("UPDATE mdt_referral SET status = 'Listed', version = 4 WHERE id = @id", new { id });
        await Chair.Send(new WithdrawReferral.Command(id, "The family asked us to", 4));
        Assert.Equal(["Removed"], await World.Sql<string>("SELECT status FROM mdt_item WHERE id = @item", new { item }));
        Assert.Equal(Closed, await StepsOf(caseId));
    }

    [Theory]
    [InlineData("ListOpen", 0)]
    [InlineData("ListClosed", 1)]
    public async Task Who_was_invited_to_it_is_invited_no_longer_and_after_the_list_closed_that_is_told(string meeting, int told)
    {
        var (id, caseId) = await Accepted();
        var (item, invitation) = (await Item(caseId, id, meetingStatus: meeting), World.NewId());
        await World.Arrange("INSERT INTO mdt_invitation (id, item_id, user_id, invited_by, invited_at) VALUES (@invitation, @item, @guest, @by, @now)",
            new { invitation, item, guest = World.NewId(), by = Chair.Id, now = World.Clock.Now() });
        await World.Arrange("UPDATE mdt_referral SET status = 'Listed', version = 4 WHERE id = @id", new { id });
        await Chair.Send(new WithdrawReferral.Command(id, "The family asked us to", 4));
        Assert.Equal(told, World.Told.OfType<MdtInvolvementEnded>().Count(e => e.InvolvementId == invitation));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_invitation WHERE withdrawn_at IS NULL"));
    }

    [Fact]
    public async Task Whoever_was_invited_to_its_item_sees_nothing_of_the_family_any_more()
    {
        var (id, caseId) = await Accepted();
        var (item, invitation, guest) = (await Item(caseId, id, meetingStatus: "ListClosed", closedAt: World.Clock.Now()), World.NewId(), World.NewId());
        await World.Arrange("UPDATE mdt_referral SET status = 'Listed', version = 4 WHERE id = @id", new { id });
        await World.Arrange("INSERT INTO mdt_invitation (id, item_id, user_id, invited_by, invited_at) VALUES (@invitation, @item, @guest, @by, @now)",
            new { invitation, item, guest, by = Coordinator.Id, now = World.Clock.Now() });
        await Chair.Send(new WithdrawReferral.Command(id, "The family asked us to", 4));
        Assert.Contains(new MdtInvolvementEnded(invitation, Family, Today), World.Told);
        Assert.Equal(1, Assert.Single(await World.Sql<int>("SELECT COUNT(*) FROM mdt_invitation WHERE withdrawn_at IS NOT NULL")));
    }

    [Fact]
    public async Task While_the_team_talks_about_it_it_stays()
    {
        var (id, caseId) = await Accepted();
        await Item(caseId, id, "Discussing", "InProgress");
        await World.Arrange("UPDATE mdt_referral SET status = 'Listed', version = 4 WHERE id = @id", new { id });
        Assert.Contains("talking about this family now", (await Assert.ThrowsAsync<Refused>(() => Referrer.Send(new WithdrawReferral.Command(id, "Stop", 4)))).Message, StringComparison.Ordinal);
        Assert.Equal(ReferralStatus.Listed, await StatusOf(id));
    }

    [Fact]
    public async Task A_case_that_only_it_opened_closes_with_it()
    {
        var (id, caseId) = await Accepted();
        await Referrer.Send(new WithdrawReferral.Command(id, "Wrong family", 3));
        Assert.Equal(
            [new MdtCaseClosed(caseId, Family, Mdt, Today), new MdtInvolvementEnded(caseId, Family, Today), new MdtInvolvementEnded(Case.LeadInvolvement(caseId, Referrer.Id), Family, Today)],
            World.Told.TakeLast(3));
    }

    [Fact]
    public async Task A_case_that_another_referral_stands_on_stays_open()
    {
        var (first, caseId) = await Accepted();
        await Accepted();
        await Referrer.Send(new WithdrawReferral.Command(first, "Said twice", 3));
        Assert.Equal(["Open"], await StepsOf(caseId));
    }

    [Fact]
    public async Task A_case_that_was_talked_about_stays_open()
    {
        var (id, caseId) = await Accepted();
        await Item(caseId, status: "Discussed", meetingStatus: "Circulated");
        await Referrer.Send(new WithdrawReferral.Command(id, "Done", 3));
        Assert.Equal(["Open"], await StepsOf(caseId));
    }

    [Fact]
    public async Task A_reason_is_needed() =>
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(async () => await Referrer.Send(new WithdrawReferral.Command(await Submitted(), null, 2)))).Input);

    [Fact]
    public async Task The_coordinator_withdraws_nothing() =>
        Assert.Contains("chair", (await Assert.ThrowsAsync<Refused>(async () => await Coordinator.Send(new WithdrawReferral.Command(await Submitted(), "No", 2)))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_stale_page_is_a_conflict() =>
        await Assert.ThrowsAsync<Conflict>(async () => await Referrer.Send(new WithdrawReferral.Command(await Submitted(), "No", 1)));

    [Fact]
    public async Task Another_referrer_does_not_find_it() =>
        await Assert.ThrowsAsync<NotFound>(async () => await OtherReferrer.Send(new WithdrawReferral.Command(await Submitted(), "No", 2)));
}
