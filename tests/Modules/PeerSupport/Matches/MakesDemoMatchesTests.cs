using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Requests;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Matches;

public sealed class MakesDemoMatchesTests : ArrangedPeers
{
    private Task<int> Make(Demo demo) => World.AsSystem().With(async scope =>
    {
        await scope.GetServices<IDemoPart>().OfType<MakesDemoMatches>().Single().Make(demo, default);
        return 0;
    });

    [Fact]
    public async Task One_is_offered_one_is_late_and_one_is_in_touch()
    {
        var demo = new Demo(60, "password");
        foreach (var status in new[] { RequestStatus.Screening, RequestStatus.Matched, RequestStatus.Active })
            demo.Ids[$"peer:request:{status.ToString().ToLowerInvariant()}"] = await Asked();
        (demo.Ids["peer:supporter:1"], demo.Ids["peer:supporter:2"]) = ((await Supporting()).Id, (await Supporting()).Id);
        await Make(demo);
        Assert.Equal(MatchStatus.Offered, await MatchIs(demo.Ids["peer:match:offered"]));
        Assert.Equal(MatchStatus.Active, await MatchIs(demo.Ids["peer:match:active"]));
        var board = await Coordinator.Ask(new ViewBoard.Query());
        Assert.Equal(demo.Ids["peer:match:matched"], Assert.Single(board.Lines, l => l.IsLate).Row.MatchId);
        foreach (var status in new[] { RequestStatus.Screening, RequestStatus.Matched, RequestStatus.Active }) Assert.Equal(status, await RequestIs(demo.Ids[$"peer:request:{status.ToString().ToLowerInvariant()}"]));
    }

    [Fact]
    public async Task Where_the_other_parts_of_the_demo_are_missing_nothing_is_made()
    {
        await Make(new Demo(60, "password"));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM peersupport_match"));
    }
}
