using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Meetings;

public sealed class ListCaseTests : ArrangedMeeting
{
    [Fact]
    public async Task Who_does_not_fit_is_put_on_the_list_once_there_is_room()
    {
        var cases = new List<Guid>();
        foreach (var due in new[] { -4, -3, -2, -1 }) cases.Add(await Case(due));
        var meeting = await ListOpen();
        Assert.Equal([cases[3]], (await Coordinator.Ask(new SeeMeetingInTime(meeting))).Waiting.Select(w => w.CaseId));
        await IsRefused(Coordinator.Send(new ListCase.Command(meeting, cases[3])), "", "full");
        var item = await ItemOf(meeting, cases[0]);
        await Coordinator.Send(new RemoveItem.Command(item, await Version(item)));
        await Coordinator.Send(new ListCase.Command(meeting, cases[3]));
        await Coordinator.Send(new ListCase.Command(meeting, cases[3])); // a second press
        Assert.Equal(3, (await Items(meeting)).Count);
        var waits = Assert.Single((await Coordinator.Ask(new SeeMeetingInTime(meeting))).Waiting);
        Assert.Equal((cases[0], true), (waits.CaseId, waits.TakenOff));
    }

    [Fact]
    public async Task What_was_taken_off_by_mistake_comes_back()
    {
        var caseId = await Case();
        var meeting = await ListOpen();
        var item = (await Items(meeting))[0];
        await Coordinator.Send(new RemoveItem.Command(item, await Version(item)));
        await Coordinator.Send(new ListCase.Command(meeting, caseId));
        Assert.Equal(caseId, Assert.Single((await Chair.Ask(new SeeMeeting(meeting))).Items).CaseId);
    }

    [Fact]
    public async Task Not_what_is_on_another_list_nor_what_is_not_due_nor_on_a_closed_list_nor_another_teams()
    {
        var (listed, later) = (await Case(), await Case(60));
        await ListOpen();
        var second = await ListOpen(5);
        await IsRefused(Coordinator.Send(new ListCase.Command(second, listed)), "", "another meeting");
        await IsRefused(Coordinator.Send(new ListCase.Command(second, later)), "", "not due");
        await Coordinator.Send(new CloseList.Command(second, await Version(second)));
        await IsRefused(Coordinator.Send(new ListCase.Command(second, listed)), "", "has a closed list");
        var elsewhere = await Case();
        await World.Arrange("UPDATE mdt_case SET mdt_id = (SELECT id FROM mdt_team WHERE name = 'Other team') WHERE id = @elsewhere", new { elsewhere });
        await Assert.ThrowsAsync<NotFound>(() => Coordinator.Send(new ListCase.Command(second, elsewhere)));
        await GuardedFor(who => who.Send(new ListCase.Command(second, listed)));
        await Assert.ThrowsAsync<Denied>(() => Gp.Send(new ListCase.Command(second, listed)));
    }

    [Fact]
    public async Task Nobody_lists_a_family_with_which_they_declared_a_conflict()
    {
        var caseId = await Case();
        var meeting = await ListOpen();
        var item = (await Items(meeting))[0];
        await Coordinator.Send(new DeclareConflict.Command(item, null, "My cousin"));
        await Chair.Send(new RemoveItem.Command(item, await Version(item)));
        Assert.Empty((await Coordinator.Ask(new SeeMeetingInTime(meeting))).Waiting);
        await Assert.ThrowsAsync<NotFound>(() => Coordinator.Send(new ListCase.Command(meeting, caseId)));
    }
}
