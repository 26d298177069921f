using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Requests;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Requests;

public sealed class ReceiveAskedTests : ArrangedAskers
{
    [Fact]
    public async Task The_program_alone_keeps_it_and_an_id_is_needed()
    {
        await Assert.ThrowsAsync<Denied>(() => Hub.Send(new ReceiveAsked.Command(World.NewId(), Theirs(), null)));
        await Assert.ThrowsAsync<Refused>(() => World.AsSystem().Send(new ReceiveAsked.Command(Guid.Empty, Theirs(), null)));
        var id = World.NewId();
        foreach (var _ in (int[])[1, 2]) await World.AsSystem().Send(new ReceiveAsked.Command(id, Theirs(), null));
        Assert.Equal(1, await KeptAsked());
        Assert.Single(Tasks);
    }
}
