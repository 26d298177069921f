using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Network;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Network;

public sealed class SeeQuestionTests : ArrangedNetwork
{
    [Fact]
    public async Task A_question_says_where_it_is_for_whose_it_is_and_that_it_is_late()
    {
        var question = await Asks();
        Later(3);
        var (hers, others) = (await Midwife.Ask(new SeeQuestion(question)), await Hub.Ask(new SeeQuestion(question)));
        Assert.Equal((true, true, "Sale", false), (hers.Mine, hers.Late, hers.Area, hers.MaySettle));
        Assert.False(others.Mine);
        Assert.True((await Coordinator.Ask(new SeeQuestion(question))).MaySettle);
        await Assert.ThrowsAsync<NotFound>(() => Hub.Ask(new SeeQuestion(World.NewId())));
    }
}
