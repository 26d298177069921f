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
        await Chair.Send(new ApproveMinutes.Command(meeting, null, version));
        await Chair.Send(new ApproveMinutes.Command(meeting, null, version)); // a second press
        Assert.Equal("MinutesApproved", await Status(meeting));
        var view = await Chair.Ask(new SeeMinutes(meeting));
        Assert.Equal(($"Worker {Chair.Id}", World.Clock.Now()), (view.ApprovedBy, view.ApprovedAt!.Value));
    }

    [Fact]
    public async Task Where_something_was_decided_without_a_quorum_a_note_says_how_it_goes_on()
    {
        var (meeting, _) = await Finished(Gp);
        var version = await Version(meeting);
        Assert.True((await Chair.Ask(new SeeMinutes(meeting))).NeedsQuorumNote);
        await IsRefused(Chair.Send(new ApproveMinutes.Command(meeting, " ", version)), "QuorumNote", "say how they will be confirmed");
        await IsRefused(Chair.Send(new ApproveMinutes.Command(meeting, new string('x', 501), version)), "QuorumNote", "500");
        Assert.Equal("MinutesDraft", await Status(meeting));
        await Chair.Send(new ApproveMinutes.Command(meeting, "At the next meeting", version));
        Assert.Equal("At the next meeting", (await Gp.Ask(new SeeMinutes(meeting))).QuorumNote);
    }

    [Fact]
    public async Task Only_a_draft_only_by_the_chair_and_not_from_a_stale_page()
    {
        var (meeting, _) = await Finished();
        await Assert.ThrowsAsync<Conflict>(() => Chair.Send(new ApproveMinutes.Command(meeting, null, 1)));
        await GuardedFor(who => who.Send(new ApproveMinutes.Command(meeting, null, 1)));
        await Assert.ThrowsAsync<Denied>(() => Coordinator.Send(new ApproveMinutes.Command(meeting, null, 1)));
        var planned = await Planned();
        await IsRefused(Chair.Send(new ApproveMinutes.Command(planned, null, 1)), "", "its minutes cannot be approved");
    }
}
