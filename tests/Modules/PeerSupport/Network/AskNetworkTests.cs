using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Network;
using Neighbourhood.PeerSupport.Supporters;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Network;

public sealed class AskNetworkTests : ArrangedNetwork
{
    private AskNetwork.Command Form => new(World.NewId(), NetworkTopic.Housing, Words, Sale, null, false);

    [Fact]
    public async Task A_question_is_asked_once_and_is_to_be_answered_within_a_working_day()
    {
        Later(4); // Friday
        var form = Form;
        await Midwife.Send(form);
        await Midwife.Send(form);
        await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(form with { Words = "Another question altogether" }));
        var seen = await Hub.Ask(new SeeQuestion(form.Id));
        Assert.Equal((Words, $"Worker {Midwife.Id}", QuestionStatus.Open, true), (seen.Words, seen.Asked, seen.Status, seen.Waits));
        Assert.Equal(DayOfWeek.Monday, seen.AnswerBy.DayOfWeek);
        Assert.Equal(3, seen.AnswerBy.DayNumber - Today.DayNumber);
        Assert.Equal(["Open"], await StepsOf(form.Id));
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_said_where_it_stands_and_nothing_is_kept()
    {
        async Task Refuses(string input, AskNetwork.Command wrong) => Assert.Equal(input, (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(wrong))).Input);
        await Refuses("Words", Form with { Words = null });
        await Refuses("Words", Form with { Words = "Why?" });
        await Refuses("Words", Form with { Words = new string('x', 501) });
        await Refuses("Topic", Form with { Topic = null });
        await Refuses("Topic", Form with { Topic = (NetworkTopic)99 });
        await Refuses("NeededBy", Form with { NeededBy = Today.AddDays(-1) });
        await Refuses("NeighbourhoodId", Form with { NeighbourhoodId = World.NewId() });
        await Refuses("", Form with { Id = Guid.Empty });
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM peersupport_question"));
    }

    [Fact]
    public async Task A_doubtful_word_is_asked_about_and_a_name_of_ones_own_families_never_passes()
    {
        var words = "What can be done for the boy Larkin whose school place fell through?";
        var refused = await Assert.ThrowsAsync<Refused>(() => Midwife.Send(Form with { Words = words }));
        Assert.Contains("Larkin", refused.Message, StringComparison.Ordinal);
        OwnNames.Add("larkin");
        Assert.Contains("whose family you work with", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(Form with { Words = words, NoNames = true }))).Message, StringComparison.Ordinal);
        OwnNames.Clear();
        await Midwife.Send(Form with { Words = words, NoNames = true });
        // Two of them together are that person, in whatever case; two that are everyday words are asked about where a capital says so.
        OwnNames.UnionWith(["ife", "larkin", "will", "mark"]);
        Assert.Contains("ife larkin", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(Form with { Words = "what can be done for ife larkin at home", NoNames = true }))).Message, StringComparison.Ordinal);
        await Midwife.Send(Form with { Words = "who will mark the forms for free school meals" });
        await Assert.ThrowsAsync<Refused>(() => Midwife.Send(Form with { Words = "who sees that Mark has free school meals" }));
        await Midwife.Send(Form with { Words = "who sees that Mark has free school meals", NoNames = true });
        OwnNames.Clear();
        // In lower case it may be a word: it is asked, and what is an everyday word is not even that.
        OwnNames.UnionWith(["larkin", "will"]);
        await Assert.ThrowsAsync<Refused>(() => Midwife.Send(Form with { Words = "who will look after the larkin child at half term" }));
        await Midwife.Send(Form with { Words = "who will look after the children at half term" });
        await Assert.ThrowsAsync<Refused>(() => Midwife.Send(Form with { Words = "Whom do I ask for 07700 900123, who rang?", NoNames = true }));
    }

    [Fact]
    public async Task Supporters_and_strangers_are_not_in_the_network()
    {
        var id = await Asks();
        var (_, supporter) = await Supporting(SupporterStatus.Active);
        foreach (var outside in (Actor[])[supporter, Nobody])
        {
            await Assert.ThrowsAsync<Denied>(() => outside.Send(Form));
            await Assert.ThrowsAsync<Denied>(() => outside.Ask(new SeeQuestion(id)));
            await Assert.ThrowsAsync<Denied>(() => outside.Ask(new FindAnswers("notice", null)));
            await Assert.ThrowsAsync<Denied>(() => outside.Ask(new PhoneFriend.Query(null)));
        }
    }
}
