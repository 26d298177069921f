using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Minutes;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Items;

public sealed class DeclareConflictTests : ArrangedMeeting
{
    [Fact]
    public async Task Rule_5_the_item_leaves_the_members_agenda_and_minutes_for_good_also_in_later_meetings()
    {
        var (meeting, item) = await Finished();
        await Gp.Send(new DeclareConflict.Command(item, null, "My sister"));
        await Chair.Send(new ApproveMinutes.Command(meeting, null, await Version(meeting), await EntriesVersion(meeting)));
        var mine = await Gp.Ask(new SeeMinutes(meeting));
        Assert.Equal((1, 1), (mine.Entries.Count, mine.LeftOut));
        Assert.Equal(2, (await HealthVisitor.Ask(new SeeMinutes(meeting))).Entries.Count);

        await World.Arrange("UPDATE mdt_case SET next_review_on = @Today", new { Today });
        var later = await ListOpen(20);
        Assert.Empty((await Gp.Ask(new SeeMeeting(later))).Items);
        Assert.Single((await HealthVisitor.Ask(new SeeMeeting(later))).Items);
    }

    [Fact]
    public async Task Rule_5_the_chairs_own_conflict_passes_the_item_to_the_deputy()
    {
        await Case();
        var meeting = await Running();
        var item = (await Items(meeting))[0];
        await Chair.Send(new DeclareConflict.Command(item, null, "My own family"));
        await Assert.ThrowsAsync<NotFound>(() => Chair.Send(new StartItem.Command(item, 1)));
        Assert.Null((await Chair.Ask(new SeeConsole(meeting, null))).Item);
        await Assert.ThrowsAsync<NotFound>(() => Chair.Ask(new SeeConsole(meeting, item)));
        await Deputy.Send(new StartItem.Command(item, 1));
        Assert.Equal(item, (await Deputy.Ask(new SeeConsole(meeting, null))).Item!.Id);
    }

    [Fact]
    public async Task The_chair_may_note_it_for_a_member_and_a_member_for_nobody_else()
    {
        await Case();
        var meeting = await ListClosed();
        var item = (await Items(meeting))[0];
        await Assert.ThrowsAsync<Denied>(() => HealthVisitor.Send(new DeclareConflict.Command(item, Gp.Id, "His friend")));
        Assert.Equal(HealthVisitor.Id, Assert.Single(await World.Sql<Guid>("SELECT user_id FROM kernel_audit WHERE kind = 'denied' AND what = 'Mdt.DeclareConflict'")));
        await IsRefused(Chair.Send(new DeclareConflict.Command(item, Guest.Id, "A friend")), "UserId", "member");
        await Chair.Send(new DeclareConflict.Command(item, Gp.Id, "A friend"));
        Assert.Empty((await Gp.Ask(new SeeMeeting(meeting))).Items);
    }

    [Fact]
    public async Task A_reason_is_asked_for_and_only_of_the_team()
    {
        await Case();
        var item = (await Items(await ListOpen()))[0];
        await IsRefused(Gp.Send(new DeclareConflict.Command(item, null, " ")), "Reason", "Say what");
        await GuardedFor(who => who.Send(new DeclareConflict.Command(item, null, "x")));
    }
}
