using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Agendas;

public sealed class ReferToBoardTests : ArrangedTeam
{
    [Theory, InlineData("board"), InlineData("task-group"), InlineData("locality-event")]
    public async Task Nobody_refers_a_family_to_a_board_or_an_event(string kind)
    {
        await World.Arrange("UPDATE mdt_team SET kind = @kind WHERE id = @Mdt", new { kind, Mdt });
        var draft = await Draft();
        var refused = await Assert.ThrowsAsync<Refused>(() => Referrer.Send(Whole(draft)));
        Assert.Equal("MdtId", refused.Input);
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_case"));
    }
}
