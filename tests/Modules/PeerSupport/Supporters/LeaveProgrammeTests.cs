using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Supporters;

public sealed class LeaveProgrammeTests : ArrangedSupporters
{
    [Theory]
    [InlineData(nameof(MatchStatus.Offered))]
    [InlineData(nameof(MatchStatus.Matched))]
    [InlineData(nameof(MatchStatus.Active))]
    public async Task Nobody_leaves_before_their_matches_are_handed_over(string open)
    {
        var (id, _) = await Supporting();
        await Matched(id, MatchStatus.Ended);
        var (match, _) = await Matched(id, Enum.Parse<MatchStatus>(open));
        Assert.Contains("1 is open", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new LeaveProgramme.Command(id, 1, LeaveReason.Moved)))).Message, StringComparison.Ordinal);
        Assert.Equal(SupporterStatus.Active, await SupporterIs(id));
        Assert.Empty(EndedAccounts);
        await World.Arrange("UPDATE peersupport_match SET status = 'Ended' WHERE id = @match", new { match });
        await Coordinator.Send(new LeaveProgramme.Command(id, 1, LeaveReason.Moved));
        Assert.Equal(SupporterStatus.Left, await SupporterIs(id));
    }

    [Fact]
    public async Task With_them_go_their_account_what_they_declared_and_wrote_and_what_waited()
    {
        var id = await Interviewed();
        var account = World.NewId();
        await Coordinator.Send(new OpenAccount.Command(id, account, "Robin Alder", "robin@example.org", new string('a', 64)));
        var task = World.NewId();
        await World.Arrange("UPDATE peersupport_supporter SET care_from = @Today, care_task_id = @task WHERE id = @id", new { id, Today, task });
        await World.As(Roles.PeerSupporter, userId: account).Send(new DescribeMyself.Command(await VersionOf(id), "Robin", [], "Sam Hill", null, null));
        var version = await VersionOf(id);
        for (var n = 0; n < 2; n++) await Coordinator.Send(new LeaveProgramme.Command(id, version, LeaveReason.WantedToStop));
        Assert.Equal(account, Assert.Single(EndedAccounts).AccountId);
        Assert.Equal(task, Assert.Single(ClosedTasks).TaskId);
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM peersupport_declared"));
        Assert.Empty(await World.Sql<string>("SELECT words FROM peersupport_enquiry WHERE words IS NOT NULL"));
    }

    [Fact]
    public async Task Why_is_asked_and_it_is_the_coordinators_alone()
    {
        var id = await Enquired();
        await Refuses("Why", () => Coordinator.Send(new LeaveProgramme.Command(id, 1, null)));
        await IsTheCoordinatorsAlone(a => a.Send(new LeaveProgramme.Command(id, 1, LeaveReason.Other)));
        await Coordinator.Send(new LeaveProgramme.Command(id, 1, LeaveReason.NoAnswer));
        Assert.Empty(EndedAccounts);
        await Refuses("", () => To(id, SupporterStatus.Checks));
    }
}
