using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Actions;
using Neighbourhood.Mdt.Items;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Actions;

public sealed class MyActionsTests : ArrangedMeeting
{
    [Fact]
    public async Task Overdue_this_week_later_and_done_and_ones_own_alone()
    {
        await Case();
        var item = await Started(await Running());
        await Recorded(item);
        foreach (var (text, days) in new[] { ("Soon", 2), ("Today", 0) })
            await Chair.Send(new AddAction.Command(World.NewId(), item, text, HealthVisitor.Id, Today.AddDays(days)));
        var mine = await HealthVisitor.Ask(new MyActions.Query());
        Assert.Empty(mine.ThisWeek);                                     // not before the item is closed
        await Closed(item);

        World.Clock.Advance(TimeSpan.FromDays(1));
        mine = await HealthVisitor.Ask(new MyActions.Query());
        Assert.Equal(["Today"], mine.Overdue.Select(a => a.Text));
        Assert.Equal(["Soon"], mine.ThisWeek.Select(a => a.Text));
        Assert.Equal(["Ring the nursery"], mine.Later.Select(a => a.Text));
        Assert.Empty(mine.Done);
        Assert.Empty((await Gp.Ask(new MyActions.Query())).Later);

        await HealthVisitor.Send(new CompleteAction.Command(mine.Overdue[0].Id, "Rang twice", 1));
        mine = await HealthVisitor.Ask(new MyActions.Query());
        Assert.Empty(mine.Overdue);
        Assert.Equal("Rang twice", Assert.Single(mine.Done).Evidence);
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new MyActions.Query()));
    }
}
