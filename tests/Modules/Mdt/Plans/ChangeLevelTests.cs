using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Plans;
using Neighbourhood.Mdt.Referrals;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Plans;

public sealed class ChangeLevelTests : ArrangedTeam
{
    private async Task<int> CaseVersion(Guid caseId) => (await World.Sql<int>("SELECT version FROM mdt_case WHERE id = @caseId", new { caseId })).Single();

    [Fact]
    public async Task The_level_at_entry_stays_known_and_each_change_has_its_reason()
    {
        var (_, caseId) = await Accepted();
        await Coordinator.Send(new ChangeLevel.Command(caseId, NeedLevel.Specialist, "The baby was in hospital", 1));
        await Coordinator.Send(new ChangeLevel.Command(caseId, NeedLevel.Specialist, "Again", 1)); // a second press
        World.Clock.Advance(TimeSpan.FromDays(1));
        await Referrer.Send(new ChangeLevel.Command(caseId, NeedLevel.Universal, "All is well", await CaseVersion(caseId)));
        var shown = await Member.Ask(new RecordOutcomes.Query(caseId));
        Assert.Equal((NeedLevel.Targeted, NeedLevel.Universal), (shown.AtEntry, shown.Head.Case.Level));
        Assert.Equal(["The baby was in hospital", "All is well"], shown.Levels.Select(l => l.Reason));
    }

    [Fact]
    public async Task Without_a_reason_to_crisis_from_a_stale_page_and_on_a_closed_case_it_is_refused()
    {
        var (_, caseId) = await Accepted();
        Task Change(NeedLevel? to, string? reason, int version = 1) => Coordinator.Send(new ChangeLevel.Command(caseId, to, reason, version));
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => Change(NeedLevel.Universal, " "))).Input);
        Assert.Equal("Level", (await Assert.ThrowsAsync<Refused>(() => Change(NeedLevel.Crisis, "x"))).Input);
        Assert.Equal("Level", (await Assert.ThrowsAsync<Refused>(() => Change(null, "x"))).Input);
        await Assert.ThrowsAsync<Conflict>(() => Change(NeedLevel.Universal, "x", 9));
        await Assert.ThrowsAsync<Denied>(() => Member.Send(new ChangeLevel.Command(caseId, NeedLevel.Universal, "x", 1)));
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(new ChangeLevel.Command(caseId, NeedLevel.Universal, "x", 1)));
        await World.Arrange("UPDATE mdt_case SET closed_on = @Today WHERE id = @caseId", new { Today, caseId });
        await Assert.ThrowsAsync<Refused>(() => Change(NeedLevel.Universal, "x"));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_level_change"));
    }
}
