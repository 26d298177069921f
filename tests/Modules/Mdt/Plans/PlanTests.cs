using Neighbourhood.Mdt.Plans;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Plans;

public sealed class PlanTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public void What_is_wrong_is_said_at_once_with_the_goal_that_it_stands_in()
    {
        var plan = new Plan { AboutUs = new string('x', 2001), Agreed = true, AgreedOn = Today.AddDays(1), ReviewOn = Today.AddDays(-1), Goals = [new(), new() { Who = "Mum", Confidence = 11 }] };
        var refused = Assert.Throws<Neighbourhood.Kernel.Refused>(() => plan.Check(Today, null).Throw());
        Assert.Equal(["AboutUs", "AgreedWith", "AgreedOn", "ReviewOn", "Goals[1].What", "Goals[1].Confidence"], refused.Reasons.Select(r => r.Input));
    }

    [Fact]
    public void A_review_that_has_passed_since_may_stay_and_a_plan_that_is_not_agreed_says_why()
    {
        new Plan { ReviewOn = Today.AddDays(-1) }.Check(Today, Today.AddDays(-1)).Throw();
        Assert.Equal("NotAgreedReason", Assert.Throws<Neighbourhood.Kernel.Refused>(() => new Plan { Agreed = false }.Check(Today, null).Throw()).Input);
    }

    [Fact]
    public void Blank_goals_and_what_another_answer_took_away_are_not_kept()
    {
        var kept = new Plan { AboutUs = " Us ", Goals = [new(), new() { What = " Sleep " }], Agreed = false, AgreedWith = Guid.NewGuid(), AgreedOn = Today, NotAgreedReason = "Later" }.Kept();
        Assert.Equal(("Us", "Sleep", null, null, "Later"), (kept.AboutUs, Assert.Single(kept.Goals).What, kept.AgreedWith, kept.AgreedOn, kept.NotAgreedReason));
        Assert.True(new Plan { Needs = " ", Goals = [new()] }.Kept().IsEmpty);
    }

    [Fact]
    public void Two_versions_differ_in_the_parts_that_were_changed()
    {
        var first = new Plan { Needs = "Sleep", Goals = [new() { What = "Rest", Confidence = 3 }] };
        Assert.Equal(["Needs", "Goals"], Plan.Changed(null, first));
        Assert.Equal(["Goals"], Plan.Changed(first, first with { Goals = [new() { What = "Rest", Confidence = 4 }] }));
        Assert.Equal(["Agreed with the family"], Plan.Changed(first with { Agreed = true, AgreedWith = Guid.Empty }, first with { Agreed = true, AgreedWith = Guid.AllBitsSet }));
        Assert.Empty(Plan.Changed(first, first with { Goals = [new() { What = "Rest", Confidence = 3 }] }));
    }
}
