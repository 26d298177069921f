using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Network;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Network;

public sealed class ViewNetworkFiguresTests : ArrangedNetwork
{
    private Task<ViewNetworkFigures.Answer> Figures(int? months = null) => Coordinator.Ask(new ViewNetworkFigures.Query(months));

    private Task<Guid?> Rings(NetworkTopic topic, CallOutcome outcome, int? minutes, string? question = null, string? learned = null) =>
        Midwife.Send(new NoteCall.Command(World.NewId(), Hub.Id, topic, Today, minutes, outcome, question, learned));

    [Fact]
    public async Task Answers_within_a_working_day_are_told_from_late_ones_and_calls_are_counted_in_minutes_by_topic()
    {
        await Knows(Hub, NetworkTopic.Housing, NetworkTopic.Feeding, NetworkTopic.Money);
        await Kept(); // in time
        var late = await Asks();
        await Asks(); // nobody answers it
        Later(2);
        await Answers(late);
        await Asks(topic: NetworkTopic.School, words: "Who decides about a place in a nursery?"); // still in time
        await Rings(NetworkTopic.Housing, CallOutcome.Helped, 8);
        await Rings(NetworkTopic.Housing, CallOutcome.DidNotHelp, 5);
        await Rings(NetworkTopic.Feeding, CallOutcome.NoAnswer, null);
        // What was learned on the phone is kept for others, and was no question to the network.
        Assert.NotNull(await Rings(NetworkTopic.Money, CallOutcome.Helped, 3, "Who pays a deposit for a private let?", "The council lends it."));

        var found = await Figures();
        Assert.Equal((4, 1, 2, 1, 33), (found.All.Asked, found.All.InTime, found.All.Late, found.All.NotDue, found.All.PercentInTime));
        Assert.Equal((1, 3, 2, 1, 16), (found.All.Helped, found.All.Calls, found.All.CallsHelped, found.All.Unanswered, found.All.Minutes));
        Assert.Equal([NetworkTopic.Housing, NetworkTopic.School, NetworkTopic.Money, NetworkTopic.Feeding], found.Topics.Select(t => t.Topic));
        Assert.Equal((3, 2, 13), (found.Topics[0].Sums.Asked, found.Topics[0].Sums.Calls, found.Topics[0].Sums.Minutes));
    }

    [Fact]
    public async Task It_is_of_three_months_or_of_twelve_and_of_nobody_who_may_not_see_figures()
    {
        Assert.Null((await Figures()).All.PercentInTime);
        await Kept();
        World.Clock.MoveTo(World.Clock.Now().AddMonths(4));
        Assert.Equal((3, 0), ((await Figures(3)).Months, (await Figures(3)).All.Asked));
        Assert.Equal((12, 1), ((await Figures(7)).Months, (await Figures(7)).All.Asked));
        await Assert.ThrowsAsync<Denied>(() => Midwife.Ask(new ViewNetworkFigures.Query(null)));
        Assert.Equal(1, (await World.As(Roles.Analyst).Ask(new ViewNetworkFigures.Query(null))).All.Asked);
    }
}
