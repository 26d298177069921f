using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Supporters;

public sealed class GiveCareTests : ArrangedSupporters
{
    [Fact]
    public async Task Whoever_was_asked_waits_no_more_and_the_task_is_done()
    {
        var (id, supporter) = await Supporting();
        var task = World.NewId();
        await World.Arrange("UPDATE peersupport_supporter SET care_from = @Today, care_task_id = @task WHERE id = @id", new { id, Today, task });
        Assert.True((await Supervisor.Ask(new SeeSupporter(id))).CareWaits);
        Assert.True((await supporter.Ask(new SeeMyself())).CareWaits);
        for (var n = 0; n < 2; n++) await Supervisor.Send(new GiveCare.Command(id));
        Assert.Equal(task, Assert.Single(ClosedTasks).TaskId);
        Assert.False((await Supervisor.Ask(new SeeSupporter(id))).CareWaits);
    }

    [Fact]
    public async Task After_a_loss_the_coordinator_the_supervisor_and_the_supporter_see_that_they_are_asked_and_nobody_reads_why()
    {
        var (id, supporter) = await Supporting(been: Topic.Loss);
        var pregnancy = World.NewId();
        var (match, request) = await Matched(id, MatchStatus.Active, pregnancy: pregnancy);
        await World.Arrange("UPDATE peersupport_request_topic SET topic = 'Loss' WHERE request_id = @request", new { request });
        await World.Happened(new PregnancyEndedInLoss(pregnancy, Mother));
        Assert.Equal(MatchStatus.Ended, await MatchIs(match));
        var seen = await Coordinator.Ask(new SeeSupporter(id));
        Assert.True(seen.CareWaits);
        Assert.Empty(seen.Open);
        Assert.True((await Supervisor.Ask(new SeeSupporter(id))).CareWaits);
        Assert.True((await supporter.Ask(new SeeMyself())).CareWaits);
        var task = Assert.Single(Tasks, t => t.KindCode == Fitness.CareTaskKind);
        Assert.DoesNotContain("loss", task.Title, StringComparison.OrdinalIgnoreCase);
        await Supervisor.Send(new GiveCare.Command(id));
        Assert.False((await supporter.Ask(new SeeMyself())).CareWaits);
    }

    [Fact]
    public async Task It_is_the_coordinators_or_their_own_supervisors()
    {
        var (id, _) = await Supporting();
        await IsTheCoordinatorsAlone(a => a.Send(new GiveCare.Command(id)));
        await Assert.ThrowsAsync<NotFound>(() => World.As(Roles.PeerSupervisor, Programme).Send(new GiveCare.Command(id)));
        await Coordinator.Send(new GiveCare.Command(id));
        Assert.Empty(ClosedTasks);
    }
}
