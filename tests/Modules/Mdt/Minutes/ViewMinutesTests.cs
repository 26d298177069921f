using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Minutes;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Minutes;

public sealed class ViewMinutesTests : ArrangedMeeting
{
    [Fact]
    public async Task The_minutes_are_drafted_from_what_was_recorded_and_name_nobody_in_their_text()
    {
        var (meeting, item) = await Finished();
        var view = await Chair.Ask(new SeeMinutes(meeting));
        Assert.Equal(["The meeting", "an item"], view.Entries.Select(e => e.ItemId is null ? "The meeting" : "an item"));
        Assert.Contains("Present: GP, Health visitor.", view.Entries[0].Text, StringComparison.Ordinal);
        Assert.Contains("Decision: Continue the plan", view.Entries[1].Text, StringComparison.Ordinal);
        Assert.Contains("Action: Ring the nursery (Health visitor, by 16 March 2026)", view.Entries[1].Text, StringComparison.Ordinal);
        Assert.Equal(item, view.Entries[1].ItemId);
        Assert.StartsWith("Family ", view.Entries[1].Family, StringComparison.Ordinal);
        Assert.Equal([$"Worker {HealthVisitor.Id}"], view.Entries[1].Owners);
        Assert.All(await World.Sql<string>("SELECT text FROM mdt_minute"), text => Assert.DoesNotContain("Worker ", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_member_reads_them_once_they_are_approved_and_reading_is_audited()
    {
        var (meeting, _) = await Finished();
        var draft = await Gp.Ask(new SeeMinutes(meeting));
        Assert.Equal((false, 0), (draft.Written, draft.Entries.Count));
        await Chair.Send(new ApproveMinutes.Command(meeting, null, await Version(meeting), await EntriesVersion(meeting)));
        Assert.Equal(2, (await Gp.Ask(new SeeMinutes(meeting))).Entries.Count);
        Assert.Contains("Mdt.SeeMinutes", await World.Sql<string>("SELECT what FROM kernel_audit WHERE kind = 'view' AND user_id = @Id", new { Gp.Id }));
    }

    [Fact]
    public async Task Before_the_meeting_is_over_there_are_none_and_others_see_nothing()
    {
        var meeting = await Running();
        await Assert.ThrowsAsync<NotFound>(() => Chair.Ask(new SeeMinutes(meeting)));
        await GuardedFor(who => who.Ask(new SeeMinutes(meeting)));
        await Assert.ThrowsAsync<Denied>(() => Guest.Ask(new SeeMinutes(meeting)));
    }
}
