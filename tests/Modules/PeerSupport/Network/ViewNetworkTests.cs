using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Network;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Network;

public sealed class ViewNetworkTests : ArrangedNetwork
{
    [Fact]
    public async Task A_question_comes_to_those_who_know_its_topic_and_to_nobodys_list_else()
    {
        await Knows(Hub, NetworkTopic.Housing, NetworkTopic.Money);
        await Knows(Midwife, NetworkTopic.Housing);
        var (housing, other) = (await Asks(), await Asks(topic: NetworkTopic.School, words: "Who decides about a place in a nursery?"));
        var hubs = await Hub.Ask(new ViewNetwork.Query());
        Assert.Equal([housing], hubs.ForMe.Select(q => q.Id));
        Assert.Equal([other], hubs.Recent.Select(q => q.Id));
        var part = Assert.Single(await Hub.Ask(new GatherMyWork(Hub.Id, Today)));
        Assert.Equal(($"/peersupport/network/questions/{housing}", WorkPriority.Medium), (part.Path, part.Priority));
        Assert.DoesNotContain("notice", part.Title, StringComparison.Ordinal);
        // One's own question waits for others.
        var hers = await Midwife.Ask(new ViewNetwork.Query());
        Assert.Equal((0, 2), (hers.ForMe.Count, hers.Mine.Count));
        Assert.Empty(await Midwife.Ask(new GatherMyWork(Midwife.Id, Today)));
        Assert.Empty(await Hub.Ask(new GatherMyWork(Midwife.Id, Today)));
        Later(3);
        Assert.True(Assert.Single((await Hub.Ask(new ViewNetwork.Query())).ForMe).Late);
        await Answers(housing, Lead);
        Assert.Empty((await Hub.Ask(new ViewNetwork.Query())).ForMe);
    }

    [Fact]
    public async Task What_is_needed_sooner_stands_first_and_on_that_day()
    {
        await Knows(Hub, NetworkTopic.Housing);
        await Asks();
        var today = World.NewId();
        await Midwife.Send(new AskNetwork.Command(today, NetworkTopic.Housing, "Who opens the night shelter this evening?", Sale, Today, false));
        var first = (await Hub.Ask(new ViewNetwork.Query())).ForMe[0];
        Assert.Equal((today, Today), (first.Id, first.NeededBy));
        Assert.Equal([Today, Today.AddDays(1)], (await Hub.Ask(new GatherMyWork(Hub.Id, Today))).Select(p => p.Due));
    }

    [Fact]
    public async Task The_first_page_says_in_counts_how_many_wait()
    {
        await Knows(Hub, NetworkTopic.Housing);
        await Asks();
        Task<string?> Says() => Hub.With(services => services.GetServices<IWaiting>().OfType<WaitingQuestions>().Single().Says(default));
        Assert.Equal("1 to answer.", await Says());
        Later(3);
        Assert.Equal("1 to answer, 1 late.", await Says());
        await Answers((await Hub.Ask(new ViewNetwork.Query())).ForMe[0].Id);
        Assert.Null(await Says());
    }

    [Fact]
    public async Task Who_asked_finds_the_answer_on_the_first_page_until_they_said_whether_it_helped()
    {
        Task<string?> Says() => Midwife.With(services => services.GetServices<IWaiting>().OfType<WaitingQuestions>().Single().Says(default));
        var (question, other) = (await Asks(), await Asks());
        Assert.Null(await Says());
        var answer = await Answers(question);
        Assert.Equal("You have an answer.", await Says());
        await Answers(other);
        Assert.Equal("You have answers to 2 questions.", await Says());
        Assert.Equal([$"/peersupport/network/questions/{question}", $"/peersupport/network/questions/{other}"], (await Midwife.Ask(new GatherMyWork(Midwife.Id, Today))).Select(p => p.Path));
        await Midwife.Send(new SayItHelped.Command(answer));
        await Midwife.Send(new CloseQuestion.Command(other, 2));
        Assert.Null(await Says());
        Assert.Empty(await Midwife.Ask(new GatherMyWork(Midwife.Id, Today)));
    }
}
