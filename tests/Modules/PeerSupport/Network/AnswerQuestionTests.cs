using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Network;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Network;

public sealed class AnswerQuestionTests : ArrangedNetwork
{
    [Fact]
    public async Task The_first_answer_stops_the_clock_and_more_may_come()
    {
        var question = await Asks();
        await Answers(question);
        var first = await World.Sql<string>("SELECT first_answered_at FROM peersupport_question");
        World.Clock.Advance(TimeSpan.FromHours(3));
        await Answers(question, Lead, "There is a leaflet of the council too.");
        Assert.Equal(first, await World.Sql<string>("SELECT first_answered_at FROM peersupport_question"));
        Assert.Equal(QuestionStatus.Answered, await QuestionIs(question));
        var seen = await Midwife.Ask(new SeeQuestion(question));
        Assert.Equal([$"Worker {Hub.Id}", $"Worker {Lead.Id}"], seen.Replies.Select(r => r.By));
        Assert.False(seen.Waits);
    }

    [Fact]
    public async Task What_the_asker_found_out_helps_others_and_is_no_answer_to_them()
    {
        var question = await Asks();
        var mine = await Answers(question, Midwife);
        Assert.True((await Midwife.Ask(new SeeQuestion(question))).Waits);
        await Midwife.Send(new SayItHelped.Command(mine));
        Assert.Equal(QuestionStatus.Helped, await QuestionIs(question));
    }

    [Fact]
    public async Task An_answer_names_nobody_comes_once_and_not_to_what_is_closed()
    {
        var question = await Asks();
        async Task Refuses(string input, AnswerQuestion.Command wrong) => Assert.Equal(input, (await Assert.ThrowsAsync<Refused>(() => Hub.Send(wrong))).Input);
        var form = new AnswerQuestion.Command(World.NewId(), question, Reply, false);
        await Refuses("Words", form with { Words = " " });
        await Refuses("Words", form with { Words = new string('x', 2001) });
        await Refuses("Words", form with { Words = "Ask her on 07700 900 123" });
        await Refuses("Words", form with { Words = "It is the same as with Delia last week" });
        await Refuses("", form with { Id = Guid.Empty });
        await Hub.Send(form);
        await Hub.Send(form);
        Assert.Equal([1], await World.Sql<int>("SELECT COUNT(*) FROM peersupport_reply"));
        await Assert.ThrowsAsync<NotFound>(() => Hub.Send(form with { Id = World.NewId(), QuestionId = World.NewId() }));
        var closed = await Asks();
        await Midwife.Send(new CloseQuestion.Command(closed, 1));
        await Refuses("", form with { Id = World.NewId(), QuestionId = closed });
    }
}
