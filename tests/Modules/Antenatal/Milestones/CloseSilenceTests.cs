using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Milestones;

public sealed class CloseSilenceTests : ArrangedPregnancy
{
    [Fact]
    public async Task A_person_says_what_came_of_it_the_task_ends_and_it_is_not_asked_again()
    {
        var silence = await Asked();
        var shown = await Midwife.Ask(new CloseSilence.Query(silence));
        Assert.Equal((SilenceWhy.NotBooked, "20+0", null), (shown.Silence.Why, shown.At, shown.ClosedBy));
        Assert.Equal("Outcome", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new CloseSilence.Command(silence, " ")))).Input);
        var command = new CloseSilence.Command(silence, "She was with her mother, and comes on Monday");
        await Midwife.Send(command);
        await Midwife.Send(command);
        Assert.Equal((Tasks.Single().TaskId, TaskOutcome.Done), (Assert.Single(ClosedTasks).TaskId, ClosedTasks.Single().Outcome));
        await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(command with { Outcome = "Something else" }));
        World.Clock.Advance(TimeSpan.FromHours(2));
        await World.Tick();
        Assert.Single(Tasks);
        Assert.Equal(["Open", "Closed"], await StepsOf(silence));
    }

    [Fact]
    public async Task Another_midwife_does_not_find_it_and_a_health_visitor_may_not_close_it()
    {
        var silence = await Asked();
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Send(new CloseSilence.Command(silence, "Hers")));
        await Assert.ThrowsAsync<Denied>(() => Visitor.Send(new CloseSilence.Command(silence, "Hers")));
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Ask(new CloseSilence.Query(silence)));
    }

    [Fact]
    public async Task When_all_of_it_ends_nobody_is_asked_any_more_and_the_task_goes()
    {
        var silence = await Asked();
        await World.AsSystem().With(async services =>
        {
            var id = (await World.Sql<Guid>("SELECT pregnancy_id FROM antenatal_silence")).Single();
            await services.GetRequiredService<Db>().InOne(() => services.GetRequiredService<MilestonePlan>().EndAll(id, default));
            return 0;
        });
        Assert.Equal((Tasks.Single().TaskId, TaskOutcome.NoLongerNeeded), (Assert.Single(ClosedTasks).TaskId, ClosedTasks.Single().Outcome));
        Assert.Equal(["Open", "Closed"], await StepsOf(silence));
    }

    private async Task<Guid> Asked()
    {
        var id = await Pregnant(status: PregnancyStatus.Notified);
        // Whom other services spoke with is asked by household, whose scope is Families' and not in this world.
        await World.Arrange("UPDATE antenatal_pregnancy SET household_id = NULL WHERE id = @id", new { id });
        await World.Tick();
        return (await World.Sql<Guid>("SELECT id FROM antenatal_silence")).Single();
    }
}
