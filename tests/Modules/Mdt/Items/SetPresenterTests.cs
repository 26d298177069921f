using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Items;

public sealed class SetPresenterTests : ArrangedMeeting
{
    [Fact]
    public async Task The_lead_presents_unless_somebody_else_is_chosen_and_the_console_says_whether_they_know_the_family()
    {
        await Case();
        var meeting = await ListOpen();
        var item = (await Items(meeting))[0];
        Assert.Equal(HealthVisitor.Id, (await Chair.Ask(new SeeMeeting(meeting))).Items[0].PresenterUserId);
        await Coordinator.Send(new SetPresenter.Command(item, Gp.Id, true, 1));
        await Coordinator.Send(new SetPresenter.Command(item, Gp.Id, true, 1)); // a second press
        var listed = (await Chair.Ask(new SeeMeeting(meeting))).Items[0];
        Assert.Equal((Gp.Id, true), (listed.PresenterUserId, listed.PresenterKnowsFamily!.Value));
        Assert.Equal((true, $"Worker {Gp.Id}"), ((await Chair.Ask(new SeeConsole(meeting, item))).Item!.Beside.PresenterKnowsFamily!.Value, (await Chair.Ask(new SeeConsole(meeting, item))).Item!.Beside.Presenter));
        await Assert.ThrowsAsync<Conflict>(() => Coordinator.Send(new SetPresenter.Command(item, HealthVisitor.Id, null, 1)));
    }

    [Fact]
    public async Task Only_the_lead_a_member_or_who_is_invited_without_a_conflict_while_the_item_is_to_come()
    {
        await Case();
        var meeting = await Running();
        var item = (await Items(meeting))[0];
        await IsRefused(Coordinator.Send(new SetPresenter.Command(item, null, null, 1)), "PresenterUserId", "Choose who presents");
        await IsRefused(Coordinator.Send(new SetPresenter.Command(item, Stranger, null, 1)), "PresenterUserId", "account is open");
        await IsRefused(Coordinator.Send(new SetPresenter.Command(item, Guest.Id, null, 1)), "PresenterUserId", "a member of the team");
        await Gp.Send(new DeclareConflict.Command(item, null, "A friend"));
        await IsRefused(Coordinator.Send(new SetPresenter.Command(item, Gp.Id, null, await Version(item))), "PresenterUserId", "conflict of interest");
        await GuardedFor(who => who.Send(new SetPresenter.Command(item, Chair.Id, null, 1)));
        await Assert.ThrowsAsync<Denied>(() => HealthVisitor.Send(new SetPresenter.Command(item, Chair.Id, null, 1)));
        await Chair.Send(new DeferItem.Command(item, "No time", await Version(item)));
        await IsRefused(Coordinator.Send(new SetPresenter.Command(item, Chair.Id, null, await Version(item))), "", "was deferred");
    }
}
