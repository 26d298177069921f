using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Kernel;

public sealed class ClockTests
{
    [Fact]
    public void Ids_grow_in_text_order_whatever_the_clock_does() => Prop.ForAll<int[]>(steps =>
    {
        var clock = new TestClock();
        var ids = new List<string> { clock.NewId().ToString() };
        foreach (var step in steps)
        {
            clock.Advance(TimeSpan.FromMilliseconds(step % 1000)); // backwards too
            ids.Add(clock.NewId().ToString());
        }
        return ids.SequenceEqual(ids.Order(StringComparer.Ordinal)) && ids.Distinct().Count() == ids.Count;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Ids_made_at_once_by_many_are_all_different_and_version_7()
    {
        var clock = new TestClock();
        var ids = (await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Enumerable.Range(0, 5000).Select(_ => clock.NewId()).ToList())))).SelectMany(x => x).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Equal((7, true), (id.Version, id.Variant is >= 8 and <= 11)));
    }

    [Theory]
    [InlineData("2026-03-29T00:59:59Z", "2026-03-29")]
    [InlineData("2026-06-30T22:59:59Z", "2026-06-30")]
    [InlineData("2026-06-30T23:00:00Z", "2026-07-01")]
    [InlineData("2026-10-24T23:30:00Z", "2026-10-25")]
    [InlineData("2026-10-25T23:30:00Z", "2026-10-25")]
    [InlineData("2026-12-31T23:59:59Z", "2026-12-31")]
    public void A_day_is_Londons_day(string instant, string day) =>
        Assert.Equal(DateOnly.Parse(day), DateTimeOffset.Parse(instant).LondonDay());

    [Theory]
    [InlineData("2026-03-02", "10:00", "2026-03-02T10:00:00Z")]
    [InlineData("2026-07-02", "10:00", "2026-07-02T09:00:00Z")]
    [InlineData("2026-03-29", "01:30", "2026-03-29T01:30:00Z")] // the clocks skip it: the hour after
    [InlineData("2026-10-25", "01:30", "2026-10-25T00:30:00Z")] // the clocks show it twice: the first
    public void A_time_on_Londons_clocks_is_one_instant(string day, string time, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant), DateOnly.Parse(day).AtLondon(TimeOnly.Parse(time)));

    [Fact]
    public void Every_minute_of_a_year_but_the_skipped_hour_comes_back_as_it_went() => Prop.ForAll<int, int>((d, m) =>
    {
        var day = new DateOnly(2026, 1, 1).AddDays(Math.Abs(d % 365));
        var time = TimeOnly.MinValue.AddMinutes(Math.Abs(m % 1440));
        var back = day.AtLondon(time).London();
        return (DateOnly.FromDateTime(back.DateTime), TimeOnly.FromDateTime(back.DateTime)) == (day, time) || Clock.LondonZone.IsInvalidTime(day.ToDateTime(time));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Now_is_cut_to_what_the_database_keeps()
    {
        var clock = new TestClock();
        clock.MoveTo(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero).AddTicks(12_345_678));
        Assert.Equal(0, clock.Now().Ticks % TimeSpan.TicksPerMillisecond);
    }

    [Fact]
    public void The_demos_clock_goes_forward_only()
    {
        var clock = new MovableClock(new TestClock());
        clock.MoveTo(TimeSpan.FromDays(3));
        clock.MoveTo(TimeSpan.FromDays(1));
        Assert.Equal(TimeSpan.FromDays(3), clock.Ahead);
        Assert.Equal(new DateOnly(2026, 3, 5), clock.Today());
    }
}
