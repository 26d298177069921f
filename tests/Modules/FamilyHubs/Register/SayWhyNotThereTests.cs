using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Register;

public sealed class SayWhyNotThereTests : ArrangedRegister
{
    [Fact]
    public async Task Why_is_said_later_and_told_once()
    {
        var session = await Over(await Activity(strand: "Targeted"));
        await Booked(session, Family, Child);
        var why = new SayWhyNotThere.Command(session, [new(Child, null, MissedReason.Transport, "No bus")]);
        await Refuses(Worker.Send(why), "", "Close the register first");
        await Close(session, 0);
        await Worker.Send(why);
        await Worker.Send(why);
        Assert.Equal((MissedReason.Transport, "No bus"), Assert.Single((await Worker.Ask(new SeeMissed(session))).Select(p => (p.Reason!.Value, p.Note!))));
        Assert.Single(World.Told.OfType<ChildWasNotBrought>());
        await Refuses(Worker.Send(new SayWhyNotThere.Command(session, [new(Child, null, (MissedReason)99, null)])), "Missed", "from the list");
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Send(why));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(why));
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Ask(new SeeMissed(session)));
    }

    [Fact]
    public async Task A_late_entry_shows_that_the_child_came_and_nobody_has_to_get_in_touch_any_more()
    {
        var session = await Over(await Activity(strand: "Targeted"));
        var (booking, task) = (await Booked(session, Family, Child), World.NewId());
        await Close(session, 0);
        var why = new SayWhyNotThere.Command(session, [new(Child, null, MissedReason.NotKnown, null, task)]);
        await Worker.Send(why);
        await Worker.Send(why); // a second press
        Assert.Equal(task, Assert.Single(Tasks.Select(t => t.TaskId).Distinct()));
        Assert.Equal(["WasNotBrought"], await OutcomesOf(booking));
        Assert.Empty(ClosedTasks);

        await Attend(Entry(session, Child, AttendanceRole.Child, at: World.Clock.Now().AddHours(-1)));
        Assert.Equal(["Attended"], await OutcomesOf(booking));
        Assert.Equal(["Attended"], await World.Sql<string>("SELECT status FROM familyhubs_booking WHERE id = @booking", new { booking }));
        Assert.Equal((task, TaskOutcome.NoLongerNeeded), Assert.Single(ClosedTasks.Select(t => (t.TaskId, t.Outcome))));
        Assert.Empty(await Worker.Ask(new SeeMissed(session)));

        await Close(session, 1);
        Assert.Single(ClosedTasks);
        Assert.Single(World.Told.OfType<ChildWasNotBrought>());
    }

    [Fact]
    public async Task A_manager_who_adds_the_child_ends_the_task_too()
    {
        var session = await Over(await Activity(strand: "Targeted"));
        var (booking, task) = (await Booked(session, Family, Child), World.NewId());
        await Close(session, 0);
        await Worker.Send(new SayWhyNotThere.Command(session, [new(Child, null, null, null, task)]));
        var version = (await World.Sql<int>("SELECT version FROM familyhubs_session WHERE id = @session", new { session })).Single();
        await Manager.Send(new AmendRegister.Command(session, "They were in the garden", 1, null, [new(Family, Child)], [], version));
        Assert.Equal(["Attended"], await OutcomesOf(booking));
        Assert.Equal(task, Assert.Single(ClosedTasks).TaskId);
    }
}
