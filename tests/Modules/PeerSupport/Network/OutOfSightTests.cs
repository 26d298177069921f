using Neighbourhood.Access.Contracts;
using Neighbourhood.PeerSupport.Network;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Network;

public sealed class OutOfSightTests : ArrangedNetwork
{
    [Fact]
    public async Task What_is_hidden_waits_on_the_coordinators_list_and_the_asker_is_told_that_nobody_sees_it()
    {
        var question = await Asks();
        await Knows(Hub, NetworkTopic.Housing);
        await Hub.Send(new HideWords.Command(question, null));
        var part = Assert.Single(await Coordinator.Ask(new GatherMyWork(Coordinator.Id, Today)));
        Assert.Equal(($"/peersupport/network/questions/{question}/settle", WorkPriority.High), (part.Path, part.Priority));
        Assert.Empty(await Hub.Ask(new GatherMyWork(Hub.Id, Today)));
        var hers = await Midwife.Ask(new ViewNetwork.Query());
        Assert.Equal((0, 1), (hers.Mine.Count, hers.MineHidden));
        await Coordinator.Send(new SettleHidden.Command(question, null, true, "What can be done about a notice to leave?", false));
        Assert.Empty(await Coordinator.Ask(new GatherMyWork(Coordinator.Id, Today)));
        Assert.Equal((1, 0), ((await Midwife.Ask(new ViewNetwork.Query())).Mine.Count, (await Midwife.Ask(new ViewNetwork.Query())).MineHidden));
    }

    [Fact]
    public async Task An_answer_is_settled_where_it_stands()
    {
        var (question, answer) = await Kept();
        await Lead.Send(new HideWords.Command(question, answer));
        Assert.Equal($"/peersupport/network/questions/{question}/settle?ReplyId={answer}", Assert.Single((await Coordinator.Ask(new ViewNetwork.Query())).Hidden).Path);
    }
}
