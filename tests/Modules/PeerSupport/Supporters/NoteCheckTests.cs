using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Supporters;

public sealed class NoteCheckTests : ArrangedSupporters
{
    [Fact]
    public async Task Number_dates_and_decision_are_kept_the_number_sealed_and_the_level_is_that_of_the_role()
    {
        var (id, _) = await Supporting(isChecked: false);
        await Check(id);
        var row = Assert.Single(await World.Sql<string>("SELECT CONCAT(check_level, ' ', number_sealed, ' ', decision) FROM peersupport_check"));
        Assert.StartsWith("Enhanced ", row, StringComparison.Ordinal);
        Assert.DoesNotContain("001234567890", row, StringComparison.Ordinal);
        Assert.Equal("001234567890", Assert.Single((await Coordinator.Ask(new SeeSupporter(id))).Checks).Number);
        Assert.Null(Assert.Single((await Supervisor.Ask(new SeeSupporter(id))).Checks).Number);
        Assert.Empty(await Lacks(id));
    }

    [Fact]
    public async Task No_check_is_noted_for_a_role_that_is_not_eligible_for_one_or_by_a_guess()
    {
        var (id, _) = await Supporting(role: RoleKind.SupervisedGroup, isChecked: false);
        Assert.Contains("not eligible", (await Assert.ThrowsAsync<Refused>(() => Check(id))).Message, StringComparison.Ordinal);
        Settings["peer.dbsLevelByRole"] = "whatever";
        Assert.Contains("settings", (await Assert.ThrowsAsync<Refused>(() => Check(id))).Message, StringComparison.Ordinal);
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM peersupport_check"));
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_named_and_it_is_the_coordinators_alone()
    {
        var (id, _) = await Supporting(isChecked: false);
        var right = new NoteCheck.Command(World.NewId(), id, "001234567890", Today.AddDays(-2), Today, true, Decision.Suitable);
        foreach (var (wrong, input) in new[]
        {
            (right with { Number = null }, "Number"), (right with { Number = "12 34; DROP" }, "Number"), (right with { IssuedOn = null }, "IssuedOn"), (right with { IssuedOn = Today.AddDays(1), CheckedOn = Today.AddDays(1) }, "IssuedOn"),
            (right with { CheckedOn = Today.AddDays(1) }, "CheckedOn"), (right with { CheckedOn = Today.AddDays(-3) }, "CheckedOn"), (right with { UpdateService = null }, "UpdateService"), (right with { Decision = null }, "Decision"),
        }) await Refuses(input, () => Coordinator.Send(wrong));
        await IsTheCoordinatorsAlone(a => a.Send(right));
        Assert.Equal(await Coordinator.Send(right), await Coordinator.Send(right));
        await Refuses("", async () => await Coordinator.Send(right with { Id = World.NewId(), SupporterId = await Interviewed() }));
    }
}
