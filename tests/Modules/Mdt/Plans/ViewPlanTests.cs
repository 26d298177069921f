using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Plans;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Plans;

public sealed class ViewPlanTests : ArrangedTeam
{
    [Fact]
    public async Task Whom_it_is_about_was_seen_and_a_case_without_a_plan_says_so()
    {
        var (_, caseId) = await Accepted();
        var shown = await Member.Ask(new SeePlan(caseId));
        Assert.Equal((null, 0, 0), (shown.Shown, shown.Number, shown.Changes.Count));
        var seen = await World.Sql<string>("SELECT CONCAT(what, ' ', subjects) AS seen FROM kernel_audit WHERE kind = 'view' AND user_id = @Id ORDER BY at, id", new { Member.Id });
        Assert.Contains(seen, s => s.StartsWith("Mdt.SeePlan", StringComparison.Ordinal) && s.Contains(Mother.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_team_and_another_worker_find_nothing()
    {
        var (_, caseId) = await Accepted();
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Ask(new SeePlan(caseId)));
        await Assert.ThrowsAsync<NotFound>(() => OtherReferrer.Ask(new SeePlan(caseId)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new SeePlan(caseId)));
    }
}
