using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Network;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Network;

public sealed class SeeAnswerToLookAtTests : ArrangedNetwork
{
    [Fact]
    public async Task It_stands_with_its_question_and_says_that_its_time_has_not_come()
    {
        var (question, answer) = await Kept();
        var seen = await Hub.Ask(new SeeAnswerToLookAt(answer));
        Assert.Equal((question, Words, Reply, $"Worker {Hub.Id}", false), (seen.QuestionId, seen.Question, seen.Words, seen.By, seen.IsDue));
        await Assert.ThrowsAsync<NotFound>(() => Hub.Ask(new SeeAnswerToLookAt(World.NewId())));
    }
}
