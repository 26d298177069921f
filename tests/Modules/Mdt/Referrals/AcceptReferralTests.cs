using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Referrals;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Referrals;

public sealed class AcceptReferralTests : ArrangedTeam
{
    private sealed record CaseRow(Guid Id, Guid LeadUserId, string Level, DateOnly NextReviewOn);

    private Task<IReadOnlyList<CaseRow>> Cases() => World.Sql<CaseRow>("SELECT id, lead_user_id, level, next_review_on FROM mdt_case");

    [Fact]
    public async Task Who_declared_a_conflict_with_the_family_does_not_lead_chosen_or_as_the_one_who_referred()
    {
        var id = await Submitted();
        var (_, earlier) = await Accepted();
        await Conflicted(await Item(earlier), Referrer.Id);
        await Conflicted(await Item(earlier), Member.Id);
        await World.Arrange("UPDATE mdt_case SET closed_on = @Today WHERE id = @earlier", new { Today, earlier });
        Assert.Contains("conflict of interest", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new AcceptReferral.Command(World.NewId(), id, null, null, 2)))).Message, StringComparison.Ordinal);
        Assert.Equal("LeadUserId", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new AcceptReferral.Command(World.NewId(), id, Member.Id, null, 2)))).Input);
        await Coordinator.Send(new AcceptReferral.Command(World.NewId(), id, Chair.Id, null, 2));
    }

    [Fact]
    public async Task A_case_is_opened_led_by_the_referrer_and_everybody_is_told()
    {
        var (referral, caseId) = await Accepted();
        Assert.Equal(new CaseRow(caseId, Referrer.Id, "Targeted", Today.AddDays(56)), Assert.Single(await Cases()));
        var lead = Case.LeadInvolvement(caseId, Referrer.Id);
        Assert.Equal(
            [
                new MdtCaseOpened(caseId, Family, Mdt, Today),
                new MdtInvolvementBegan(caseId, Family, null, Mdt, null, "case", Today, true),
                new MdtInvolvementBegan(lead, Family, null, Mdt, Referrer.Id, "lead", Today, true),
                new MdtReferralAccepted(referral, Family, Today),
                new MdtInvolvementEnded(referral, Family, Today),
            ], World.Told.Skip(1).Where(e => e is not MdtNoticeGiven));
        Assert.Equal(["Draft", "Submitted", "Accepted"], await StepsOf(referral));
        Assert.Equal(["Open"], await StepsOf(caseId));
    }

    [Fact]
    public async Task A_search_for_another_lead_keeps_what_was_typed_and_chosen()
    {
        World.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(q => [new(Member.Id, $"Worker {Member.Id}", null, null, false)]);
        var (id, review) = (await Submitted(), Today.AddDays(20));
        await Coordinator.On((send, clock) => new AcceptReferral.Page(send, clock) { ReferralId = id, Search = "Work", LeadUserId = Chair.Id, NextReviewOn = review, Version = 2 }, async page =>
        {
            page.ModelState.SetModelValue("NextReviewOn.Month", "x", "x");
            page.ModelState.AddModelError("NextReviewOn.Month", "Enter a month");
            await page.OnPostFind(CancellationToken.None);
            Assert.Equal((Chair.Id, review), (page.LeadUserId, page.NextReviewOn));
            Assert.Equal([Referrer.Id, Chair.Id, Member.Id], page.Workers.Select(w => w.Id));
            Assert.Equal((0, "x"), (page.ModelState["NextReviewOn.Month"]!.Errors.Count, page.ModelState["NextReviewOn.Month"]!.AttemptedValue));
            return 0;
        });
    }

    [Fact]
    public async Task A_second_referral_of_the_family_joins_the_open_case()
    {
        var (_, first) = await Accepted();
        var (_, second) = await Accepted();
        Assert.Equal(first, second);
        Assert.Single(World.Told.OfType<MdtCaseOpened>());
    }

    [Fact]
    public async Task Another_lead_and_an_earlier_review_may_be_chosen_and_a_crisis_is_a_specialist_case()
    {
        var id = await Draft();
        await Referrer.Send(Whole(id) with { LevelAtEntry = NeedLevel.Crisis });
        await Chair.Send(new AcceptReferral.Command(World.NewId(), id, Member.Id, Today.AddDays(10), 2));
        var kept = Assert.Single(await Cases());
        Assert.Equal((Member.Id, "Specialist", Today.AddDays(10)), (kept.LeadUserId, kept.Level, kept.NextReviewOn));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(85)]
    public async Task A_review_today_or_after_twelve_weeks_is_refused(int days)
    {
        var id = await Submitted();
        Assert.Equal("NextReviewOn", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new AcceptReferral.Command(World.NewId(), id, null, Today.AddDays(days), 2)))).Input);
        Assert.Empty(await Cases());
        Assert.Equal(ReferralStatus.Submitted, await StatusOf(id));
    }

    [Fact]
    public async Task A_lead_whose_account_ended_is_refused()
    {
        EndedAccounts.Add(Member.Id);
        Assert.Equal("LeadUserId", (await Assert.ThrowsAsync<Refused>(async () => await Coordinator.Send(new AcceptReferral.Command(World.NewId(), await Submitted(), Member.Id, null, 2)))).Input);
    }

    [Fact]
    public async Task A_repeat_answers_as_the_first()
    {
        var command = new AcceptReferral.Command(World.NewId(), await Submitted(), null, null, 2);
        Assert.Equal(await Coordinator.Send(command), await Coordinator.Send(command));
        Assert.Single(await Cases());
    }

    [Fact]
    public async Task A_stale_page_is_a_conflict_and_opens_nothing()
    {
        var id = await Submitted();
        await Chair.Send(new DeclineReferral.Command(id, "Not ours", "The school nurse", 2));
        var conflict = await Assert.ThrowsAsync<Conflict>(() => Coordinator.Send(new AcceptReferral.Command(World.NewId(), id, null, null, 2)));
        Assert.Equal("Declined", conflict.Stands["Referral"]);
        Assert.Empty(await Cases());
    }

    [Fact]
    public async Task A_draft_is_not_accepted_and_not_even_found() =>
        await Assert.ThrowsAsync<NotFound>(async () => await Coordinator.Send(new AcceptReferral.Command(World.NewId(), await Draft(), null, null, 1)));

    [Fact]
    public async Task A_coordinator_of_another_team_does_not_accept_what_they_wrote_themselves()
    {
        var author = World.As(OtherCoordinator.Id, null, new Grant(Roles.Coordinator, World.NewId()));
        var id = World.NewId();
        await author.Send(Filled(new ReferFamily.Command { Id = id, HouseholdId = Family }));
        var refused = await Assert.ThrowsAsync<Refused>(() => author.Send(new AcceptReferral.Command(World.NewId(), id, null, null, 1)));
        Assert.Equal("Only the team's coordinator or the team's chair can do this", refused.Message);
    }

    [Fact]
    public async Task A_referrer_accepts_nothing() =>
        await Assert.ThrowsAsync<Denied>(async () => await Referrer.Send(new AcceptReferral.Command(World.NewId(), await Submitted(), null, null, 2)));

    [Fact]
    public async Task Another_teams_coordinator_does_not_find_it() =>
        await Assert.ThrowsAsync<NotFound>(async () => await OtherCoordinator.Send(new AcceptReferral.Command(World.NewId(), await Submitted(), null, null, 2)));
}
