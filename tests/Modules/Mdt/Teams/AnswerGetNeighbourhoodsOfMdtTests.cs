using Neighbourhood.Mdt.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Teams;

public sealed class AnswerGetNeighbourhoodsOfMdtTests : ArrangedTeam
{
    [Fact]
    public async Task A_team_is_answered_with_the_neighbourhoods_that_were_chosen_for_it_and_who_is_no_team_with_none()
    {
        var links = await World.AsSystem().Ask(new GetNeighbourhoodsOfMdt([Mdt, World.NewId()]));
        Assert.Equal([Mdt], links.Select(l => l.MdtId).Distinct());
        Assert.Equal(await World.Sql<Guid>("SELECT neighbourhood_id FROM mdt_team_neighbourhood WHERE mdt_id = @Mdt ORDER BY neighbourhood_id", new { Mdt }), links.Select(l => l.NeighbourhoodId));
        Assert.Empty(await World.AsSystem().Ask(new GetNeighbourhoodsOfMdt([])));
    }
}
