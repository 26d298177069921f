using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Referrals;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Cases;

public sealed class CaseTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Fact]
    public void The_usual_review_is_in_eight_weeks_and_never_outside_the_span()
    {
        Assert.Equal((Day.AddDays(42), Day.AddDays(56), Day.AddDays(84)), Case.Reviews(Day, (6, 12)));
        Assert.Equal(Day.AddDays(28), Case.Reviews(Day, (2, 4)).Usual);
        Assert.Equal(Day.AddDays(63), Case.Reviews(Day, (9, 12)).Usual);
    }

    [Fact]
    public void A_review_is_overdue_the_day_after() => Assert.Equal([false, true], [Case.IsOverdue(Day, Day), Case.IsOverdue(Day, Day.AddDays(1))]);

    [Fact]
    public void A_crisis_is_a_specialist_case() => Assert.Equal(
        [NeedLevel.Universal, NeedLevel.Targeted, NeedLevel.Specialist, NeedLevel.Specialist, NeedLevel.Targeted],
        [Case.LevelOf(NeedLevel.Universal), Case.LevelOf(NeedLevel.Targeted), Case.LevelOf(NeedLevel.Specialist), Case.LevelOf(NeedLevel.Crisis), Case.LevelOf(null)]);

    [Fact]
    public void A_leads_involvement_has_one_id_for_one_case_and_worker()
    {
        Guid a = Guid.Parse("01960000-0000-7000-8000-000000000001"), b = Guid.Parse("01960000-0000-7000-8000-000000000002");
        Assert.Equal(Case.LeadInvolvement(a, b), Case.LeadInvolvement(a, b));
        Assert.NotEqual(Case.LeadInvolvement(a, b), Case.LeadInvolvement(b, a));
        Assert.Equal(8, Case.LeadInvolvement(a, b).Version);
    }
}
