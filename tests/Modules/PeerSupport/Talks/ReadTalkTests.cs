using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Talks;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Talks;

public sealed class ReadTalkTests : ArrangedTalk
{
    [Fact]
    public async Task What_was_read_is_read()
    {
        var talk = await Talking();
        await Writes(talk, "Hello");
        Assert.True((await Opens(talk))!.Unread);
        await Nobody.Send(new ReadTalk(talk.Digest));
        Assert.False((await Opens(talk))!.Unread);
        await Assert.ThrowsAsync<Refused>(() => Nobody.Send(new ReadTalk("never was")));
    }
}
