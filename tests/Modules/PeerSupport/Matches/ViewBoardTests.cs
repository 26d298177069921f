using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Requests;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Matches;

public sealed class ViewBoardTests : ArrangedPeers
{
    private Task<ViewBoard.Answer> Board(int at = 1) => Coordinator.Ask(new ViewBoard.Query(at));

    [Fact]
    public async Task Everything_that_is_open_stands_in_its_part_and_what_is_over_or_elsewhere_nowhere()
    {
        var supporter = (await Supporting()).Id;
        await Asked(RequestStatus.Proposed);
        await Asked(RequestStatus.New);
        await Asked(RequestStatus.Ended);
        await Asked(RequestStatus.New, programme: OtherProgramme);
        foreach (var status in new[] { MatchStatus.Offered, MatchStatus.Matched, MatchStatus.Active, MatchStatus.Ended }) await Matched(supporter, status);
        var board = await Board();
        Assert.Equal([2, 1, 1, 1], Enum.GetValues<ViewBoard.Part>().Select(p => board.Counts[p]));
        Assert.Equal((5, 0), (board.Lines.Count, board.Late));
        Assert.All(board.Lines, line => Assert.Equal($"Mother {Mother}", line.Parent));
        Assert.Single((await OtherCoordinator.Ask(new ViewBoard.Query())).Lines);
        await Assert.ThrowsAsync<Denied>(() => Supervisor.Ask(new ViewBoard.Query()));
    }

    [Fact]
    public async Task Scenario_29_at_five_working_days_who_has_nobody_is_red_on_the_board_and_in_the_list_and_stands_first()
    {
        var early = await Asked();
        World.Clock.MoveTo(new DateTimeOffset(FamilyHubs.ArrangedHub.WorkingDay(Today, 4), new TimeOnly(9, 0), TimeSpan.Zero));
        var late = await Asked(RequestStatus.New);
        Assert.Equal(0, (await Board()).Late);
        World.Clock.Advance(TimeSpan.FromDays(3)); // Friday to Monday: the fifth working day
        var board = await Board();
        Assert.Equal((1, early, true), (board.Late, board.Lines[0].Row.RequestId, board.Lines[0].IsLate));
        Assert.False(board.Lines.Single(l => l.Row.RequestId == late).IsLate);
        Assert.Equal([early], (await Coordinator.Ask(new ListRequests.Query())).Open.Where(r => r.IsLate).Select(r => r.Id));
        Assert.True((await Coordinator.Ask(new SeeRequest(early))).IsOver);
    }

    [Fact]
    public async Task Scenario_29_a_match_without_contact_is_red_at_48_hours_and_not_before()
    {
        var (match, _) = await Matched((await Supporting()).Id);
        World.Clock.Advance(TimeSpan.FromHours(48) - TimeSpan.FromMinutes(1));
        Assert.Equal(0, (await Board()).Late);
        World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(match, Assert.Single((await Board()).Lines, l => l.IsLate).Row.MatchId);
        // Nobody is asked to contact anybody while it is stopped.
        await World.Arrange("UPDATE peersupport_match SET paused_code = 'concern'");
        Assert.Equal(0, (await Board()).Late);
    }

    [Fact]
    public async Task A_page_beyond_the_last_is_the_last_and_what_is_held_is_marked()
    {
        for (var n = 0; n <= ViewBoard.AtOnce; n++) await Asked();
        await World.Arrange("INSERT INTO peersupport_hold (hold_id, person_id, kind, held_on) VALUES (@id, @Mother, 'pregnancy', @Today)", new { id = World.NewId(), Mother, Today });
        var board = await Board(99);
        Assert.Equal((2, 2, true), (board.At, board.Pages, Assert.Single(board.Lines).Held));
        Assert.Equal(ViewBoard.AtOnce, (await Board(-1)).Lines.Count);
    }

    [Fact]
    public async Task The_first_page_says_what_waits_in_counts()
    {
        Task<string?> Says() => Coordinator.With(services => services.GetRequiredService<WaitingBoard>().Says(CancellationToken.None));
        Assert.Null(await Says());
        await Asked();
        await Asked(RequestStatus.New);
        await Matched((await Supporting()).Id, MatchStatus.Offered);
        Assert.Equal("1 to look at, 1 to find a supporter for, 1 offered.", await Says());
        World.Clock.Advance(TimeSpan.FromDays(10));
        Assert.StartsWith("3 late", await Says(), StringComparison.Ordinal);
    }
}
