using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Talks;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Talks;

public sealed class ReadMessagesTests : ArrangedTalk
{
    [Fact]
    public async Task What_was_read_waits_no_more()
    {
        var talk = await Talking();
        await Answers(talk, "Hello");
        Assert.True((await Sees(talk)).Unread);
        await talk.As.Send(new ReadMessages(talk.Match));
        Assert.False((await Sees(talk)).Unread);
        var (_, other) = await Supporting();
        await Assert.ThrowsAsync<NotFound>(() => other.Send(new ReadMessages(talk.Match)));
    }
}
