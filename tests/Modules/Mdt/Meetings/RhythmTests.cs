using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Meetings;

public sealed class RhythmTests
{
    private static readonly DateOnly Begin = new(2026, 1, 1);

    private sealed record Sample(DateOnly First, int Every, DateOnly From, IReadOnlySet<DateOnly> Off)
    {
        internal bool IsOff(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || Off.Contains(day);

        internal DateOnly Working(DateOnly day)
        {
            while (IsOff(day)) day = day.AddDays(1);
            return day;
        }

        internal IReadOnlyList<DateOnly> Planned => Rhythm.Planned(First, Every, From, From.AddDays(183), Rhythm.Enough(Every));

        internal IReadOnlyList<Rhythm.Day> Days => Rhythm.Once(Planned.Select(d => new Rhythm.Day(d, Working(d))));
    }

    private static Arbitrary<Sample> Samples { get; } = (
        from first in Gen.Choose(0, 1000)
        from every in Gen.Choose(1, 120)
        from begin in Gen.Choose(-100, 1500)
        from off in Gen.Choose(0, 1800).ListOf(60)
        select new Sample(Begin.AddDays(first), every, Begin.AddDays(begin), off.Select(Begin.AddDays).ToHashSet())).ToArbitrary();

    [Fact]
    public void Every_meeting_is_on_a_working_day_after_the_one_before_and_never_before_its_planned_day() => Prop.ForAll(Samples, x =>
    {
        var days = x.Days;
        return days.Count > 0 && days.All(d => !x.IsOff(d.Held) && d.Held >= d.Planned && d.Held == x.Working(d.Planned))
            && days.Zip(days.Skip(1)).All(pair => pair.First.Held < pair.Second.Held);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_rhythm_does_not_drift_a_day_off_moves_one_meeting_and_no_other() => Prop.ForAll(Samples, x =>
    {
        var planned = x.Planned;
        return planned.All(d => (d.DayNumber - x.First.DayNumber) % x.Every == 0 && d >= x.First && d >= x.From)
            && planned.Zip(planned.Skip(1)).All(pair => pair.Second.DayNumber - pair.First.DayNumber == x.Every)
            && (x.From > x.First ? planned[0] < x.From.AddDays(x.Every) : planned[0] == x.First);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_planned_day_is_left_out_but_where_there_is_a_meeting_on_its_working_day() => Prop.ForAll(Samples, x =>
    {
        var held = x.Days.Select(d => d.Held).ToHashSet();
        return x.Planned.All(d => held.Contains(x.Working(d)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void At_least_three_are_still_to_come_however_far_they_are_apart() => Prop.ForAll(Samples, x =>
        Rhythm.Planned(x.First, x.Every, x.From.AddDays(-Rhythm.LookBack), x.From, Rhythm.Enough(x.Every)).Count(d => d >= x.From) >= Rhythm.Least).QuickCheckThrowOnFailure();

    [Fact]
    public void It_is_said_in_words()
    {
        Assert.Equal("Every 4 weeks at 09:30, 90 minutes", Rhythm.InWords(28, 570, 90));
        Assert.Equal("Every week at 14:00, 60 minutes", Rhythm.InWords(7, 840, 60));
        Assert.Equal("Every 10 days at 14:00, 60 minutes", Rhythm.InWords(10, 840, 60));
    }
}
