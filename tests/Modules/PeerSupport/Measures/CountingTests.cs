using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport;
using Neighbourhood.PeerSupport.Measures;
using Neighbourhood.PeerSupport.Requests;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Measures;

/// <summary>Each formula on people made by hand, with answers reckoned by hand; and nothing small is found by any table or filter.</summary>
public sealed class CountingTests
{
    private static readonly DateOnly Year = new(2025, 4, 1);
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Terms Terms = new(Year, Year.AddYears(1), Now, Today, 42);
    private static readonly Guid South = Guid.Parse("00000000-0000-7000-8000-000000000001");
    private static readonly Guid North = Guid.Parse("00000000-0000-7000-8000-000000000002");

    private static Facts.Asked Asked(int day, int? found = null) => new(South, Year.AddDays(day), Year.AddDays(day + 7), found is { } on ? Year.AddDays(day + on) : null, null, null, null, null, false, false, [Topic.NewBaby]);

    private static Facts.Asked Ended(EndCode why, int? before = null, int? after = null) => Asked(10, 3) with { EndedOn = Year.AddDays(90), EndCode = why, Before = before, After = after };

    private static Facts.Asked Waiting(params Topic[] about) => Asked(330) with { Waits = true, About = about };

    private static SuppressedCells Of(Facts facts, Suppression? control = null) => Counting.Of(facts, Terms, [South, North], control);

    private static SuppressedCells Exact(params Facts.Asked[] asked) => Of(new(asked, [], []));

    private static string Answer(SuppressedCells cells, string question, params int[] changes) =>
        Figures.Lines(cells, CountedPlaces.All, changes).Single(l => l.Question.Contains(question, StringComparison.Ordinal)) is var line && line.Of is null ? line.Answer : $"{line.Answer} ({line.Of})";

    private static IEnumerable<string> Bars(SuppressedCells cells, string title) =>
        Figures.Charts(cells, CountedPlaces.All, [(CountedPlaces.Place(South), "South"), (CountedPlaces.Place(North), "North")]).Single(c => c.Title.StartsWith(title, StringComparison.Ordinal)).Bars.Select(b => $"{b.Label}: {b.Shown}");

    [Fact]
    public void Found_in_time_is_by_the_day_and_nobody_found_by_it_is_late_and_who_stopped_before_it_is_neither()
    {
        var cells = Exact(Asked(0, 7), Asked(0, 8), Asked(0), Asked(330), Asked(0) with { EndedOn = Year.AddDays(5), EndCode = EndCode.WantedToStop }, Asked(-30, 2), Asked(0) with { AskedOn = null });
        Assert.Equal("33% (1 of 3)", Answer(cells, "found in time"));
        Assert.Equal(["In time: 1", "Late, or nobody yet: 2", "Still in time, or no longer wanted: 2"], Bars(cells, "How soon a supporter"));
    }

    [Fact]
    public void In_touch_in_time_is_by_the_hour()
    {
        var by = new DateTimeOffset(Year.AddDays(40).ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero);
        Facts.Made Made(DateTimeOffset until, DateTimeOffset? at) => new(South, Year.AddDays(38), until, at);
        var cells = Of(new([], [Made(by, by), Made(by, by.AddMinutes(1)), Made(by, null), Made(Now.AddHours(1), null)], []));
        Assert.Equal("33% (1 of 3)", Answer(cells, "in touch in time"));
        Assert.Equal(["In time: 1", "Late, or not yet: 2", "Still in time: 1"], Bars(cells, "How soon they"));
    }

    [Fact]
    public void What_ended_by_its_goal_and_who_has_somebody_to_turn_to_is_of_what_ended_for_a_reason()
    {
        var cells = Exact(Ended(EndCode.GoalMet, 2, 4), Ended(EndCode.GoalMet, 3, 3), Ended(EndCode.NoContact, 4, 1), Ended(EndCode.WantedToStop, 1), Ended(EndCode.System, 1, 5));
        Assert.Equal("50% (2 of 4)", Answer(cells, "what they came for"));
        Assert.Equal("33% (1 of 3)", Answer(cells, "Do more have somebody"));
        Assert.Equal("-0.3 (on average)", Answer(cells, "By how much", 2, 0, -3));
        Assert.Contains("They lost touch: 1", Bars(cells, "Why it ended"));
        Assert.Equal(["More than before: 1", "The same: 1", "Less than before: 1", "Not asked both times: 1"], Bars(cells, "“I have"));
    }

    [Fact]
    public void Who_waits_is_counted_for_every_topic_and_once_in_all()
    {
        var cells = Exact(Waiting(Topic.Feeding, Topic.FeelingLow), Waiting(Topic.Feeding), Waiting(Topic.Other) with { LocalityId = North }, Asked(0, 3) with { InTouch = true });
        Assert.Contains("Feeding: 2", Bars(cells, "Who waits today, by what"));
        Assert.Contains("Feeling low: 1", Bars(cells, "Who waits today, by what"));
        Assert.Equal(["South: 2", "North: 1"], Bars(cells, "Who waits today, by locality"));
        Assert.Equal(["South: 1", "North: 0"], Bars(cells, "Who has somebody"));
        Assert.Equal(3, cells[CountedPlaces.Key(CountedPlaces.All, "waiting")]);
    }

    [Fact]
    public void Supporters_are_supervised_in_date_by_the_day_and_each_supports_so_many()
    {
        var cells = Of(new([], [], [new(Today.AddDays(-42), 2), new(Today.AddDays(-43), 1), new(null, 0), new(Today, 2)]));
        Assert.Equal("50% (2 of 4)", Answer(cells, "supervision in date"));
        Assert.Equal("1.3 (5 by 4)", Answer(cells, "each supporter"));
        Assert.Equal(["In date: 2", "Overdue, or none yet: 2"], Bars(cells, "Supervision"));
    }

    [Fact]
    public void With_nobody_nothing_is_known_and_no_bar_is_drawn()
    {
        foreach (var control in (Suppression?[])[null, new()])
        {
            var cells = Of(new([], [], []), control);
            Assert.All(Figures.Lines(cells, CountedPlaces.All, []), l => Assert.Equal(CountedFigures.Unknown, l.Answer));
            Assert.All(Figures.Charts(cells, CountedPlaces.All, []).SelectMany(c => c.Bars), b => Assert.Equal(0, b.Value));
        }
    }

    private static readonly Gen<Facts.Asked> One =
        from place in Gen.Frequency((7, Gen.Constant((Guid?)South)), (2, Gen.Constant((Guid?)North)), (1, Gen.Constant((Guid?)null)))
        from found in Gen.Choose(0, 12)
        from why in Gen.Frequency((6, Gen.Constant(EndCode.GoalMet)), (1, Gen.Elements(Enum.GetValues<EndCode>())))
        from after in Gen.Choose(1, 5)
        from waits in Gen.Choose(0, 3)
        from topic in Gen.Frequency((6, Gen.Constant(Topic.NewBaby)), (3, Gen.Constant(Topic.Feeding)), (1, Gen.Elements(Enum.GetValues<Topic>())))
        select Asked(20, found > 9 ? null : found) with { LocalityId = place, EndedOn = waits > 0 ? Year.AddDays(80) : null, EndCode = waits > 0 ? why : null, Before = 3, After = after, Waits = waits == 0, About = [topic] };

    private static readonly Gen<Facts> Populations = from size in Gen.Choose(0, 120)
                                                     from asked in One.ArrayOf(size)
                                                     select new Facts(asked, [], [.. asked.Take(size / 6).Select((_, i) => new Facts.Supporting(i % 4 > 0 ? Today : null, i % 3))]);

    [Fact]
    public void No_count_of_one_to_seven_is_shown_or_found_by_any_table_locality_or_whole() =>
        Prop.ForAll(Populations.ToArbitrary(), facts =>
        {
            var cells = Of(facts, new Suppression());
            var reckoned = cells.Reckoned();
            foreach (var (key, count) in cells.Counts.Where(c => c.Value is > 0 and < 8))
            {
                Assert.Null(cells[key]);
                Assert.True(reckoned[key].Most > reckoned[key].Least, $"{key} is {count}, and can be reckoned");
            }
            foreach (var (whole, parts) in cells.Sums.Where(s => cells[s.Whole] is not null))
            {
                var hidden = parts.Where(p => cells[p] is null).ToList();
                Assert.True(hidden.Count == 0 || (hidden.Count > 1 && hidden.Sum(p => cells.Counts[p]) >= 8), whole);
            }
            foreach (var place in new[] { CountedPlaces.All, CountedPlaces.Place(South), CountedPlaces.Place(North) })
                foreach (var bar in Figures.Charts(cells, place, []).SelectMany(c => c.Bars)) Assert.DoesNotMatch("^[1-7]$", bar.Shown);
        }).QuickCheckThrowOnFailure();
}
