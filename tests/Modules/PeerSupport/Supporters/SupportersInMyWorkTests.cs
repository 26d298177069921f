using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Supporters;

public sealed class SupportersInMyWorkTests : ArrangedSupporters
{
    [Fact]
    public async Task A_supervisor_reads_whom_to_talk_with_and_a_coordinator_who_would_like_to_volunteer_and_nobody_is_named()
    {
        var (late, _) = await Supporting(supervisedDaysAgo: 50);
        var (soon, _) = await Supporting(supervisedDaysAgo: 36);
        await Supporting();
        var enquired = await Enquired();
        var supervisors = await Supervisor.Ask(new GatherMyWork(Supervisor.Id, Today));
        Assert.Equal([$"/peersupport/supporters/{late}/supervision", $"/peersupport/supporters/{soon}/supervision"], supervisors.Select(p => p.Path));
        Assert.Equal([Today.AddDays(-8), Today.AddDays(6)], supervisors.Select(p => p.Due));
        var coordinators = Assert.Single(await Coordinator.Ask(new GatherMyWork(Coordinator.Id, Today)), p => p.Path == $"/peersupport/supporters/{enquired}");
        Assert.DoesNotContain("Robin", coordinators.Title, StringComparison.Ordinal);
        Assert.Empty(await OtherCoordinator.Ask(new GatherMyWork(OtherCoordinator.Id, Today)));
        Assert.Empty(await Hub.Ask(new GatherMyWork(Supervisor.Id, Today)));
    }

    [Fact]
    public async Task On_the_first_page_stand_counts_alone()
    {
        Assert.Null(await Says(Coordinator));
        await Enquired();
        Assert.Equal("1 would like to volunteer.", await Says(Coordinator));
        var (id, _) = await Supporting();
        await World.Arrange("UPDATE peersupport_supporter SET care_from = @Today WHERE id = @id", new { id, Today });
        Assert.Equal("1 would like to volunteer, 1 to ask how they are.", await Says(Coordinator));
        Assert.Null(await Says(OtherCoordinator));
    }

    [Fact]
    public async Task A_supervisor_asks_after_their_own_and_reads_of_nobody_elses()
    {
        var (id, _) = await Supporting();
        var (other, _) = await Supporting();
        await World.Arrange("UPDATE peersupport_supporter SET care_from = @Today", new { Today });
        await World.Arrange("UPDATE peersupport_supporter SET supervisor_user_id = NULL WHERE id = @other", new { other });
        await Enquired();
        Assert.Equal("1 to ask how they are.", await Says(Supervisor));
        Assert.Equal("1 would like to volunteer, 2 to ask how they are.", await Says(Coordinator));
        Assert.Equal($"/peersupport/supporters/{id}/care", Assert.Single(await Supervisor.Ask(new GatherMyWork(Supervisor.Id, Today))).Path);
        await Supervisor.Send(new GiveCare.Command(id));
        Assert.Null(await Says(Supervisor));
        Assert.Empty(await Supervisor.Ask(new GatherMyWork(Supervisor.Id, Today)));
    }

    [Fact]
    public async Task A_supporter_reads_what_to_say_of_themselves_and_after_something_hard_is_asked_how_they_are()
    {
        var (id, supporter) = await Supporting();
        Assert.Null(await Says(supporter, "/peersupport/about-me"));
        await World.Arrange("UPDATE peersupport_supporter SET rest_until = @Today WHERE id = @id", new { id, Today });
        Assert.Contains("rest is over", await Says(supporter, "/peersupport/about-me"), StringComparison.Ordinal);
        await World.Arrange("UPDATE peersupport_supporter SET known_as = NULL WHERE id = @id", new { id });
        Assert.Contains("call you", await Says(supporter, "/peersupport/about-me"), StringComparison.Ordinal);
        await World.Arrange("UPDATE peersupport_supporter SET care_from = @Today WHERE id = @id", new { id, Today });
        Assert.Equal("Something that you were part of has ended. How are you?", await Says(supporter, "/peersupport/about-me"));
        Assert.Null(await Says(World.As(Roles.PeerSupporter), "/peersupport/about-me"));
    }

    private static Task<string?> Says(Testing.Actor who, string path = "/peersupport/supporters") => who.With(s => s.GetServices<IWaiting>().Single(w => w.Path == path).Says(TestContext.Current.CancellationToken));
}
