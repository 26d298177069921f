using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Agendas;

public sealed class TransferToBoardTests : ArrangedAgenda
{
    [Fact]
    public async Task A_case_is_not_transferred_to_a_board_or_an_event()
    {
        await Case();
        var item = await Started(await Running());
        var board = await Team("Partners");
        await World.Arrange("UPDATE mdt_team SET kind = 'board' WHERE id = @board", new { board });
        var command = new RecordDecision.Command(World.NewId(), item, MdtDecisionCode.TransferToAnotherMdt, "They moved in May.", null, board, null, false);
        await IsRefused(Chair.Send(command), "ToMdtId", "Choose the team");
        await World.Arrange("UPDATE mdt_team SET kind = 'pcn' WHERE id = @board", new { board });
        await Chair.Send(command);
    }
}
