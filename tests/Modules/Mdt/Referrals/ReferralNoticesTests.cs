using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Referrals;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Referrals;

public sealed class ReferralNoticesTests : ArrangedRunners
{
    private MdtNoticeGiven Last => World.Told.OfType<MdtNoticeGiven>().Last();

    private void IsTold(MdtNoticeKind kind, Actor who, Guid referralId) =>
        Assert.Equal((kind, who.Id, referralId), (Last.Kind, Assert.Single(Last.UserIds), Last.SubjectId));

    [Fact]
    public async Task What_is_sent_is_told_to_the_coordinator_and_what_is_urgent_as_urgent()
    {
        await Runs(Chair, "chair");
        await Runs(Coordinator, "coordinator");
        var id = await Submitted();
        IsTold(MdtNoticeKind.ReferralReceived, Coordinator, id);
        Assert.False(Last.Urgent);
        var urgent = await Draft();
        await Referrer.Send(Whole(urgent) with { Urgency = ReferralUrgency.Urgent, UrgentReason = "No heating" });
        Assert.True(Last.Urgent);
        await Referrer.Send(Filled(new ReferFamily.Command { Id = World.NewId(), HouseholdId = Family }));
        Assert.Equal(3, World.Told.OfType<MdtNoticeGiven>().Count());
    }

    [Fact]
    public async Task Without_a_coordinator_or_where_they_declared_a_conflict_the_chair_is_told()
    {
        await Runs(Chair, "chair");
        var (_, earlier) = await Accepted();
        Assert.Equal(Chair.Id, Assert.Single(World.Told.OfType<MdtNoticeGiven>().First().UserIds));
        await Runs(Coordinator, "coordinator");
        await Conflicted(await Item(earlier), Coordinator.Id);
        IsTold(MdtNoticeKind.ReferralReceived, Chair, await Submitted());
    }

    [Fact]
    public async Task A_question_and_its_answer_reach_each_other()
    {
        await Runs(Coordinator, "coordinator");
        var id = await Submitted();
        await Coordinator.Send(new ReturnReferral.Command(id, "Who is at home?", 2));
        IsTold(MdtNoticeKind.ReferralReturned, Referrer, id);
        await Referrer.Send(new AnswerQuestion.Command(id, "Her sister", 3));
        IsTold(MdtNoticeKind.ReferralAnswered, Coordinator, id);
    }

    [Fact]
    public async Task What_became_of_it_is_told_to_who_referred()
    {
        var (accepted, _) = await Accepted();
        IsTold(MdtNoticeKind.ReferralAccepted, Referrer, accepted);
        var declined = await Submitted();
        await Chair.Send(new DeclineReferral.Command(declined, "No need for several of us", "The drop-in", 2));
        IsTold(MdtNoticeKind.ReferralDeclined, Referrer, declined);
    }

    [Fact]
    public async Task A_referrer_who_declared_a_conflict_is_told_nothing_nor_is_whoever_did_it()
    {
        var waits = await Submitted();
        var (_, earlier) = await Accepted();
        await Conflicted(await Item(earlier), Referrer.Id);
        var before = World.Told.OfType<MdtNoticeGiven>().Count();
        await Coordinator.Send(new ReturnReferral.Command(waits, "Who is at home?", 2));
        await Runs(Coordinator, "coordinator");
        await Coordinator.Send(Filled(new ReferFamily.Command { Id = World.NewId(), HouseholdId = World.NewId() }));
        Assert.Equal(before, World.Told.OfType<MdtNoticeGiven>().Count());
    }
}
