using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Meetings;

public sealed class ViewMeetingTests : ArrangedMeeting
{
    [Fact]
    public async Task Rule_5_an_item_in_which_one_declared_a_conflict_is_not_there_and_the_others_see_it()
    {
        await Case();
        var meeting = await ListOpen();
        await Gp.Send(new DeclareConflict.Command((await Items(meeting))[0], null, "My neighbour"));
        var mine = await Gp.Ask(new SeeMeeting(meeting));
        Assert.Equal((0, 1), (mine.Items.Count, mine.HiddenItems));
        Assert.Single((await HealthVisitor.Ask(new SeeMeeting(meeting))).Items);
    }

    [Fact]
    public async Task Accepted_referrals_on_no_list_are_offered_to_those_who_order_it_only()
    {
        var meeting = await ListOpen();
        var (routine, urgent) = (await Referral(await Case(40)), await Referral(await Case(41), "Urgent"));
        Assert.Equal([urgent, routine], (await Coordinator.Ask(new SeeMeeting(meeting))).Offered.Select(o => o.ReferralId));
        Assert.Empty((await Gp.Ask(new SeeMeeting(meeting))).Offered);
    }

    [Fact]
    public async Task Only_for_the_team()
    {
        var meeting = await Planned();
        await GuardedFor(who => who.Ask(new SeeMeeting(meeting)));
        await Assert.ThrowsAsync<Denied>(() => Guest.Ask(new SeeMeeting(meeting)));
        await Assert.ThrowsAsync<NotFound>(() => Chair.Ask(new SeeMeeting(World.NewId())));
    }
}
