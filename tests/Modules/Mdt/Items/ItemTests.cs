using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Items;

public sealed class ItemTests
{
    private static readonly (string From, string To)[] Listed =
        [("Listed", "Discussing"), ("Listed", "Deferred"), ("Listed", "Removed"), ("Discussing", "Discussed"), ("Discussing", "Deferred")];

    [Fact]
    public void Only_the_listed_steps_are_taken()
    {
        foreach (var from in Enum.GetValues<ItemStatus>())
            foreach (var to in Enum.GetValues<ItemStatus>())
                Assert.Equal(Listed.Contains((from.ToString(), to.ToString())), Item.May(from, to));
    }

    [Fact]
    public void No_sequence_of_steps_reaches_a_state_that_is_not_listed() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), wishes =>
        {
            var now = ItemStatus.Listed;
            foreach (var wish in wishes.Select(w => (ItemStatus)(Math.Abs((long)w) % 5)))
            {
                var before = now;
                try
                {
                    Item.Check(now, wish);
                    now = wish;
                }
                catch (Refused refused)
                {
                    if (!refused.Message.StartsWith("This item ", StringComparison.Ordinal)) return false;
                }
                if (before != now && (!Listed.Contains((before.ToString(), now.ToString())) || Item.IsOver(before))) return false;
            }
            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rule_2_an_item_is_complete_only_with_a_decision_the_familys_voice_and_an_action_or_a_reason_for_none() =>
        Prop.ForAll(ArbMap.Default.ArbFor<Tuple<byte, bool, byte, bool>>(), had =>
        {
            var complete = had.Item1 > 0 && had.Item2 && (had.Item3 > 0 || had.Item4);
            try
            {
                Item.Missing(had.Item1, had.Item2 ? "She wants sleep" : "  ", had.Item3, had.Item4 ? "All is in place" : null).Throw();
                return complete;
            }
            catch (Refused refused)
            {
                var missing = (had.Item1 == 0 ? 1 : 0) + (had.Item2 ? 0 : 1) + (had.Item3 == 0 && !had.Item4 ? 1 : 0);
                return !complete && refused.Reasons.Count == missing;
            }
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(MdtDecisionCode.ContinuePlan, false, false, true)]
    [InlineData(MdtDecisionCode.ContinuePlan, true, false, false)]
    [InlineData(MdtDecisionCode.ContinuePlan, true, true, true)]
    [InlineData(MdtDecisionCode.EscalateToSafeguarding, true, false, true)]
    [InlineData(MdtDecisionCode.CloseDeclined, true, false, false)]
    public void Rule_3_safeguarding_and_what_the_family_agreed_act_at_once(MdtDecisionCode code, bool provisional, bool agreed, bool acts) =>
        Assert.Equal(acts, Decision.ActsAtOnce(code, provisional, agreed));

    [Fact]
    public void Every_code_has_words_of_its_own() =>
        Assert.Equal(16, Enum.GetValues<MdtDecisionCode>().Select(Decision.InWords).Distinct().Count());

    [Fact]
    public void An_action_is_due_in_fourteen_days_but_not_after_the_review()
    {
        var today = new DateOnly(2026, 3, 2);
        var review = new Review(today.AddDays(42), today.AddDays(56), today.AddDays(84), today.AddDays(14));
        Assert.Equal(new DateOnly(2026, 3, 16), review.ActionDue(review.Usual));
        Assert.Equal(new DateOnly(2026, 3, 9), review.ActionDue(today.AddDays(7)));
    }
}
