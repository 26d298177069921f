using Neighbourhood.Families.Contracts;
using Neighbourhood.PeerSupport.Network;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Network;

/// <summary>Colleagues of the network, and what they ask of one another.</summary>
public abstract class ArrangedNetwork : ArrangedPeers, IAsyncLifetime
{
    protected const string Words = "Can a family in a private let ask the council for help before the notice has run out?";
    protected const string Reply = "Yes: the duty to help begins 56 days before. Ask for the housing options team.";

    /// <summary>Names of families that the writer works with, folded.</summary>
    protected HashSet<string> OwnNames { get; } = new(StringComparer.Ordinal);

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        Settings["peer.networkAnswerWd"] = "1";
        Settings["peer.answerKeptMonths"] = "12";
        World.Answers<FindNamesAmong, IReadOnlyList<string>>(q => [.. q.Words.Where(OwnNames.Contains)]);
    }

    internal async Task<Guid> Asks(Actor? by = null, NetworkTopic topic = NetworkTopic.Housing, string words = Words)
    {
        var id = World.NewId();
        await (by ?? Midwife).Send(new AskNetwork.Command(id, topic, words, Sale, null, false));
        return id;
    }

    internal async Task<Guid> Answers(Guid question, Actor? by = null, string words = Reply)
    {
        var id = World.NewId();
        await (by ?? Hub).Send(new AnswerQuestion.Command(id, question, words, false));
        return id;
    }

    /// <summary>A question of the midwife's, and the hub's answer that helped.</summary>
    internal async Task<(Guid Question, Guid Answer)> Kept(NetworkTopic topic = NetworkTopic.Housing, string words = Words, string reply = Reply)
    {
        var question = await Asks(topic: topic, words: words);
        var answer = await Answers(question, words: reply);
        await Midwife.Send(new SayItHelped.Command(answer));
        return (question, answer);
    }

    internal static Task Knows(Actor who, params NetworkTopic[] topics) => who.Send(new SayWhatIKnow.Command(topics));

    internal async Task<QuestionStatus> QuestionIs(Guid questionId) =>
        Enum.Parse<QuestionStatus>((await World.Sql<string>("SELECT status FROM peersupport_question WHERE id = @questionId", new { questionId })).Single());

    /// <summary>To the same time of a day so many days ahead.</summary>
    protected void Later(int days) => World.Clock.Advance(TimeSpan.FromDays(days));
}
