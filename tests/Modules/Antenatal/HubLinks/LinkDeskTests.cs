using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.HubLinks;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.HubLinks;

public sealed class LinkDeskTests : ArrangedLink
{
    [Fact]
    public async Task The_hub_hears_another_month_and_nothing_more_exact()
    {
        var pregnancy = await Pregnant(edd: new DateOnly(2026, 7, 20));
        var link = await Linked(pregnancy, dueMonth: new DateOnly(2026, 6, 1));
        await Desk(d => d.DueMonthMoved(pregnancy, default));
        Assert.Equal(new DueMonthChanged(link, new DateOnly(2026, 7, 1)), Assert.Single(World.Told));

        await Desk(d => d.DueMonthMoved(pregnancy, default));
        Assert.Single(World.Told); // the same month again
    }

    [Fact]
    public async Task A_month_that_she_does_not_share_is_not_told()
    {
        var pregnancy = await Pregnant();
        await Linked(pregnancy, sharesDueMonth: false);
        await Desk(d => d.DueMonthMoved(pregnancy, default));
        Assert.Empty(World.Told);
    }

    [Fact]
    public async Task A_due_date_that_is_not_known_any_more_takes_the_month_back()
    {
        var pregnancy = await Pregnant(eddKnown: false);
        var link = await Linked(pregnancy, LinkStatus.Accepted, dueMonth: new DateOnly(2026, 7, 1));
        await Desk(d => d.DueMonthMoved(pregnancy, default));
        Assert.Equal(new DueMonthChanged(link, null), Assert.Single(World.Told));
    }

    [Theory]
    [InlineData(LinkStatus.Asked)]
    [InlineData(LinkStatus.Accepted)]
    [InlineData(LinkStatus.Welcomed)]
    [InlineData(LinkStatus.FirstAttended)]
    internal async Task Whatever_is_open_is_stopped_and_the_hub_hears_why(LinkStatus status)
    {
        var pregnancy = await Pregnant();
        var link = await Linked(pregnancy, status);
        await Desk(d => d.WithdrawAll(pregnancy, "moved", default));
        await Desk(d => d.WithdrawAll(pregnancy, "held", default)); // nothing is open any more
        Assert.Equal(new HubLinkWithdrawn(link, "moved"), Assert.Single(World.Told));
        var now = await Standing(link);
        Assert.Equal((LinkStatus.Withdrawn, "moved", Today), (now.Status, now.ReasonCode, now.EndedOn!.Value));
        Assert.Equal(["Withdrawn"], await StepsOf(link));
    }

    [Theory]
    [InlineData(LinkStatus.NotAccepted)]
    [InlineData(LinkStatus.Withdrawn)]
    [InlineData(LinkStatus.Ended)]
    internal async Task What_has_ended_stays_as_it_is(LinkStatus status)
    {
        var pregnancy = await Pregnant();
        var link = await Linked(pregnancy, status);
        await Desk(d => d.WithdrawAll(pregnancy, "moved", default));
        await Desk(d => d.DueMonthMoved(pregnancy, default));
        Assert.Empty(World.Told);
        Assert.Equal(status, (await Standing(link)).Status);
    }

    [Fact]
    public void Only_the_steps_of_the_list_may_be_taken()
    {
        var all = Enum.GetValues<LinkStatus>();
        var allowed = all.SelectMany(from => all.Where(to => LinkSteps.May(from, to)).Select(to => $"{from} {to}")).ToList();
        Assert.Equal(
            [
                "Asked Accepted", "Asked NotAccepted", "Asked Withdrawn", "Asked Ended", "Accepted Welcomed", "Accepted FirstAttended", "Accepted Withdrawn", "Accepted Ended",
                "Welcomed FirstAttended", "Welcomed Withdrawn", "Welcomed Ended", "FirstAttended Withdrawn", "FirstAttended Ended",
            ],
            allowed);
        foreach (var from in all)
            foreach (var to in all.Where(to => !LinkSteps.May(from, to)))
                Assert.NotEmpty(Assert.Throws<Refused>(() => LinkSteps.Check(from, to)).Message);
    }
}
