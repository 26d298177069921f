using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sessions;

public sealed class RecurrenceTests
{
    private static readonly DateOnly Begin = new(2026, 1, 1);

    internal sealed record Sample(Recurrence Rule, DateOnly First, DateOnly From, DateOnly To, int Minute)
    {
        internal IReadOnlyList<DateOnly> Found => [.. Rule.In(First, From, To)];
    }

    private static Gen<WeekDay> Days(params int[] which) => from day in Gen.Choose(0, 6) from one in Gen.Elements(which) select new WeekDay((DayOfWeek)day, one);

    private static Gen<T[]> Few<T>(Gen<T> of, int least) => from count in Gen.Choose(least, 3) from items in of.ArrayOf(count) select items;

    private static Gen<Recurrence> Rules { get; } =
        from shape in Gen.Choose(0, 3)
        from interval in Gen.Choose(1, 6)
        from days in Few(Days(0), 0)
        from ordinals in Few(Days(1, 2, 3, 4, 5, -1, -2, -5), 1)
        from monthDays in Few(Gen.OneOf(Gen.Choose(1, 31), Gen.Choose(-31, -1)), 0)
        from end in Gen.Choose(0, 2)
        from count in Gen.Choose(1, 30)
        from until in Gen.Choose(0, 1200)
        select Recurrence.Parse(new Recurrence(
            shape switch { 0 => Frequency.Daily, 1 => Frequency.Weekly, _ => Frequency.Monthly }, interval,
            shape switch { 0 or 1 => days, 2 => ordinals, _ => [] }, shape == 3 ? monthDays : [],
            end == 1 ? count : null, end == 2 ? Begin.AddDays(until) : null).Write());

    private static Arbitrary<Sample> Samples { get; } = (
        from rule in Rules
        from first in Gen.Choose(0, 800)
        from begin in Gen.Choose(-60, 1200)
        from length in Gen.Choose(0, 400)
        from minute in Gen.Choose(0, 1439)
        select new Sample(rule, Begin.AddDays(first), Begin.AddDays(begin), Begin.AddDays(begin + length), minute)).ToArbitrary();

    /// <summary>The slow way: every day from the first on is asked whether the rule means it.</summary>
    private static List<DateOnly> Walk(Sample x)
    {
        var (found, counted) = (new List<DateOnly>(), 0);
        for (var day = x.First; day <= x.To; day = day.AddDays(1))
        {
            if (day > x.Rule.Until || !Means(x.Rule, x.First, day)) continue;
            if (++counted > x.Rule.Count) break;
            if (day >= x.From) found.Add(day);
        }
        return found;
    }

    private static bool Means(Recurrence rule, DateOnly first, DateOnly day)
    {
        static DateOnly Monday(DateOnly d)
        {
            while (d.DayOfWeek != DayOfWeek.Monday) d = d.AddDays(-1);
            return d;
        }
        var passed = rule.Frequency switch
        {
            Frequency.Daily => day.DayNumber - first.DayNumber,
            Frequency.Weekly => (Monday(day).DayNumber - Monday(first).DayNumber) / 7,
            _ => ((day.Year - first.Year) * 12) + day.Month - first.Month,
        };
        if (passed % rule.Interval != 0) return false;
        if (rule.Frequency == Frequency.Daily) return rule.Days.Count == 0 || rule.Days.Any(d => d.Day == day.DayOfWeek);
        if (rule.Frequency == Frequency.Weekly) return rule.Days.Count == 0 ? day.DayOfWeek == first.DayOfWeek : rule.Days.Any(d => d.Day == day.DayOfWeek);
        var length = DateTime.DaysInMonth(day.Year, day.Month);
        if (rule.Days.Count > 0) return rule.Days.Any(d => d.Day == day.DayOfWeek && (d.Which == ((day.Day - 1) / 7) + 1 || d.Which == -(((length - day.Day) / 7) + 1)));
        return (rule.MonthDays.Count == 0 ? [first.Day] : rule.MonthDays).Any(d => d == day.Day || d == day.Day - length - 1);
    }

    [Fact]
    public void The_days_are_those_that_a_walk_from_day_to_day_finds() =>
        Prop.ForAll(Samples, x => x.Found.SequenceEqual(Walk(x))).Check(Config.QuickThrowOnFailure.WithMaxTest(600));

    [Fact]
    public void No_day_is_outside_the_span_before_the_first_or_after_the_last_and_each_is_later_than_the_one_before() => Prop.ForAll(Samples, x =>
        x.Found.All(d => d >= x.From && d <= x.To && d >= x.First && !(d > x.Rule.Until)) && x.Found.Zip(x.Found.Skip(1)).All(p => p.First < p.Second)).QuickCheckThrowOnFailure();

    [Fact]
    public void It_never_comes_more_often_than_it_says_however_the_span_is_cut() => Prop.ForAll(Samples, x =>
    {
        var whole = x.Rule.In(x.First, x.First, x.To).ToList();
        return whole.Count <= (x.Rule.Count ?? int.MaxValue)
            && (x.From <= x.First || x.From > x.To || whole.SequenceEqual(x.Rule.In(x.First, x.First, x.From.AddDays(-1)).Concat(x.Found)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_written_reads_back_as_the_same_rule() =>
        Prop.ForAll(Rules.ToArbitrary(), rule => Recurrence.Parse(rule.Write()) == rule && Recurrence.Parse($"RRULE:{rule.Write()}").Write() == rule.Write()).QuickCheckThrowOnFailure();

    [Fact]
    public void Londons_clocks_show_the_same_time_at_every_session_but_in_the_hour_that_they_skip() => Prop.ForAll(Samples, x =>
        x.Rule.In(x.First, x.Minute, 90, x.From, x.To).All(t =>
        {
            var shown = TimeOnly.FromTimeSpan(t.StartsAt.London().TimeOfDay);
            var skipped = Clock.LondonZone.IsInvalidTime(t.Day.ToDateTime(TimeOnly.MinValue.AddMinutes(x.Minute)));
            return t.StartsAt.LondonDay() == t.Day && shown == TimeOnly.MinValue.AddMinutes(skipped ? x.Minute + 60 : x.Minute) && t.EndsAt - t.StartsAt == TimeSpan.FromMinutes(90);
        })).QuickCheckThrowOnFailure();

    [Fact]
    public void A_monday_morning_is_an_hour_earlier_in_utc_after_the_clocks_went_forward_and_later_again_in_october()
    {
        var times = Recurrence.Parse("FREQ=WEEKLY").In(new DateOnly(2026, 3, 23), 600, 90, new DateOnly(2026, 3, 23), new DateOnly(2026, 10, 26)).ToList();
        Assert.Equal(new DateTimeOffset(2026, 3, 23, 10, 0, 0, TimeSpan.Zero), times[0].StartsAt);
        Assert.Equal(new DateTimeOffset(2026, 3, 30, 9, 0, 0, TimeSpan.Zero), times[1].StartsAt);
        Assert.Equal(new DateTimeOffset(2026, 10, 19, 9, 0, 0, TimeSpan.Zero), times[^2].StartsAt);
        Assert.Equal(new DateTimeOffset(2026, 10, 26, 10, 0, 0, TimeSpan.Zero), times[^1].StartsAt);
    }

    [Theory]
    [InlineData("FREQ=MONTHLY;BYDAY=1TU", "2026-01-06 2026-02-03 2026-03-03")]
    [InlineData("FREQ=MONTHLY;BYDAY=-1FR", "2026-01-30 2026-02-27 2026-03-27")]
    [InlineData("FREQ=MONTHLY;BYDAY=5SA", "2026-01-31")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=31", "2026-01-31 2026-03-31")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-01-31 2026-02-28 2026-03-31")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=4", "2026-01-01 2026-01-12 2026-01-15 2026-01-26")]
    [InlineData("FREQ=DAILY;INTERVAL=30", "2026-01-01 2026-01-31 2026-03-02")]
    [InlineData("FREQ=WEEKLY;BYDAY=TH;UNTIL=20260115", "2026-01-01 2026-01-08 2026-01-15")]
    public void Rules_of_the_field_mean_these_days(string rule, string days) =>
        Assert.Equal(days, string.Join(' ', Recurrence.Parse(rule).In(Begin, Begin, new DateOnly(2026, 3, 31)).Select(d => $"{d:yyyy-MM-dd}")));

    [Theory]
    [InlineData("freq=weekly;byday=th,mo;interval=1;wkst=mo", "FREQ=WEEKLY;BYDAY=MO,TH")]
    [InlineData("BYDAY=-1FR,+2TU,1TU;FREQ=MONTHLY", "FREQ=MONTHLY;BYDAY=1TU,2TU,-1FR")]
    public void A_rule_that_others_wrote_is_written_in_one_order(string read, string written) => Assert.Equal(written, Recurrence.Parse(read).Write());

    [Theory]
    [InlineData("", "is not a name, an equals sign and a value")]
    [InlineData("INTERVAL=2", "FREQ is missing")]
    [InlineData("FREQ=YEARLY", "days, weeks or months")]
    [InlineData("FREQ=WEEKLY;BYSETPOS=1", "BYSETPOS is not taken")]
    [InlineData("FREQ=WEEKLY;FREQ=DAILY", "twice")]
    [InlineData("FREQ=WEEKLY;INTERVAL=0", "INTERVAL must be from 1")]
    [InlineData("FREQ=WEEKLY;INTERVAL=99999999999", "INTERVAL must be from 1")]
    [InlineData("FREQ=WEEKLY;COUNT=-3", "COUNT must be from 1")]
    [InlineData("FREQ=WEEKLY;COUNT=3;UNTIL=20260101", "not both")]
    [InlineData("FREQ=WEEKLY;UNTIL=20260101T100000Z", "a day without a time")]
    [InlineData("FREQ=WEEKLY;BYDAY=1MO", "goes with months only")]
    [InlineData("FREQ=MONTHLY;BYDAY=MO", "which one of the month")]
    [InlineData("FREQ=MONTHLY;BYDAY=6MO", "at most five")]
    [InlineData("FREQ=WEEKLY;BYDAY=XX", "not a day of the week")]
    [InlineData("FREQ=WEEKLY;BYMONTHDAY=3", "months only")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=32", "not a day of a month")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=0", "not a day of a month")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=3;BYDAY=1MO", "not both")]
    [InlineData("FREQ=WEEKLY;WKST=SU", "begin on a Monday")]
    public void What_it_does_not_take_is_said_plainly(string rule, string reason)
    {
        var refused = Assert.Throws<Refused>(() => Recurrence.Parse(rule));
        Assert.Equal("Rule", refused.Input);
        Assert.Contains(reason, refused.Message, StringComparison.OrdinalIgnoreCase);
    }
}
