using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Areas.Days;
using Xunit;

namespace Neighbourhood.Modules.Areas.Days;

public sealed class AnswerAddWorkingDaysTests
{
    private static readonly Gen<DateOnly> AnyDay = Gen.Choose(0, 4000).Select(d => new DateOnly(2020, 1, 1).AddDays(d));

    [Theory]
    [InlineData("2026-03-02", 1, "2026-03-03")]   // Monday
    [InlineData("2026-03-06", 1, "2026-03-09")]   // Friday
    [InlineData("2026-03-07", 1, "2026-03-09")]   // Saturday: the day itself never counts
    [InlineData("2026-03-07", 0, "2026-03-09")]
    [InlineData("2026-03-06", 0, "2026-03-06")]
    [InlineData("2026-04-02", 1, "2026-04-07")]   // over Easter
    [InlineData("2026-12-24", 1, "2026-12-29")]   // Boxing Day is a Saturday: Monday instead
    [InlineData("2027-12-24", 1, "2027-12-29")]   // both days at the weekend: Monday and Tuesday instead
    [InlineData("2027-12-31", 1, "2028-01-04")]   // New Year's Day on a Saturday
    [InlineData("2026-04-07", -1, "2026-04-02")]
    public async Task It_counts_Monday_to_Friday_without_bank_holidays(string day, int days, string expected)
    {
        await using var world = await AreasWorld.Start();
        Assert.Equal(DateOnly.Parse(expected), await world.AsSystem().Ask(new AddWorkingDays(DateOnly.Parse(day), days)));
    }

    [Fact]
    public async Task It_lands_on_a_working_day_never_goes_back_and_two_steps_are_as_one()
    {
        var rule = await Rule();
        Always((day, some, _) => rule.Is(rule.Add(day, some)));
        Always((day, some, more) => rule.Add(day, some + more) >= rule.Add(day, some));
        Always((day, some, _) => rule.Add(day.AddDays(1), some) >= rule.Add(day, some));
        Always((day, some, more) => rule.Add(rule.Add(day, some + 1), more) == rule.Add(day, some + 1 + more));
        Always((day, some, _) => !rule.Is(day) || rule.Add(rule.Add(day, some), -some) == day);
    }

    [Fact]
    public async Task The_bank_holidays_to_2030_are_those_that_the_law_has_and_those_proclaimed()
    {
        await using var world = await AreasWorld.Start();
        var shipped = await world.Sql<DateOnly>("SELECT day FROM areas_bank_holiday ORDER BY day");

        var expected = Enumerable.Range(2020, 11).SelectMany(ByLaw).ToHashSet();
        expected.ExceptWith([new DateOnly(2020, 5, 4), new DateOnly(2022, 5, 30)]);   // moved, by proclamation
        expected.UnionWith([new DateOnly(2020, 5, 8), new DateOnly(2022, 6, 2), new DateOnly(2022, 6, 3), new DateOnly(2022, 9, 19), new DateOnly(2023, 5, 8)]);
        Assert.Equal(expected.Order(), shipped);
    }

    [Theory]
    [InlineData(2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26")]
    [InlineData(2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28")]
    [InlineData(2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28")]
    [InlineData(2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26")]
    public async Task A_years_list_is_the_one_published(int year, string published)
    {
        await using var world = await AreasWorld.Start();
        var days = await world.Sql<DateOnly>("SELECT day FROM areas_bank_holiday ORDER BY day");
        Assert.Equal(published, string.Join(' ', days.Where(d => d.Year == year).Select(d => d.ToString("MM-dd"))));
    }

    private static void Always(Func<DateOnly, int, int, bool> holds)
    {
        var any = from day in AnyDay from some in Gen.Choose(0, 60) from more in Gen.Choose(0, 60) select (Day: day, Some: some, More: more);
        Prop.ForAll(any.ToArbitrary(), a => holds(a.Day, a.Some, a.More)).QuickCheckThrowOnFailure();
    }

    /// <summary>England's eight, a day at the weekend moved to the next weekday that is none of them.</summary>
    private static IEnumerable<DateOnly> ByLaw(int year)
    {
        var easter = Easter(year);
        HashSet<DateOnly> days = [easter.AddDays(-2), easter.AddDays(1), Monday(new DateOnly(year, 5, 1)), Monday(new DateOnly(year, 5, 25)), Monday(new DateOnly(year, 8, 25))];
        DateOnly[] fixedDays = [new(year, 1, 1), new(year, 12, 25), new(year, 12, 26)];
        days.UnionWith(fixedDays.Where(d => !Weekend(d)));
        foreach (var missed in fixedDays.Where(Weekend))
        {
            var instead = missed;
            while (Weekend(instead) || days.Contains(instead)) instead = instead.AddDays(1);
            days.Add(instead);
        }
        return days;
    }

    private static bool Weekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>The first Monday on or after the day; for the last of a month of 31 days, on or after the 25th.</summary>
    private static DateOnly Monday(DateOnly from) => from.AddDays(((int)DayOfWeek.Monday - (int)from.DayOfWeek + 7) % 7);

    /// <summary>Gauss's rule, for 1900 to 2099.</summary>
    private static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year % 4, year % 7);
        var d = ((19 * a) + 24) % 30;
        var e = ((2 * b) + (4 * c) + (6 * d) + 5) % 7;
        var day = 22 + d + e;
        if (d == 29 && e == 6) day -= 7;
        if (d == 28 && e == 6 && a > 10) day -= 7;
        return new DateOnly(year, 3, 1).AddDays(day - 1);
    }

    private static async Task<WorkingDays> Rule()
    {
        await using var world = await AreasWorld.Start();
        return new WorkingDays((await world.Sql<DateOnly>("SELECT day FROM areas_bank_holiday")).ToHashSet());
    }
}
