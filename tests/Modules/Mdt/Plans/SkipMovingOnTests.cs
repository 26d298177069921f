using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Plans;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Plans;

public sealed class SkipMovingOnTests : ArrangedTeam
{
    [Fact]
    public async Task With_a_reason_it_waits_for_nobody_and_without_one_it_does()
    {
        var (_, caseId) = await Accepted();
        await WriteMovingOnTests.Ended(this, caseId);
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => Referrer.Send(new SkipMovingOn.Command(World.NewId(), caseId, null)))).Input);
        await Assert.ThrowsAsync<Denied>(() => Member.Send(new SkipMovingOn.Command(World.NewId(), caseId, "x")));
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(new SkipMovingOn.Command(World.NewId(), caseId, "x")));
        var command = new SkipMovingOn.Command(World.NewId(), caseId, "They cannot be reached");
        Assert.Equal(await Referrer.Send(command), await Referrer.Send(command));
        var shown = await Member.Ask(new WriteMovingOn.Query(caseId));
        Assert.Equal(("They cannot be reached", false), (shown.Form!.NotPossibleReason, shown.Waits));
        Assert.Contains("no closing form is possible", (await Assert.ThrowsAsync<Refused>(() =>
            Referrer.Send(new WriteMovingOn.Command(World.NewId(), caseId, "x", null, "y", null)))).Message, StringComparison.Ordinal);
    }
}
