using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Items;

/// <summary>Rule 10 over any sequence of reviews.</summary>
public sealed class ReviewingTests
{
    [Fact]
    public void The_chair_must_choose_exactly_when_the_last_reviews_up_to_the_limit_all_found_no_change() => Prop.ForAll(
        (from results in Gen.Elements<ReviewResult?>(ReviewResult.Better, ReviewResult.NoChange, ReviewResult.NoChange, ReviewResult.Worse, null).ListOf() from limit in Gen.Choose(1, 4) select (results, limit)).ToArbitrary(),
        x =>
        {
            var latestFirst = x.results.ToList();
            if (latestFirst.Count == 0) return true;
            var must = Reviewing.MustChoose(latestFirst[0], Reviewing.Run(latestFirst.Skip(1)), x.limit);
            return must == (latestFirst.Count >= x.limit && latestFirst.Take(x.limit).All(r => r == ReviewResult.NoChange));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(nameof(NoChangeChoice.StepUp), MdtDecisionCode.StepUpToFamilyHelp, true)]
    [InlineData(nameof(NoChangeChoice.StepUp), MdtDecisionCode.EscalateToSafeguarding, true)]
    [InlineData(nameof(NoChangeChoice.StepUp), MdtDecisionCode.CloseGoalsMet, false)]
    [InlineData(nameof(NoChangeChoice.Close), MdtDecisionCode.CloseGoalsMet, true)]
    [InlineData(nameof(NoChangeChoice.Close), MdtDecisionCode.CloseDeclined, true)]
    [InlineData(nameof(NoChangeChoice.Close), MdtDecisionCode.StepDown, false)]
    [InlineData(nameof(NoChangeChoice.ChangePlan), MdtDecisionCode.ContinuePlan, false)]
    public void A_choice_stands_only_with_its_decision(string choice, MdtDecisionCode code, bool stands) =>
        Assert.Equal(stands, Reviewing.Lacks(Enum.Parse<NoChangeChoice>(choice), [code], planChanged: false, newAction: false) is null);

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_changed_plan_is_a_new_version_or_a_new_action(bool plan, bool action) => Assert.Null(Reviewing.Lacks(NoChangeChoice.ChangePlan, [], plan, action));
}
