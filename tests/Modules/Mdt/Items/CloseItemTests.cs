using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Xunit;
using CaseRules = Neighbourhood.Mdt.Cases.Case;

namespace Neighbourhood.Modules.Mdt.Items;

public sealed class CloseItemTests : ArrangedMeeting
{
    [Fact]
    public async Task Rule_2_all_that_is_missing_is_said_at_once_and_nothing_is_told()
    {
        await Case();
        var item = await Started(await Running());
        var refused = await Assert.ThrowsAsync<Refused>(() => Closed(item));
        Assert.Equal(["Code", "FamilyVoice", "Text"], refused.Reasons.Select(r => r.Input));
        Assert.Equal("Discussing", await Status(item));
        Assert.Empty(Told<MdtDecisionMade>());
    }

    [Fact]
    public async Task Decisions_and_actions_are_told_the_referral_is_discussed_and_the_case_gets_its_review()
    {
        var caseId = await Case();
        var referral = await Referral(caseId);
        var item = await Started(await Running());
        await Recorded(item);
        await Chair.Send(new SetNextReview.Command(item, Today.AddDays(70), await Version(item)));
        await Closed(item);

        var made = Assert.Single(Told<MdtDecisionMade>());
        Assert.Equal((caseId, MdtDecisionCode.ContinuePlan, false, false), (made.CaseId, made.Code, made.Provisional, made.AgreedWithFamily));
        Assert.Equal(await World.Sql<Guid>("SELECT person_id FROM mdt_referral_person WHERE referral_id = @referral", new { referral }), made.PersonIds);
        var owed = Assert.Single(Told<MdtActionAssigned>());
        Assert.Equal((caseId, HealthVisitor.Id, Today.AddDays(14)), (owed.CaseId, owed.OwnerUserId, owed.Due));
        Assert.Equal(("Discussed", "Discussed"), (await Status(item), await Status(referral)));
        Assert.Equal([Today.AddDays(70)], await World.Sql<DateOnly>("SELECT next_review_on FROM mdt_case WHERE id = @caseId", new { caseId }));
    }

    [Fact]
    public async Task A_decision_is_about_the_people_of_referrals_that_still_stand()
    {
        var caseId = await Case();
        var stands = new List<Guid>();
        foreach (var status in new[] { "Discussed", "Accepted", "Declined", "Withdrawn" })
        {
            var referral = await Referral(caseId, status: status);
            if (status is "Discussed" or "Accepted") stands.AddRange(await World.Sql<Guid>("SELECT person_id FROM mdt_referral_person WHERE referral_id = @referral", new { referral }));
        }
        var item = await Started(await Running());
        await Recorded(item);
        await Closed(item);
        Assert.Equal(stands.Order(), Assert.Single(Told<MdtDecisionMade>()).PersonIds.Order());
    }

    [Fact]
    public async Task A_second_press_tells_nothing_twice_and_a_stale_page_is_a_conflict()
    {
        await Case();
        var item = await Started(await Running());
        await Recorded(item);
        var version = await Version(item);
        await Assert.ThrowsAsync<Conflict>(() => Chair.Send(new CloseItem.Command(item, version - 1)));
        await Chair.Send(new CloseItem.Command(item, version));
        await Chair.Send(new CloseItem.Command(item, version));
        Assert.Single(Told<MdtDecisionMade>());
        await IsRefused(Chair.Send(new CloseItem.Command(item, version + 1)), "", "it cannot be closed");
        await GuardedFor(who => who.Send(new CloseItem.Command(item, version)));
    }

    [Fact]
    public async Task Goals_met_closes_the_case_and_the_teams_involvement_ends()
    {
        var caseId = await Case();
        var item = await Started(await Running());
        await Recorded(item, MdtDecisionCode.CloseGoalsMet);
        await Closed(item);
        Assert.Equal(caseId, Assert.Single(Told<MdtCaseClosed>()).CaseId);
        Assert.Equal([caseId, CaseRules.LeadInvolvement(caseId, HealthVisitor.Id)], Told<MdtInvolvementEnded>().Select(e => e.InvolvementId));
        Assert.Equal([Today], await World.Sql<DateOnly>("SELECT closed_on FROM mdt_case WHERE id = @caseId", new { caseId }));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Rule_3_without_a_quorum_a_case_is_closed_only_when_the_family_agreed(bool agreed, int closed)
    {
        var caseId = await Case();
        var item = await Started(await Running(Gp));
        await Recorded(item, MdtDecisionCode.CloseDeclined, agreed);
        await Closed(item);
        Assert.Equal((true, agreed), (Told<MdtDecisionMade>()[0].Provisional, Told<MdtDecisionMade>()[0].AgreedWithFamily));
        Assert.Equal(closed, Told<MdtCaseClosed>().Count);
        Assert.Equal(closed, (await World.Sql<Guid>("SELECT id FROM mdt_case WHERE id = @caseId AND closed_on IS NOT NULL", new { caseId })).Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rule_3_a_new_lead_waits_for_a_quorum(bool quorate)
    {
        var caseId = await Case();
        var item = await Started(await Running(quorate ? [Gp, HealthVisitor] : [Gp]));
        await Recorded(item, MdtDecisionCode.ChangeLead);
        await Closed(item);
        Assert.Equal(quorate ? [Gp.Id] : Array.Empty<Guid>(), await World.Sql<Guid>("SELECT to_user_id FROM mdt_lead_offer WHERE case_id = @caseId", new { caseId }));
        Assert.Equal([HealthVisitor.Id], await World.Sql<Guid>("SELECT lead_user_id FROM mdt_case WHERE id = @caseId", new { caseId })); // until they accept
    }
}
