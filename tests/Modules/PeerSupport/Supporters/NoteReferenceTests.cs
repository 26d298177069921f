using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Supporters;

public sealed class NoteReferenceTests : ArrangedSupporters
{
    [Fact]
    public async Task A_reference_is_asked_for_comes_and_is_decided_on()
    {
        var (id, _) = await Supporting(references: 1);
        var asked = new NoteReference.Command(World.NewId(), id, ReferenceKind.Professional, Today, null, null);
        await Coordinator.Send(asked);
        Assert.NotEmpty(await Lacks(id));
        World.Clock.Advance(TimeSpan.FromDays(1));
        for (var n = 0; n < 2; n++) await Coordinator.Send(asked with { ReceivedOn = Today, Decision = Decision.Suitable });
        Assert.Empty(await Lacks(id));
        Assert.Equal([2], await World.Sql<int>("SELECT COUNT(*) FROM peersupport_reference"));
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_named_and_another_supporters_is_not_found()
    {
        var (id, _) = await Supporting(references: 0);
        var right = new NoteReference.Command(World.NewId(), id, ReferenceKind.Personal, Today, Today, Decision.NotSuitable);
        foreach (var (wrong, input) in new[]
        {
            (right with { Kind = null }, "Kind"), (right with { AskedOn = null }, "AskedOn"), (right with { AskedOn = Today.AddDays(1), ReceivedOn = null, Decision = null }, "AskedOn"),
            (right with { ReceivedOn = Today.AddDays(1) }, "ReceivedOn"), (right with { ReceivedOn = Today.AddDays(-1) }, "ReceivedOn"), (right with { Decision = null }, "Decision"), (right with { ReceivedOn = null }, "ReceivedOn"),
            (right with { ReferenceId = Guid.Empty }, ""),
        }) await Refuses(input, () => Coordinator.Send(wrong));
        await Coordinator.Send(right);
        var (other, _) = await Supporting();
        await Assert.ThrowsAsync<NotFound>(() => Coordinator.Send(right with { SupporterId = other }));
        await IsTheCoordinatorsAlone(a => a.Send(right));
        Assert.Contains("Two references", Assert.Single(await Lacks(id)), StringComparison.Ordinal);
    }
}
