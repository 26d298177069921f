using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Asked;

public sealed class TakeBackReferralTests : ArrangedAsked
{
    [Fact]
    public async Task Taken_back_by_the_sender_there_is_nothing_left_to_answer()
    {
        var id = await Sent();
        await Gp.Send(new TakeBackReferral.Command(id, 1));
        await Gp.Send(new TakeBackReferral.Command(id, 1)); // pressed twice
        Assert.Equal(GpReferralState.Withdrawn, await ReferralOf(id));
        Assert.Equal(TaskOutcome.NoLongerNeeded, Assert.Single(ClosedTasks).Outcome);
        await Assert.ThrowsAsync<Conflict>(() => Worker.Send(new AnswerReferral.Command(id, GpReferralAnswer.Welcomed, null, 1)));
        await IsRefused(Worker.Send(new AnswerReferral.Command(id, GpReferralAnswer.Welcomed, null, 2)), "", "taken back");
        Assert.Empty(await Worker.Ask(new ListAsked.Query()));
        Assert.Equal(["Received", "Withdrawn"], await StepsOf(id));
        Assert.Single(Told<HubInvolvementEnded>()); // the hub sees them no more
    }

    [Fact]
    public async Task An_answer_is_not_taken_back()
    {
        var id = await Sent();
        await Worker.Send(new AnswerReferral.Command(id, GpReferralAnswer.Welcomed, null, 1));
        await Assert.ThrowsAsync<Conflict>(() => Gp.Send(new TakeBackReferral.Command(id, 1)));
        await IsRefused(Gp.Send(new TakeBackReferral.Command(id, 2)), "", "answered already");
    }

    [Fact]
    public async Task Only_who_sent_it_takes_it_back()
    {
        var id = await Sent();
        foreach (var other in new[] { SecondGp, OtherGp }) await Assert.ThrowsAsync<NotFound>(() => other.Send(new TakeBackReferral.Command(id, 1)));
        await Assert.ThrowsAsync<NotFound>(() => Gp.Send(new TakeBackReferral.Command(World.NewId(), 1)));
        foreach (var denied in new[] { Worker, Manager, Nobody }) await Assert.ThrowsAsync<Denied>(() => denied.Send(new TakeBackReferral.Command(id, 1)));
        // Nor somebody with a role in that hub who sends families too.
        await Assert.ThrowsAsync<NotFound>(() => World.As(World.NewId(), Surgery, new Grant(Roles.LinkWorker, Hub)).Send(new TakeBackReferral.Command(id, 1)));
        Assert.Equal(GpReferralState.Received, await ReferralOf(id));
    }

    [Fact]
    public async Task One_that_went_on_to_another_hub_meanwhile_is_a_conflict_first()
    {
        var id = await Sent();
        await Closed(Hub, OtherHub);
        await DaysPass(1);
        await Assert.ThrowsAsync<Conflict>(() => Gp.Send(new TakeBackReferral.Command(id, 1)));
        await Gp.Send(new TakeBackReferral.Command(id, 2));
        Assert.Empty(await OtherWorker.Ask(new ListAsked.Query()));
    }
}
