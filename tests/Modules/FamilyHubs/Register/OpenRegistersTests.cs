using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Register;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Register;

public sealed class OpenRegistersTests : ArrangedRegister
{
    [Fact]
    public async Task The_lead_is_reminded_after_a_day_and_the_manager_after_three_and_the_close_ends_it()
    {
        var session = await Over();
        await World.Tick();
        Assert.Empty(Tasks);
        World.Clock.Advance(TimeSpan.FromHours(24));
        await World.Tick();
        World.Clock.Advance(TimeSpan.FromHours(1));
        await World.Tick();
        Assert.Equal((Worker.Id, $"/familyhubs/sessions/{session}/register/close"), Assert.Single(Tasks.Select(t => (t.AssigneeUserId!.Value, t.Path))));
        World.Clock.Advance(TimeSpan.FromHours(47));
        await World.Tick();
        World.Clock.Advance(TimeSpan.FromHours(1));
        await World.Tick();
        Assert.Equal((2, Hub, TaskPriority.High), (Tasks.Count, Tasks.Last().AssigneeTeamId!.Value, Tasks.Last().Priority));
        await Manager.Send(new CloseRegister.Command(session, 0, null, []));
        Assert.Equal(Tasks.Select(t => t.TaskId), ClosedTasks.Select(t => t.TaskId));
    }
}
