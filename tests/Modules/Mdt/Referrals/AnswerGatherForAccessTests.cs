using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Referrals;

public sealed class AnswerGatherForAccessTests : ArrangedTeam
{
    [Fact]
    public async Task What_a_team_was_told_is_withheld_where_it_names_others_and_a_draft_is_nobodys_answer()
    {
        await Submitted();
        var part = Assert.Single(await World.AsSystem().Ask(new GatherForAccess(Child)));
        Assert.Equal(("Mdt", "What a team was asked", Withholding.OthersData), (part.Module, part.Kind, part.Withheld!.Value));
        Assert.Equal([Mother], part.Others);
        await World.Arrange("UPDATE mdt_referral SET status = 'Draft'");
        Assert.Empty(await World.AsSystem().Ask(new GatherForAccess(Child)));
    }

    [Fact]
    public async Task The_plan_what_came_of_it_and_the_closing_form_are_given_with_their_words()
    {
        var (_, caseId) = await Accepted();
        await Coordinator.Send(new Neighbourhood.Mdt.Plans.SavePlan.Command(caseId, new() { Needs = "Sleep" }, 0));
        await Coordinator.Send(new Neighbourhood.Mdt.Plans.RecordOutcomes.Command(caseId, Neighbourhood.Mdt.Plans.Outcome.Nothing with { ScalingStart = 3 }));
        await Neighbourhood.Modules.Mdt.Plans.WriteMovingOnTests.Ended(this, caseId);
        await Coordinator.Send(new Neighbourhood.Mdt.Plans.WriteMovingOn.Command(World.NewId(), caseId, "Better nights", null, "The hub", null));
        var parts = await World.AsSystem().Ask(new GatherForAccess(Child));
        Assert.Equal(["Needs: Sleep", "Scaling at the start: 3 of 10", "Better nights\nThe hub"], parts.Skip(1).Select(p => p.Text));
        Assert.All(parts, p => Assert.Equal(Withholding.OthersData, p.Withheld));
    }

    [Fact]
    public async Task Only_the_rights_of_a_person_open_it() =>
        await Assert.ThrowsAsync<Denied>(() => Chair.Ask(new GatherForAccess(Child)));
}
