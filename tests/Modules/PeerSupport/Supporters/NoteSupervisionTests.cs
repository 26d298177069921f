using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Supporters;

public sealed class NoteSupervisionTests : ArrangedSupporters
{
    [Fact]
    public async Task A_supervision_brings_new_matches_back_and_one_that_is_noted_late_moves_nothing()
    {
        var (id, _) = await Supporting(supervisedDaysAgo: 60);
        Assert.NotEmpty(await Lacks(id));
        var command = new NoteSupervision.Command(World.NewId(), id, Today, 4, "Rest at Easter");
        Assert.Equal(await Supervisor.Send(command), await Supervisor.Send(command));
        Assert.Empty(await Lacks(id));
        await Coordinator.Send(new NoteSupervision.Command(World.NewId(), id, Today.AddDays(-70), null, null));
        Assert.Equal([Today], await World.Sql<DateOnly>("SELECT supervised_on FROM peersupport_supporter WHERE id = @id", new { id }));
    }

    [Fact]
    public async Task Only_their_supervisor_or_the_coordinator_notes_one_and_nobody_their_own()
    {
        var (id, supporter) = await Supporting();
        var command = new NoteSupervision.Command(World.NewId(), id, Today, null, null);
        await Assert.ThrowsAsync<NotFound>(() => World.As(Roles.PeerSupervisor, Programme).Send(command));
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(command));
        await Assert.ThrowsAsync<Denied>(() => supporter.Send(command));
        await Assert.ThrowsAsync<Denied>(() => Hub.Send(command));
        var (own, _) = await Supporting();
        await World.Arrange("UPDATE peersupport_supporter SET user_id = @me WHERE id = @own", new { own, me = Coordinator.Id });
        await Refuses("", () => Coordinator.Send(command with { SupporterId = own }));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM peersupport_supervision"));
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_named()
    {
        var (id, _) = await Supporting();
        var right = new NoteSupervision.Command(World.NewId(), id, Today, 3, null);
        foreach (var (wrong, input) in new[] { (right with { HeldOn = null }, "HeldOn"), (right with { HeldOn = Today.AddDays(1) }, "HeldOn"), (right with { Wellbeing = 6 }, "Wellbeing"), (right with { Wellbeing = 0 }, "Wellbeing"), (right with { Note = new string('a', 2001) }, "Note") })
            await Refuses(input, () => Supervisor.Send(wrong));
    }
}
