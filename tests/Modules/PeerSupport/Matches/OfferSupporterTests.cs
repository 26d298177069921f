using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Matches;

public sealed class OfferSupporterTests : ArrangedPeers
{
    private OfferSupporter.Command Offer(Guid request, Guid supporter, string? boundaries = "Twice a week") => new(World.NewId(), request, supporter, boundaries);

    private Task<string> Refusal(Guid request, Guid supporter) => Refusal(Offer(request, supporter));

    private async Task<string> Refusal(OfferSupporter.Command command)
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(command));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM peersupport_match WHERE id = @Id", command));
        return refused.Message;
    }

    [Fact]
    public async Task It_waits_for_both_with_the_reasons_that_were_shown_and_tells_nobody_yet()
    {
        var (supporter, _) = await Supporting();
        var command = Offer(await Asked(), supporter);
        Assert.Equal(command.Id, await Coordinator.Send(command));
        Assert.Equal(command.Id, await Coordinator.Send(command));
        Assert.Equal(["Offered|topic-newbaby,room"], await World.Sql<string>("SELECT CONCAT(status, '|', reasons) FROM peersupport_match"));
        Assert.Equal("Twice a week", (await Coordinator.Ask(new SeeMatch(command.Id))).Match.Boundaries);
        Assert.Equal(RequestStatus.Screening, await RequestIs(command.PeerRequestId));
        Assert.Empty(World.Told);
        Assert.Empty(Queued);
    }

    [Fact]
    public async Task Scenario_28_one_to_one_without_the_check_of_the_role_is_refused_and_a_role_whose_setting_asks_for_none_is_offered()
    {
        var request = await Asked();
        Assert.Contains("DBS", await Refusal(request, (await Supporting(isChecked: false)).Id), StringComparison.Ordinal);
        // By the setting alone: nobody types it.
        Settings["peer.dbsLevelByRole"] = "one-to-one: none; group: standard; supervised group: none";
        await Coordinator.Send(Offer(request, (await Supporting(isChecked: false)).Id));
        var group = await Asked();
        await World.Arrange("UPDATE peersupport_request SET wants = 'Group' WHERE id = @group", new { group });
        Assert.Contains("DBS", await Refusal(group, (await Supporting(role: RoleKind.Group, isChecked: false)).Id), StringComparison.Ordinal);
        await Coordinator.Send(Offer(group, (await Supporting(role: RoleKind.SupervisedGroup, isChecked: false)).Id));
    }

    [Fact]
    public async Task Somebody_unfit_connected_or_elsewhere_is_refused_with_the_reason()
    {
        var request = await Asked();
        Assert.Contains("DBS", await Refusal(request, (await Supporting(isChecked: false)).Id), StringComparison.Ordinal);
        Assert.Contains("supervision", await Refusal(request, (await Supporting(supervisedDaysAgo: 43)).Id), StringComparison.Ordinal);
        Assert.Contains("reference", await Refusal(request, (await Supporting(references: 1)).Id), StringComparison.Ordinal);
        Assert.Contains("not supporting", await Refusal(request, (await Supporting(SupporterStatus.Training)).Id), StringComparison.Ordinal);
        Assert.Contains("not supporting", await Refusal(request, (await Supporting(programme: OtherProgramme)).Id), StringComparison.Ordinal);
        var (near, _) = await Supporting(person: World.NewId());
        Touching.Add(near);
        Assert.Contains("Connected", await Refusal(request, near), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_whose_setting_asks_for_no_check_is_allowed_where_a_group_is_wanted()
    {
        var (supporter, _) = await Supporting(role: RoleKind.SupervisedGroup, isChecked: false);
        var request = await Asked();
        Assert.Contains("another way", await Refusal(request, supporter), StringComparison.Ordinal);
        await World.Arrange("UPDATE peersupport_request SET wants = 'Group'");
        await Coordinator.Send(Offer(request, supporter));
        Assert.Single(await World.Sql<Guid>("SELECT id FROM peersupport_match"));
    }

    [Fact]
    public async Task One_at_a_time_and_only_while_somebody_is_looked_for()
    {
        var ((one, _), (other, _)) = (await Supporting(), await Supporting());
        var request = await Asked();
        await Coordinator.Send(Offer(request, one));
        Assert.Contains("offered already", await Refusal(request, other), StringComparison.Ordinal);
        Assert.Contains("Look at the request first", await Refusal(await Asked(RequestStatus.New), other), StringComparison.Ordinal);
        Assert.Contains("1000 characters", await Refusal(Offer(request, other, new string('x', 1001))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_not_its_coordinator_offers_nobody()
    {
        var (supporter, actor) = await Supporting();
        var request = await Asked();
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(Offer(request, supporter)));
        await Assert.ThrowsAsync<Denied>(() => Supervisor.Send(Offer(request, supporter)));
        await Assert.ThrowsAsync<Denied>(() => actor.Send(Offer(request, supporter)));
    }
}
