using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Referrals;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Referrals;

public sealed class DeclineReferralTests : ArrangedTeam
{
    [Fact]
    public async Task The_referrer_reads_why_and_what_else_and_the_teams_work_ends()
    {
        var id = await Submitted();
        await Chair.Send(new DeclineReferral.Command(id, "No need for several of us", "The school nurse's drop-in", 2));
        var shown = await Referrer.Ask(new ViewReferral.Query(id));
        Assert.Equal(("No need for several of us", "The school nurse's drop-in"), (shown.Referral.DeclineReason, shown.Referral.Suggestion));
        Assert.Equal([new MdtReferralDeclined(id, Family, Today), new MdtInvolvementEnded(id, Family, Today)], World.Told.Skip(1).Where(e => e is not MdtNoticeGiven));
        Assert.Contains(shown.Next, n => n.Url == $"/mdt/referrals/new?HouseholdId={Family}");
    }

    [Fact]
    public async Task Both_are_needed() => Assert.Equal(
        ["Reason", "Suggestion"], (await Assert.ThrowsAsync<Refused>(async () => await Chair.Send(new DeclineReferral.Command(await Submitted(), "", null, 2)))).Reasons.Select(r => r.Input));

    [Fact]
    public async Task The_coordinator_declines_nothing() =>
        await Assert.ThrowsAsync<Denied>(async () => await Coordinator.Send(new DeclineReferral.Command(await Submitted(), "No", "Other", 2)));

    [Fact]
    public async Task What_was_accepted_is_not_declined()
    {
        var (id, _) = await Accepted();
        Assert.Contains("was accepted", (await Assert.ThrowsAsync<Refused>(() => Chair.Send(new DeclineReferral.Command(id, "No", "Other", 3)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_page_is_a_conflict() =>
        await Assert.ThrowsAsync<Conflict>(async () => await Chair.Send(new DeclineReferral.Command(await Submitted(), "No", "Other", 1)));

    [Fact]
    public async Task Another_teams_chair_does_not_find_it() =>
        await Assert.ThrowsAsync<NotFound>(async () => await World.As(Roles.Chair, World.NewId()).Send(new DeclineReferral.Command(await Submitted(), "No", "Other", 2)));
}
