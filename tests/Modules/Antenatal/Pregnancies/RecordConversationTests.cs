using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Pregnancies;

public sealed class RecordConversationTests : ArrangedPregnancy
{
    private readonly Guid[] _tasks = new Guid[2];
    private Actor _lead = null!;

    private async Task<Guid> Young()
    {
        var id = await Pregnant(status: PregnancyStatus.Notified);
        _lead = World.As(Roles.SafeguardingLead);
        (_tasks[0], _tasks[1]) = (World.NewId(), World.NewId());
        await World.Arrange("INSERT INTO antenatal_under_16 (pregnancy_id, task_id, lead_task_id, lead_user_id) VALUES (@id, @hers, @leads, @lead)", new { id, hers = _tasks[0], leads = _tasks[1], lead = _lead.Id });
        return id;
    }

    [Fact]
    public async Task Who_when_and_what_came_of_it_and_both_tasks_are_done()
    {
        var id = await Young();
        await Midwife.Send(new RecordConversation.Command(id, Today, _lead.Id, "  She is safe  "));
        var held = (await Midwife.Ask(new SeePregnancy(id))).Under16!;
        Assert.Equal((Today, $"Worker {_lead.Id}", "She is safe"), (held.On!.Value, held.By, held.Outcome));
        Assert.Equal(_tasks.Order(), ClosedTasks.Where(c => c.Outcome == TaskOutcome.Done).Select(c => c.TaskId).Order());
        Assert.Equal(["DiscussionHeld"], await StepsOf(id));
    }

    [Fact]
    public async Task The_lead_who_has_the_task_reads_and_records_it_and_another_does_not()
    {
        var id = await Young();
        await Assert.ThrowsAsync<NotFound>(() => World.As(Roles.SafeguardingLead).Send(new RecordConversation.Command(id, Today, null, "x")));
        Assert.Equal(id, (await _lead.Ask(new SeePregnancy(id))).Id);
        await _lead.Send(new RecordConversation.Command(id, Today, null, "She is safe"));
    }

    [Fact]
    public async Task Recorded_once_the_same_again_is_nothing_and_another_is_a_conflict()
    {
        var id = await Young();
        var command = new RecordConversation.Command(id, Today, null, "She is safe");
        await Midwife.Send(command);
        await Midwife.Send(command);
        var conflict = await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(command with { Outcome = "Other" }));
        Assert.Equal("She is safe", conflict.Stands["What came of it"]);
    }

    [Fact]
    public async Task A_day_an_outcome_and_somebody_who_works_here_are_asked_for()
    {
        var id = await Young();
        Assert.Equal("DiscussedOn", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new RecordConversation.Command(id, null, null, "x")))).Input);
        Assert.Equal("DiscussedOn", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new RecordConversation.Command(id, Today.AddDays(1), null, "x")))).Input);
        foreach (var text in new[] { null, " ", new string('x', 501) })
            Assert.Equal("Outcome", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new RecordConversation.Command(id, Today, null, text)))).Input);
        var older = await Pregnant(NewFamily().Mother);
        await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new RecordConversation.Command(older, Today, null, "x")));
        await Assert.ThrowsAsync<Denied>(() => Gp.Send(new RecordConversation.Command(id, Today, null, "x")));
    }
}
