using Neighbourhood.Access.Contracts;
using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Offer;

public sealed class PlanProgrammeTests : ArrangedOffer
{
    [Fact]
    public async Task A_cohort_keeps_the_completion_rule_of_the_day_on_which_it_was_planned()
    {
        var id = await Planned(weeks: 12, required: 10, facilitator: Worker.Id);
        Settings["hub.programmeCompletePct"] = "90";
        var shown = await Worker.Ask(new SeeProgramme(id));
        Assert.Equal((75, 8, "Running", $"Worker {Worker.Id}", Hub), (shown.Row.CompletionPct, shown.Enough, shown.State, shown.Facilitator, shown.Row.SiteId));
    }

    [Fact]
    public async Task An_area_may_have_its_own_completion_rule()
    {
        World.Answers<GetSetting, string>(q => q.Key == "hub.programmeCompletePct" && q.AreaId == Sale ? "80" : Settings[q.Key]);
        Assert.Equal(80, (await Worker.Ask(new SeeProgramme(await Planned()))).Row.CompletionPct);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(13)]
    [InlineData(null)]
    public async Task Fewer_than_eight_and_more_than_twelve_weeks_are_refused_with_the_reason(int? weeks)
    {
        var activity = await Activity();
        await IsRefused(Manager.Send(new PlanProgramme.Command(World.NewId(), activity, "Spring", null, Today, weeks, 8)), "Weeks", "8 to 12 weeks");
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM familyhubs_programme"));
    }

    [Fact]
    public async Task What_cannot_be_is_said_at_once()
    {
        var activity = await Activity();
        await World.Arrange("UPDATE familyhubs_activity SET retired_on = @Today WHERE id = @activity", new { Today, activity });
        World.Answers<GetStaff, IReadOnlyList<GetStaff.Worker>>(_ => []);
        var refused = await Assert.ThrowsAsync<Refused>(() => Manager.Send(new PlanProgramme.Command(World.NewId(), activity, " ", Worker.Id, null, 8, 61)));
        Assert.Equal(["ActivityId", "Cohort", "StartsOn", "RequiredSessions", "FacilitatorUserId"], refused.Reasons.Select(r => r.Input));
    }

    [Fact]
    public async Task Only_a_manager_of_that_hub_plans_it()
    {
        var activity = await Activity();
        var command = new PlanProgramme.Command(World.NewId(), activity, "Spring", null, Today, 8, 8);
        await Assert.ThrowsAsync<Denied>(() => Worker.Send(command));
        await Assert.ThrowsAsync<NotFound>(() => OtherManager.Send(command));
        Assert.Equal(command.Id, await Manager.Send(command));
        Assert.Equal(command.Id, await Manager.Send(command));
    }
}
