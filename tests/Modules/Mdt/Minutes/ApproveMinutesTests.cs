using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Minutes;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Minutes;

public sealed class ApproveMinutesTests : ArrangedMeeting
{
    [Fact]
    public async Task A_quorate_meeting_needs_no_note()
    {
        var (meeting, _) = await Finished();
        var version = await Version(meeting);
        await Chair.Send(new ApproveMinutes.Command(meeting, null, version, await EntriesVersion(meeting)));
        await Chair.Send(new ApproveMinutes.Command(meeting, null, version, await EntriesVersion(meeting))); // a second press
        Assert.Equal("MinutesApproved", await Status(meeting));
        var view = await Chair.Ask(new SeeMinutes(meeting));
        Assert.Equal(($"Worker {Chair.Id}", World.Clock.Now()), (view.ApprovedBy, view.ApprovedAt!.Value));
    }

    [Fact]
    public async Task What_was_changed_since_it_was_read_is_not_approved()
    {
        var (meeting, _) = await Finished();
        var read = await Chair.Ask(new SeeMinutes(meeting));
        await Deputy.Send(new EditMinutes.Command(meeting, read.Entries[1].Id, "Something else was said.", 1));
        await Assert.ThrowsAsync<Conflict>(() => Chair.Send(new ApproveMinutes.Command(meeting, null, read.Version, read.EntriesVersion)));
        Assert.Equal("MinutesDraft", await Status(meeting));
        await Chair.Send(new ApproveMinutes.Command(meeting, null, read.Version, (await Chair.Ask(new SeeMinutes(meeting))).EntriesVersion));
        Assert.Equal("MinutesApproved", await Status(meeting));
    }

    [Fact]
    public async Task Where_something_was_decided_without_a_quorum_a_note_says_how_it_goes_on()
    {
        var (meeting, _) = await Finished(Gp);
        var version = await Version(meeting);
        Assert.True((await Chair.Ask(new SeeMinutes(meeting))).NeedsQuorumNote);
        await IsRefused(Chair.Send(new ApproveMinutes.Command(meeting, " ", version, await EntriesVersion(meeting))), "QuorumNote", "say how they will be confirmed");
        await IsRefused(Chair.Send(new ApproveMinutes.Command(meeting, new string('x', 501), version, await EntriesVersion(meeting))), "QuorumNote", "500");
        Assert.Equal("MinutesDraft", await Status(meeting));
        await Chair.Send(new ApproveMinutes.Command(meeting, "At the next meeting", version, await EntriesVersion(meeting)));
        Assert.Equal("At the next meeting", (await Gp.Ask(new SeeMinutes(meeting))).QuorumNote);
    }

    [Fact]
    public async Task Only_a_draft_only_by_the_chair_and_not_from_a_stale_page()
    {
        var (meeting, _) = await Finished();
        await Assert.ThrowsAsync<Conflict>(async () => await Chair.Send(new ApproveMinutes.Command(meeting, null, 1, await EntriesVersion(meeting))));
        await GuardedFor(async who => await who.Send(new ApproveMinutes.Command(meeting, null, 1, await EntriesVersion(meeting))));
        await Assert.ThrowsAsync<Denied>(async () => await Coordinator.Send(new ApproveMinutes.Command(meeting, null, 1, await EntriesVersion(meeting))));
        var planned = await Planned();
        await IsRefused(Chair.Send(new ApproveMinutes.Command(planned, null, 1, await EntriesVersion(planned))), "", "its minutes cannot be approved");
    }
}
