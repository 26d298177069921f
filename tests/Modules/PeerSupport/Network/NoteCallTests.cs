using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Network;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Network;

public sealed class NoteCallTests : ArrangedNetwork
{
    private NoteCall.Command Form => new(World.NewId(), Hub.Id, NetworkTopic.Housing, Today, 8, CallOutcome.Helped);

    [Fact]
    public async Task A_call_is_noted_in_minutes_once_for_both_and_keeps_no_words()
    {
        await Knows(Hub, NetworkTopic.Housing);
        var form = Form;
        Assert.Null(await Midwife.Send(form));
        Assert.Null(await Midwife.Send(form));
        await Midwife.Send(Form with { Outcome = CallOutcome.NoAnswer, Minutes = null });
        Assert.Equal([8, 0], (await Midwife.Ask(new PhoneFriend.Query(null))).Mine.Select(c => c.Minutes).OrderDescending());
        Assert.All((await Hub.Ask(new PhoneFriend.Query(null))).Mine, c => Assert.Equal(($"Worker {Midwife.Id}", false), (c.With, c.Rang)));
        Assert.Empty((await Lead.Ask(new PhoneFriend.Query(null))).Mine);
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM peersupport_question"));
    }

    [Fact]
    public async Task What_was_learned_is_kept_as_an_answer_for_others_where_it_names_nobody()
    {
        await Knows(Hub, NetworkTopic.Housing);
        var form = Form with { Question = Words, Learned = Reply };
        Assert.Equal("Learned", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(form with { Learned = "Ring 07700 900123, she knows" }))).Input);
        Assert.Equal("Question", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(form with { Question = "What of the Okafor family and its notice?" }))).Input);
        Assert.Equal("Question", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(form with { Question = null }))).Input);
        Assert.Equal("Learned", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(form with { Learned = null }))).Input);
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM peersupport_call"));
        var question = Assert.NotNull(await Midwife.Send(form));
        Assert.Equal(question, Assert.Single(await Hub.Ask(new FindAnswers("council notice", null))).QuestionId);
        Assert.Equal(QuestionStatus.Helped, await QuestionIs(question));
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_said_where_it_stands()
    {
        await Knows(Hub, NetworkTopic.Housing);
        async Task Refuses(string input, NoteCall.Command wrong) => Assert.Equal(input, (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(wrong))).Input);
        await Refuses("ToUserId", Form with { ToUserId = Midwife.Id });
        await Refuses("Topic", Form with { Topic = null });
        await Refuses("OnDay", Form with { OnDay = null });
        await Refuses("OnDay", Form with { OnDay = Today.AddDays(1) });
        await Refuses("OnDay", Form with { OnDay = Today.AddDays(-40) });
        await Refuses("Minutes", Form with { Minutes = null });
        await Refuses("Minutes", Form with { Minutes = 0 });
        await Refuses("Minutes", Form with { Minutes = 500 });
        await Refuses("Outcome", Form with { Outcome = null });
        World.Answers<GetStaff, IReadOnlyList<GetStaff.Worker>>(_ => []);
        await Refuses("ToUserId", Form);
    }

    [Fact]
    public async Task Who_is_not_on_call_and_does_not_know_the_topic_is_named_to_nobody_who_has_their_id()
    {
        World.Answers<GetStaff, IReadOnlyList<GetStaff.Worker>>(q => q.UserIds.Contains(Hub.Id) && q.UserIds.Count == 1 ? throw new InvalidOperationException("named") : [.. q.UserIds.Select(id => new GetStaff.Worker(id, "Somebody", null, null, false))]);
        Assert.Equal("ToUserId", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(Form))).Input);
        await Knows(Hub, NetworkTopic.Money);
        Assert.Equal("ToUserId", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(Form))).Input);
        await World.Arrange("""
            INSERT INTO peersupport_on_call (id, user_id, topic, on_day, starts_min, ends_min, from_on, reach) VALUES (@id, @hub, 'Housing', @on, 540, 600, @on, '01632 960 001')
            """, new { id = World.NewId(), hub = Hub.Id, on = Today.AddDays(-32) });
        Assert.Equal("ToUserId", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(Form))).Input);
        Assert.Empty((await Midwife.Ask(new PhoneFriend.Query(null))).Mine);
        World.Answers<GetStaff, IReadOnlyList<GetStaff.Worker>>(q => [.. q.UserIds.Select(id => new GetStaff.Worker(id, $"Worker {id}", null, null, false))]);
        // A time of their own, of whichever topic, or the topic itself.
        await Midwife.Send(Form with { Topic = NetworkTopic.Money });
        await World.Arrange("UPDATE peersupport_on_call SET on_day = @on WHERE user_id = @hub", new { hub = Hub.Id, on = Today.AddDays(-3) });
        await Midwife.Send(Form);
        await Midwife.Send(Form with { Topic = NetworkTopic.Feeding });
        Assert.Equal(3, (await Midwife.Ask(new PhoneFriend.Query(null))).Mine.Count);
    }
}
