using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Asked;

public sealed class SeeSentReferralTests : ArrangedAsked
{
    [Fact]
    public async Task A_system_that_sent_a_family_reads_how_it_stands_until_when_an_answer_is_due_and_then_what_came_of_it()
    {
        var id = await Sent(Referral() with { Reference = "EMIS-9" });
        var waits = await Gp.Ask(new SeeSentReferral.Query(id));
        Assert.Equal(("EMIS-9", Hub, GpReferralState.Received, WorkingDay(Today, 5)), (waits.Reference, waits.SiteId, waits.State, waits.AnswerDueOn!.Value));
        Assert.Equal((null, null), (waits.AnsweredOn, waits.Told));
        await Worker.Send(new AnswerReferral.Command(id, GpReferralAnswer.FamilyDeclined, null, 1));
        var answered = await Gp.Ask(new SeeSentReferral.Query(id));
        Assert.Equal((GpReferralState.Answered, Today, GpReferralAnswer.FamilyDeclined), (answered.State, answered.AnsweredOn!.Value, answered.Told!.Value));
        Assert.Null(answered.AnswerDueOn);
    }

    [Theory]
    [InlineData("No")]
    [InlineData("NotAsked")]
    public async Task What_came_of_it_is_not_told_where_the_family_did_not_say_so(string tellBack)
    {
        var id = await Sent(Referral() with { TellBack = Enum.Parse<TellBack>(tellBack) });
        await Worker.Send(new AnswerReferral.Command(id, GpReferralAnswer.Welcomed, "She told us about her sister", 1));
        var told = await Gp.Ask(new SeeSentReferral.Query(id));
        Assert.Equal(GpReferralState.Answered, told.State);
        Assert.Null(told.Told);
    }

    [Fact]
    public async Task Only_who_sent_it_reads_it()
    {
        var id = await Sent();
        foreach (var other in new[] { SecondGp, OtherGp }) await Assert.ThrowsAsync<NotFound>(() => other.Ask(new SeeSentReferral.Query(id)));
        await Assert.ThrowsAsync<NotFound>(() => Gp.Ask(new SeeSentReferral.Query(World.NewId())));
        foreach (var denied in new[] { Worker, Manager, Nobody }) await Assert.ThrowsAsync<Denied>(() => denied.Ask(new SeeSentReferral.Query(id)));
        // Nor somebody with a role in that hub who sends families too.
        await Assert.ThrowsAsync<NotFound>(() => World.As(World.NewId(), Surgery, new Grant(Roles.LinkWorker, Hub)).Ask(new SeeSentReferral.Query(id)));
    }
}
