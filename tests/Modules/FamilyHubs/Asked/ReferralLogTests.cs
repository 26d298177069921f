using Neighbourhood.FamilyHubs.Asked;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Asked;

/// <summary>ChasesReferrals (R1-14).</summary>
public sealed class ReferralLogTests : ArrangedAsked
{
    private async Task<IReadOnlyList<ListReferralLog.Row>> Open() => (await Manager.Ask(new ListReferralLog.Query())).Open;

    [Fact]
    public async Task One_not_answered_in_its_working_days_is_late_once_and_an_answer_puts_it_right()
    {
        var id = await Sent(); // due on Monday 9 March
        await DaysPass(7);
        Assert.Empty(await Open());
        await DaysPass(1);
        await DaysPass(1);
        var late = Assert.Single(await Open());
        Assert.Equal((SendOutcome.Late, "Harbour Lane Surgery", id), (late.Outcome, late.From, late.GpReferralId!.Value));
        Assert.True(Assert.Single(await Worker.Ask(new ListAsked.Query())).Item.Late);
        await Worker.Send(new AnswerReferral.Command(id, GpReferralAnswer.NotReached, null, 1));
        Assert.Empty(await Open());
        Assert.Equal(Today, Assert.Single((await Manager.Ask(new ListReferralLog.Query())).Done).ResolvedOn);
    }

    [Fact]
    public async Task What_waits_at_a_hub_that_closes_goes_on_to_the_one_in_its_place()
    {
        var id = await Sent();
        await Closed(Hub, OtherHub);
        await DaysPass(1);
        await DaysPass(1);
        Assert.Equal([OtherHub], await World.Sql<Guid>("SELECT site_id FROM familyhubs_gp_referral WHERE id = @id", new { id }));
        Assert.Equal(2, Tasks.Count);
        Assert.Single(ClosedTasks);
        Assert.Empty(await Worker.Ask(new ListAsked.Query()));
        Assert.Single(await OtherWorker.Ask(new ListAsked.Query()));
        Assert.Equal((SendOutcome.Bounced, true), (Assert.Single((await OtherManager.Ask(new ListReferralLog.Query())).Open).Outcome, (await OtherManager.Ask(new ListReferralLog.Query())).Open[0].RetriedOn is not null));
    }

    [Fact]
    public async Task Where_nothing_took_its_place_the_manager_reads_it_once()
    {
        await Sent();
        await Closed(Hub);
        await DaysPass(1);
        await DaysPass(1);
        Assert.Equal((SendOutcome.Failed, "The hub has closed"), (Assert.Single(await Open()).Outcome, (await Open())[0].Why));
    }
}
