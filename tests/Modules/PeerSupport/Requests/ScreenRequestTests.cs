using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Requests;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Requests;

public sealed class ScreenRequestTests : ArrangedAsking
{
    [Fact]
    public async Task Safe_and_right_it_waits_for_a_supporter_with_what_they_said_before()
    {
        var id = await Open(Wanted());
        foreach (var _ in (int[])[1, 2]) await Coordinator.Send(new ScreenRequest.Command(id, 1, true, true, 2, null));
        var row = await RowOf(id);
        Assert.Equal((RequestStatus.Screening, 2, Today), (row.Status, row.SomeoneBefore, row.ScreenedOn));
        Assert.Equal(2, Tasks.Count);
        Assert.Single(ClosedTasks);
        Assert.Single(Agreed);
    }

    [Fact]
    public async Task Without_a_yes_to_sharing_nobody_is_looked_for_and_a_yes_said_now_is_kept()
    {
        var id = await Open(Wanted(share: false));
        foreach (var share in new bool?[] { null, false })
            Assert.Equal("ShareAgreed", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new ScreenRequest.Command(id, 1, true, true, 2, share)))).Input);
        Assert.Empty(Agreed);
        await Coordinator.Send(new ScreenRequest.Command(id, 1, true, true, 2, true));
        Assert.Equal(Today, (await RowOf(id)).ShareAgreedOn);
        Assert.Single(Agreed);
    }

    [Theory]
    [InlineData(null, true, 3, "Safe")]
    [InlineData(false, true, 3, "Safe")]
    [InlineData(true, null, 3, "Fits")]
    [InlineData(true, false, 3, "Fits")]
    [InlineData(true, true, null, "SomeoneBefore")]
    [InlineData(true, true, 0, "SomeoneBefore")]
    [InlineData(true, true, 6, "SomeoneBefore")]
    public async Task What_is_not_safe_does_not_fit_or_was_not_asked_is_refused(bool? safe, bool? fits, int? before, string input)
    {
        var id = await Open(Wanted());
        Assert.Equal(input, (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new ScreenRequest.Command(id, 1, safe, fits, before, null)))).Input);
        Assert.Equal(RequestStatus.New, (await RowOf(id)).Status);
    }

    [Fact]
    public async Task A_proposal_is_asked_first_and_another_programme_and_a_supporter_reach_nothing()
    {
        var (_, proposal) = await Proposed();
        await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new ScreenRequest.Command(proposal, 1, true, true, 2, true)));
        var id = await Open(Wanted(Father));
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(new ScreenRequest.Command(id, 1, true, true, 2, null)));
        await Assert.ThrowsAsync<Conflict>(() => Coordinator.Send(new ScreenRequest.Command(id, 5, true, true, 2, null)));
        var (_, supporter) = await Supporting();
        await Assert.ThrowsAsync<Denied>(() => supporter.Send(new ScreenRequest.Command(id, 1, true, true, 2, null)));
    }
}
