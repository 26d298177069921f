using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Supporters;

public sealed class SeeSupporterTests : ArrangedSupporters
{
    [Fact]
    public async Task A_coordinator_sees_what_is_missing_and_a_supervisor_only_their_own_supporters()
    {
        var (id, supporter) = await Supporting(agreed: false);
        var found = await Coordinator.Ask(new SeeSupporter(id));
        Assert.True(found.MayWrite);
        Assert.Contains("agreement", Assert.Single(found.Lacks), StringComparison.Ordinal);
        Assert.False((await Supervisor.Ask(new SeeSupporter(id))).MayWrite);
        await Assert.ThrowsAsync<NotFound>(() => World.As(Roles.PeerSupervisor, Programme).Ask(new SeeSupporter(id)));
        await IsTheCoordinatorsAlone(a => a.Ask(new SeeSupporter(id)));
        await Assert.ThrowsAsync<Denied>(() => supporter.Ask(new SeeSupporter(id)));
        await Assert.ThrowsAsync<NotFound>(() => Coordinator.Ask(new SeeSupporter(World.NewId())));
    }

    [Fact]
    public async Task Before_they_support_what_is_missing_for_the_next_step_is_said_and_nothing_more()
    {
        var id = await Interviewed();
        Assert.Empty((await Coordinator.Ask(new SeeSupporter(id))).Lacks);
        await To(id, SupporterStatus.Checks);
        Assert.Equal(["The DBS check for this role is missing: enhanced", "Two references are missing"], (await Coordinator.Ask(new SeeSupporter(id))).Lacks);
        await Check(id);
        for (var n = 0; n < 2; n++) await Reference(id);
        Assert.Empty((await Coordinator.Ask(new SeeSupporter(id))).Lacks);
        await To(id, SupporterStatus.Training);
        Assert.Equal(["Their safeguarding training is not noted"], (await Coordinator.Ask(new SeeSupporter(id))).Lacks);
        Assert.Equal([new Expiry(Lasting.Check, Today.AddMonths(36), Today.AddMonths(36).AddDays(-30))], (await Coordinator.Ask(new SeeSupporter(id))).Expiries);
    }

    [Fact]
    public async Task Whom_they_support_is_counted_by_match_and_named_to_nobody()
    {
        var (id, _) = await Supporting();
        var (open, _) = await Matched(id);
        await Matched(id, MatchStatus.Ended);
        Assert.Equal([new SeeSupporter.OpenMatch(open, MatchStatus.Matched, Today)], (await Supervisor.Ask(new SeeSupporter(id))).Open);
    }

    [Fact]
    public async Task What_a_volunteer_wrote_is_the_coordinators_alone_to_read()
    {
        var id = await Interviewed();
        Assert.Equal(Robin, (await Coordinator.Ask(new SeeSupporter(id))).Enquiry);
        Assert.Null((await Supervisor.Ask(new SeeSupporter(id))).Enquiry);
    }
}
