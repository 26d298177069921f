using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Antenatal.Screens;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Screens;

public sealed class ScoresTests
{
    private static readonly Thresholds Usual = new(13, 10, 3, 10, 10);

    private static Gen<int?> Score(int most) => Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(0, most).Select(n => (int?)n));

    private static Gen<bool?> Said { get; } = Gen.Elements<bool?>(null, false, true);

    private static Arbitrary<Answers> All { get; } = (
        from one in Said
        from two in Said
        from gad2 in Score(6)
        from gad7 in Score(21)
        from epds in Score(30)
        from tenth in Score(3)
        from phq in Score(27)
        from ninth in Score(3)
        select new Answers(one, two, gad2, gad7, epds, tenth, phq, ninth)).ToArbitrary();

    private static Arbitrary<Thresholds> Settings { get; } = (
        from pathway in Gen.Choose(0, 30)
        from repeat in Gen.Choose(0, 30)
        from gad in Gen.Choose(0, 6)
        from seven in Gen.Choose(0, 21)
        from nine in Gen.Choose(0, 27)
        select new Thresholds(pathway, repeat, gad, seven, nine)).ToArbitrary();

    [Fact]
    public void Whatever_she_answers_and_wherever_the_bounds_are_each_rule_asks_for_exactly_its_own() => Prop.ForAll(All, Settings, (said, from) =>
    {
        var asks = Scores.AsksFor(said, from);
        return asks.Contains(Ask.SafetyToday) == ((said.EpdsItem10 ?? 0) > 0 || (said.Phq9Item9 ?? 0) > 0)
            && asks.Contains(Ask.Pathway) == (said.Epds is { } e && e >= from.EpdsPathway)
            && asks.Contains(Ask.Repeat) == (said.Epds is { } r && r >= from.RepeatFrom && r < from.EpdsPathway)
            && asks.Contains(Ask.Assessment) == (said.Whooley1 is true || said.Whooley2 is true || (said.Gad7 is { } s && s >= from.Gad7Assessment) || (said.Phq9 is { } n && n >= from.Phq9Assessment))
            && asks.Contains(Ask.Gad7) == (said.Gad2 is { } g && g >= from.Gad7From)
            && asks.Distinct().Count() == asks.Count;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_answer_asks_for_less_when_a_score_is_higher_and_a_thought_of_harm_comes_first() => Prop.ForAll(All, said =>
    {
        var asks = Scores.AsksFor(said, Usual);
        var worse = Scores.AsksFor(said with { EpdsItem10 = 3, Whooley1 = true, Gad2 = 6 }, Usual);
        return asks.All(worse.Contains) && worse[0] == Ask.SafetyToday && Scores.Action(worse) == ActionTaken.SafetyTalk;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(9, "")]
    [InlineData(10, "Repeat")]
    [InlineData(12, "Repeat")]
    [InlineData(13, "Pathway")]
    [InlineData(30, "Pathway")]
    public void The_bounds_are_where_the_rule_says(int epds, string asks) => Assert.Equal(asks, string.Join(' ', Scores.AsksFor(new(Epds: epds, EpdsItem10: 0), Usual)));

    [Theory]
    [InlineData(9, 9, "")]
    [InlineData(10, 0, "Assessment")]
    [InlineData(21, 0, "Assessment")]
    [InlineData(0, 10, "Assessment")]
    [InlineData(0, 27, "Assessment")]
    public void A_high_score_of_the_gad_7_or_the_phq_9_asks_for_an_assessment(int gad7, int phq9, string asks) =>
        Assert.Equal(asks, string.Join(' ', Scores.AsksFor(new(Gad7: gad7, Phq9: phq9, Phq9Item9: 0), Usual)));

    [Fact]
    public void Every_way_to_answer_the_edinburgh_scale_has_its_sum_its_band_and_what_is_done_about_it()
    {
        var items = new int?[10];
        for (var way = 0; way < 1 << 20; way++)
        {
            var sum = 0;
            for (var item = 0; item < 10; item++) sum += (items[item] = (way >> (2 * item)) & 3)!.Value;
            var (kept, harm) = (Scores.Sum(items), items[9] > 0);
            if (kept != sum || !Scores.Fits(sum, 10, items[9]!.Value)) Assert.Fail($"{sum} was {kept}");
            // A band and a thought of harm decide it: each pair once for each sum.
            if (Scores.Action(Scores.AsksFor(new(Epds: sum, EpdsItem10: items[9]), Usual)) is var action
                && action != (harm ? ActionTaken.SafetyTalk : sum >= 13 ? ActionTaken.Pathway : sum >= 10 ? ActionTaken.Repeat : ActionTaken.None)) Assert.Fail($"{sum}, {items[9]}: {action}");
        }
    }

    [Fact]
    public void Ten_items_are_their_sum_and_whatever_they_are_the_sum_can_hold_the_last() =>
        Prop.ForAll(Gen.Choose(0, 3).ArrayOf(10).ToArbitrary(), items =>
        {
            var said = ScoreCheck.Of(new(), [.. items.Select(i => (int?)i)], out var refusals);
            refusals.Throw();
            return said.Epds == items.Sum() && said.EpdsItem10 == items[9] && Scores.Fits(items.Sum(), 10, items[9]);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(2, 0, true)]
    [InlineData(2, 3, false)]
    [InlineData(30, 3, true)]
    [InlineData(28, 0, false)]
    public void A_sum_that_cannot_hold_its_last_item_is_seen(int sum, int last, bool fits) => Assert.Equal(fits, Scores.Fits(sum, 10, last));

    [Fact]
    public void What_cannot_be_a_score_is_refused_by_name()
    {
        void Wrong(string input, Answers said, params int?[] items)
        {
            ScoreCheck.Of(said, items, out var refusals);
            Assert.Contains(Assert.Throws<Refused>(refusals.Throw).Reasons, r => r.Input == input);
        }
        Wrong("", new());
        Wrong("Answers.Whooley2", new(Whooley1: false));
        Wrong("Answers.Whooley1", new(Whooley2: true));
        Wrong("Answers.Gad2", new(Gad2: 7));
        Wrong("Answers.Gad7", new(Gad2: 1, Gad7: 22));
        Wrong("Answers.Gad7", new(Gad2: 6, Gad7: 5));
        Wrong("Answers.Epds", new(Epds: 31, EpdsItem10: 0));
        Wrong("Answers.Epds", new(EpdsItem10: 1));
        Wrong("Answers.EpdsItem10", new(Epds: 4));
        Wrong("Answers.EpdsItem10", new(Epds: 4, EpdsItem10: 4));
        Wrong("Answers.Epds", new(Epds: 1, EpdsItem10: 2));
        Wrong("Answers.Phq9", new(Phq9: -1, Phq9Item9: 0));
        Wrong("Answers.Phq9Item9", new(Phq9: 5));
        Wrong("Items", new(), 1, 2, 3);
        Wrong("Items", new(), 1, 1, 1, 1, 1, 1, 1, 1, 1, 4);
        Wrong("Answers.Epds", new(Epds: 9), 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        Wrong("Answers.EpdsItem10", new(EpdsItem10: 0), 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    }
}
