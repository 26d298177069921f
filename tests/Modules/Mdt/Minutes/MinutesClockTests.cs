using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Minutes;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Minutes;

public sealed class MinutesClockTests : ArrangedMinutes
{
    private static Task<string?> Says(Actor who) => who.With(s => s.GetServices<IWaiting>().Single(w => w.Path == "/mdt/meetings").Says(TestContext.Current.CancellationToken));

    private Task<IReadOnlyList<GatherMyWork.Part>> Work(Actor who) => who.Ask(new GatherMyWork(who.Id, Today));

    [Fact]
    public async Task Rule_7_minutes_not_approved_within_two_working_days_of_the_meeting_are_late_for_the_chair()
    {
        World.Clock.MoveTo(new DateTimeOffset(2026, 3, 6, 10, 0, 0, TimeSpan.Zero)); // a Friday
        await Over();
        Assert.Equal("Minutes of 1 meeting to approve.", await Says(Chair));
        var due = Assert.Single(await Work(Chair));
        Assert.Equal(("Approve the minutes: Sale family MDT", new DateOnly(2026, 3, 10), $"/mdt/meetings/{Meeting}/minutes", WorkPriority.None), (due.Title, due.Due!.Value, due.Path, due.Priority));
        World.Clock.MoveTo(new DateTimeOffset(2026, 3, 10, 20, 0, 0, TimeSpan.Zero));
        Assert.Equal("Minutes of 1 meeting to approve.", await Says(Chair));
        World.Clock.MoveTo(new DateTimeOffset(2026, 3, 11, 8, 0, 0, TimeSpan.Zero));
        Assert.Equal("Minutes of 1 meeting to approve, late.", await Says(Chair));
        Assert.Equal(("Approve the minutes, they are late: Sale family MDT", WorkPriority.High), Assert.Single(await Work(Chair)) is var late ? (late.Title, late.Priority) : default);
        foreach (var who in new[] { OtherChair, Gp, Coordinator }) Assert.DoesNotContain(await Work(who), p => p.Title.Contains("minutes", StringComparison.Ordinal));
        Assert.Null(await Says(Gp));
    }

    [Fact]
    public async Task Approved_minutes_wait_for_the_coordinator_until_they_are_sent()
    {
        await Approved();
        var send = Assert.Single(await Work(Coordinator));
        Assert.Equal(("Send the minutes: Sale family MDT", new DateOnly(2026, 3, 4), $"/mdt/meetings/{Meeting}/minutes/recipients"), (send.Title, send.Due!.Value, send.Path));
        Assert.Equal(new DateOnly(2026, 3, 4), (await Coordinator.Ask(new SeeRecipients(Meeting))).GoesOn);
        await Coordinator.Send(new CirculateMinutes.Command(Meeting, await Version(Meeting)));
        Assert.Empty(await Work(Coordinator));
        Assert.Empty(await Coordinator.Ask(new GatherMyWork(Gp.Id, Today)));
    }
}
