using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Referrals;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Cases;

public sealed class CasePanelTests : ArrangedTeam
{
    private static Task<CasePanel.Shown> For(Actor viewer, Guid family) =>
        viewer.With(async scope => Assert.IsType<CasePanel.Shown>(await scope.GetRequiredService<CasePanel>().For(family, CancellationToken.None)));

    [Fact]
    public async Task The_open_case_and_waiting_referrals_of_the_viewers_teams_are_shown()
    {
        var (_, caseId) = await Accepted();
        var waiting = await Submitted();
        var shown = await For(Member, Family);
        Assert.Equal(new CasePanel.Open(caseId, "Sale team", $"Worker {Referrer.Id}", Today.AddDays(56), false, CaseState.Open), Assert.Single(shown.Cases));
        Assert.Equal([ReferralStatus.Accepted, ReferralStatus.Submitted], shown.Referrals.Select(r => r.Status));
        Assert.Contains(shown.Referrals, r => r.Id == waiting);
    }

    [Fact]
    public async Task Another_teams_member_sees_neither()
    {
        await Accepted();
        var shown = await For(OtherCoordinator, Family);
        Assert.Empty(shown.Cases);
        Assert.Empty(shown.Referrals);
    }

    [Fact]
    public async Task A_conflict_hides_both()
    {
        var (_, caseId) = await Accepted();
        await Conflicted(await Item(caseId), Member.Id);
        var shown = await For(Member, Family);
        Assert.Empty(shown.Cases);
        Assert.Empty(shown.Referrals);
    }
}
