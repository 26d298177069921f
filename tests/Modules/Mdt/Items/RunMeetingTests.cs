using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Items;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Items;

public sealed class RunMeetingTests : ArrangedMeeting
{
    [Fact]
    public async Task The_console_offers_the_next_item_and_shows_what_is_recorded()
    {
        await Referral(await Case(-1));
        await Case();
        var meeting = await Running();
        var items = await Items(meeting);
        var view = await Chair.Ask(new SeeConsole(meeting, null));
        Assert.Equal((items[0], items[1], ItemStatus.Listed), (view.Item!.Id, view.Next!.Value, view.Item.Status));
        Assert.Equal("What else can we offer?", view.Item.Referral!.Ask);
        Assert.Equal([Gp.Id, HealthVisitor.Id], view.People.Where(p => p.ArrivedAt is not null).Select(p => p.UserId));

        await Started(meeting);
        await Recorded(items[0]);
        view = await Chair.Ask(new SeeConsole(meeting, null));
        Assert.Equal((1, 1, "She wants the nights to be easier."), (view.Item!.Decisions.Count, view.Item.Actions.Count, view.Item.FamilyVoice));
        Assert.Equal($"Worker {HealthVisitor.Id}", view.Item.Actions[0].Owner);

        await Closed(items[0]);
        view = await Chair.Ask(new SeeConsole(meeting, null));
        Assert.Equal((items[1], (Guid?)null), (view.Item!.Id, view.Next));
    }

    [Fact]
    public async Task Only_for_the_chair_of_the_team()
    {
        var meeting = await Planned();
        await GuardedFor(who => who.Ask(new SeeConsole(meeting, null)));
        await Assert.ThrowsAsync<Denied>(() => Gp.Ask(new SeeConsole(meeting, null)));
        await Assert.ThrowsAsync<NotFound>(() => Chair.Ask(new SeeConsole(meeting, World.NewId())));
    }
}
