using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Referrals;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Referrals;

/// <summary>Form F2: what it needs, its limits, its messages.</summary>
public sealed class ReferralFormTests
{
    private static SubmitReferral.Command Right => new()
    {
        ReferralId = Guid.Parse("01960000-0000-7000-8000-000000000001"),
        MdtId = Guid.Parse("01960000-0000-7000-8000-000000000002"),
        PersonIds = [Guid.Parse("01960000-0000-7000-8000-000000000003")],
        Situation = new string('s', 20),
        Ask = new string('a', 10),
        FamilyWants = "Rest",
        FamilyTold = true,
        Basis = ReferralBasis.DirectCare,
        LevelAtEntry = NeedLevel.Universal,
        Urgency = ReferralUrgency.Soon,
    };

    private static IReadOnlyList<Refused.Reason> Reasons(ReferralForm form) =>
        Record.Exception(form.IsComplete().Throw) is { } thrown ? Assert.IsType<Refused>(thrown).Reasons : [];

    [Fact]
    public void The_shortest_and_the_longest_that_fit_are_taken()
    {
        Assert.Empty(Reasons(Right));
        Assert.Empty(Reasons(Right with
        {
            Situation = new string('s', 1000),
            Background = new string('b', 2000),
            Assessment = new string('a', 2000),
            Ask = new string('a', 500),
            FamilyWants = new string('w', 1000),
            VisitSafety = new string('v', 500),
            Urgency = ReferralUrgency.Urgent,
            UrgentReason = new string('u', 500),
        }));
    }

    [Fact]
    public void An_empty_form_names_all_that_is_missing() => Assert.Equal(
        [
            ("MdtId", "Choose a team"),
            ("PersonIds", "Choose who in the household this is about"),
            ("Situation", "Describe the situation"),
            ("Ask", "Say what you want the team to do"),
            ("FamilyWants", "Say what the family wants, or why they were not asked"),
            ("FamilyTold", "Say whether the family has been told"),
            ("Basis", "Choose what sharing this stands on"),
            ("LevelAtEntry", "Choose the level of need"),
            ("Urgency", "Choose how urgent this is"),
        ], Reasons(new SubmitReferral.Command()).Select(r => (r.Input, r.Text)));

    [Fact]
    public void A_no_needs_its_reason() => Assert.Equal(
        ["FamilyNotToldReason", "UrgentReason"], Reasons(Right with { FamilyTold = false, Urgency = ReferralUrgency.Urgent }).Select(r => r.Input));

    [Fact]
    public void A_family_that_was_not_asked_needs_the_reason_instead() =>
        Assert.Empty(Reasons(Right with { FamilyWants = " ", FamilyNotAskedReason = "Nobody at home" }));

    [Fact]
    public void Too_short_and_too_long_are_said() => Assert.Equal(
        [("Background", "Write 2000 characters or fewer: this is 2001"), ("Situation", "Describe the situation in at least 20 characters"), ("Ask", "Say what you want the team to do in at least 10 characters")],
        Reasons(Right with { Background = new string('b', 2001), Situation = new string('s', 19), Ask = "Help them" }).Select(r => (r.Input, r.Text)));

    [Fact]
    public void A_code_that_is_not_on_a_list_is_refused() =>
        Assert.Equal(["Basis", "Urgency", "LevelAtEntry"], Reasons(Right with { Basis = (ReferralBasis)9, Urgency = (ReferralUrgency)9, LevelAtEntry = (NeedLevel)9 }).Select(r => r.Input));

    [Fact]
    public void A_draft_may_lack_everything_but_not_be_too_long()
    {
        Assert.Null(Record.Exception(new SubmitReferral.Command().Fits().Throw));
        Assert.IsType<Refused>(Record.Exception(new SubmitReferral.Command { VisitSafety = new string('v', 501) }.Fits().Throw));
    }
}
