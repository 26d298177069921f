using Neighbourhood.PeerSupport.Contracts;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Concerns;

public sealed class PassesOnSilentAlertsTests : ArrangedConcerns
{
    [Fact]
    public async Task Silent_for_sixty_minutes_it_is_the_deputys_and_after_sixty_more_the_duty_services()
    {
        await InTouch();
        Duty = World.NewId();
        var id = await Raised();
        await After(59);
        Assert.Single(await Notices());
        await After(1);
        var toDeputy = (await Notices())[^1];
        Assert.Equal((PeerNoticeKind.ConcernPassedOn, Deputy, id, true), (toDeputy.Kind, toDeputy.UserIds.Single(), toDeputy.SubjectId, toDeputy.Urgent));
        await After(59);
        Assert.Equal(2, (await Notices()).Count);
        await After(1);
        var last = await Notices();
        // The duty service is told of the concern itself, which it may read; the others of the alert.
        Assert.Equal((PeerNoticeKind.ConcernToDuty, Duty!.Value, id), (last[^2].Kind, last[^2].UserIds.Single(), last[^2].SubjectId));
        Assert.Equal([Coordinator.Id, Deputy], last[^1].UserIds);
        Assert.Equal(["Raised", "Deputy", "Duty"], await StepsOf(id));
        await After(600);
        Assert.Equal(4, (await Notices()).Count);
    }

    [Fact]
    public async Task Answered_it_is_passed_on_to_nobody()
    {
        await InTouch();
        await Answered(await Raised());
        await After(300);
        Assert.Single(await Notices());
    }

    [Fact]
    public async Task The_minutes_are_a_setting()
    {
        await InTouch();
        Settings["peer.concernDeputyMinutes"] = "10";
        await Raised();
        await After(10);
        Assert.Equal(2, (await Notices()).Count);
    }

    [Fact]
    public async Task Where_nobody_of_peer_support_is_named_the_duty_service_hears_at_once()
    {
        await InTouch();
        Duty = World.NewId();
        await World.Arrange("UPDATE peersupport_programme SET deputy_user_id = NULL, coordinator_user_id = NULL");
        await Raised();
        var told = Assert.Single(await Notices());
        Assert.Equal((PeerNoticeKind.ConcernToDuty, Duty!.Value), (told.Kind, told.UserIds.Single()));
    }

    [Fact]
    public async Task With_no_deputy_and_no_duty_service_it_still_goes_its_way_and_ends()
    {
        await InTouch();
        await World.Arrange("UPDATE peersupport_programme SET deputy_user_id = NULL, coordinator_user_id = NULL");
        await Raised();
        await After(60);
        await After(60);
        await After(60);
        Assert.Empty(await Notices());
        Assert.Equal([1], await World.Sql<int>("SELECT COUNT(*) FROM peersupport_alert WHERE deputy_told_at IS NOT NULL AND duty_told_at IS NOT NULL"));
    }
}
