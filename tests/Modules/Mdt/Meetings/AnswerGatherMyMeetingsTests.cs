using Neighbourhood.Access.Contracts;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Meetings;

public sealed class AnswerGatherMyMeetingsTests : ArrangedMeeting
{
    private async Task<IReadOnlyList<GatherMyWork.Part>> Of(Actor who) =>
        [.. (await who.Ask(new GatherMyWork(who.Id, Today))).Where(p => p.Path.StartsWith("/mdt/meetings/", StringComparison.Ordinal))];

    [Fact]
    public async Task Families_that_do_not_fit_and_a_meeting_that_was_not_held_wait_for_the_coordinator_and_the_chair()
    {
        foreach (var due in new[] { -4, -3, -2, -1 }) await Case(due);
        var meeting = await ListOpen();
        var fits = Assert.Single(await Of(Coordinator));
        Assert.Equal(("1 family waits for the list of Sale family MDT", Today.AddDays(2), $"/mdt/meetings/{meeting}"), (fits.Title, fits.Due!.Value, fits.Path));
        World.Clock.Advance(TimeSpan.FromDays(3));
        Assert.StartsWith("Sale family MDT was not held", Assert.Single(await Of(Chair)).Title, StringComparison.Ordinal);
        foreach (var other in new[] { Gp, OtherChair, Guest }) Assert.Empty(await Of(other));
        Assert.DoesNotContain(await Chair.Ask(new GatherMyWork(Coordinator.Id, Today)), p => p.Path.StartsWith("/mdt/meetings/", StringComparison.Ordinal));
    }
}
