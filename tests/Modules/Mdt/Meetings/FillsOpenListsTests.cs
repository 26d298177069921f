using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Meetings;

public sealed class FillsOpenListsTests : ArrangedMeeting
{
    private async Task<IReadOnlyList<Guid>> Cases(Guid meeting) => [.. (await Chair.Ask(new SeeMeeting(meeting))).Items.Select(i => i.CaseId)];

    private async Task AnHour()
    {
        World.Clock.Advance(TimeSpan.FromHours(1));
        await World.Tick();
    }

    [Fact]
    public async Task What_becomes_due_or_is_accepted_while_a_list_is_open_comes_to_it()
    {
        var meeting = await ListOpen(9);
        var (due, accepted, later) = (await Case(), await Case(50), await Case(50));
        await Referral(accepted);
        await AnHour();
        Assert.Equal(new HashSet<Guid> { due, accepted }, [.. await Cases(meeting)]);
        Assert.DoesNotContain(later, await Cases(meeting));
    }

    [Fact]
    public async Task What_somebody_took_off_does_not_come_back_to_that_list_but_to_the_next()
    {
        var caseId = await Case();
        var first = await ListOpen(9);
        var item = (await Items(first))[0];
        await Coordinator.Send(new RemoveItem.Command(item, await Version(item)));
        await AnHour();
        Assert.Empty(await Items(first));
        Assert.Equal([caseId], await Cases(await ListOpen(12)));
    }

    [Fact]
    public async Task Room_that_comes_free_is_used_by_who_has_waited_longest()
    {
        var cases = new List<Guid>();
        foreach (var due in new[] { -9, -8, -7, -6, -5 }) cases.Add(await Case(due));
        var meeting = await ListOpen(9);
        Assert.Equal(cases[..3], await Cases(meeting));
        await AnHour();
        Assert.Equal(cases[..3], await Cases(meeting));
        var item = await ItemOf(meeting, cases[1]);
        await Coordinator.Send(new RemoveItem.Command(item, await Version(item)));
        await AnHour();
        Assert.Equal([cases[0], cases[2], cases[3]], await Cases(meeting));
    }
}
