using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Asked;

public sealed class ListSentReferralsTests : ArrangedAsked
{
    [Fact]
    public async Task The_newest_first_with_the_family_the_hub_and_what_may_still_be_taken_back()
    {
        var first = await Sent();
        await Worker.Send(new AnswerReferral.Command(first, GpReferralAnswer.NotReached, null, 1));
        World.Clock.Advance(TimeSpan.FromMinutes(5));
        var second = await Sent(Referral(OtherHub));
        var rows = await Gp.Ask(new ListSentReferrals.Query());
        Assert.Equal([(second, "Birch Hub", true), (first, "Acorn Hub", false)], rows.Select(r => (r.Id, r.Hub, r.MayTakeBack)));
        Assert.Equal(($"Family {Family}", HubNeed.MeetingOthers, Today, 1), (rows[0].Household, rows[0].Need, rows[0].SentOn, rows[0].Version));
        Assert.Null(rows[0].AnsweredOn);
        Assert.Equal(Today, rows[1].AnsweredOn);
    }

    [Fact]
    public async Task What_was_taken_back_stays_in_the_list_and_says_so()
    {
        var id = await Sent();
        await Gp.Send(new TakeBackReferral.Command(id, 1));
        var row = Assert.Single(await Gp.Ask(new ListSentReferrals.Query()));
        Assert.False(row.MayTakeBack);
        Assert.NotEqual("Waits for the hub", row.Stands);
    }

    [Fact]
    public async Task What_a_colleague_sent_is_not_in_ones_own_list_nor_on_ones_card()
    {
        await Sent();
        Assert.Empty(await SecondGp.Ask(new ListSentReferrals.Query()));
        Assert.Empty(((SentPanel.Shown)(await SecondGp.With(async s => await s.GetServices<IPanel>().OfType<SentPanel>().Single().For(Family, CancellationToken.None)))!).Lines);
        await Assert.ThrowsAsync<Denied>(() => Worker.Ask(new ListSentReferrals.Query()));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new ListSentReferrals.Query()));
    }
}
