using Neighbourhood.Families.Contracts;
using Neighbourhood.PeerSupport.Network;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Network;

public sealed class PassesOnQuestionsTests : ArrangedNetwork
{
    private Task<int> Ticks()
    {
        World.Clock.Advance(TimeSpan.FromMinutes(6));
        return World.Tick();
    }

    [Fact]
    public async Task A_question_whose_topic_nobody_knows_goes_to_the_coordinator_once_and_ends_with_its_answer()
    {
        await Knows(Midwife, NetworkTopic.Housing); // she asks: she is nobody to answer herself
        var question = await Asks();
        await Ticks();
        await Ticks();
        var task = Assert.Single(Tasks);
        Assert.Equal((Coordinator.Id, "peersupport.network", $"/peersupport/network/questions/{question}"), (task.AssigneeUserId, task.KindCode, task.Path));
        Assert.Empty(ClosedTasks);
        Assert.True((await Midwife.Ask(new SeeQuestion(question))).PassedOn);
        await Answers(question);
        Assert.False((await Midwife.Ask(new SeeQuestion(question))).PassedOn);
        await Ticks();
        await Ticks();
        Assert.Equal((task.TaskId, TaskOutcome.Done), (Assert.Single(ClosedTasks).TaskId, ClosedTasks.Single().Outcome));
    }

    [Fact]
    public async Task A_working_day_without_an_answer_goes_to_the_coordinator_and_closed_it_is_not_needed()
    {
        await Knows(Hub, NetworkTopic.Housing);
        var question = await Asks();
        await Ticks();
        Assert.Empty(Tasks);
        Later(1);
        await Ticks();
        Assert.Empty(Tasks); // its day is not over
        Later(1);
        await Ticks();
        await Ticks();
        Assert.Equal(TaskPriority.High, Assert.Single(Tasks).Priority);
        await Midwife.Send(new CloseQuestion.Command(question, 1));
        await Ticks();
        Assert.Equal(TaskOutcome.NoLongerNeeded, Assert.Single(ClosedTasks).Outcome);
    }

    [Fact]
    public async Task What_is_with_the_coordinator_already_is_no_second_task_when_its_day_has_passed()
    {
        var question = await Asks();
        await Ticks();
        Later(4);
        await Ticks();
        await Ticks();
        Assert.Single(Tasks);
        Assert.Single(await World.Sql<Guid>("SELECT id FROM peersupport_question WHERE id = @question AND late_told_at IS NOT NULL", new { question }));
    }
}
