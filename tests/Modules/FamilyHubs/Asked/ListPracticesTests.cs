using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Asked;

public sealed class ListPracticesTests : ArrangedAsked
{
    [Fact]
    public async Task A_hub_manager_sees_by_practice_what_came_to_their_own_hubs()
    {
        await Sent();
        await OtherGp.Send(Referral());
        await Gp.Send(Referral(OtherHub));
        var shown = await Manager.Ask(new ListPractices.Query());
        Assert.Equal([("Harbour Lane Surgery", "Z99901", 1, 1), ("Other surgery", null, 1, 1)], shown.Rows.Select(r => (r.Practice, r.OdsCode, r.Referrals, r.Children)));
        Assert.Equal(["Harbour Lane Surgery"], (await OtherManager.Ask(new ListPractices.Query())).Rows.Select(r => r.Practice));
        await Assert.ThrowsAsync<Denied>(() => Worker.Ask(new ListPractices.Query()));
        await Assert.ThrowsAsync<Denied>(() => Gp.Ask(new ListPractices.Query()));
    }

    [Fact]
    public async Task Who_sends_most_stands_first_and_what_was_taken_back_or_is_old_does_not_count()
    {
        await Sent();
        World.Clock.Advance(TimeSpan.FromDays(370));
        var back = await Sent();
        await Gp.Send(new TakeBackReferral.Command(back, 1));
        await Sent();
        await OtherGp.Send(Referral());
        await OtherGp.Send(Referral());
        Assert.Equal([("Other surgery", 2, 1), ("Harbour Lane Surgery", 1, 1)], (await Manager.Ask(new ListPractices.Query())).Rows.Select(r => (r.Practice, r.Referrals, r.Children)));
    }

    [Fact]
    public async Task Where_nobody_sent_anybody_there_is_no_line_and_the_twelve_months_are_said()
    {
        await Ready();
        var shown = await Manager.Ask(new ListPractices.Query());
        Assert.Empty(shown.Rows);
        Assert.Equal((new DateOnly(2025, 4, 1), Today), (shown.From, shown.To));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new ListPractices.Query()));
    }
}
