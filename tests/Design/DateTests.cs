using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Neighbourhood.Design.Tests;

/// <summary>Dates, months and times as people write them.</summary>
public sealed class DateTests
{
    [Theory]
    [InlineData("5", "3", "2026", "2026-03-05")]
    [InlineData("05", "03", "2026", "2026-03-05")]
    [InlineData(" 5 ", " March ", "2026", "2026-03-05")]
    [InlineData("1", "sept", "2025", "2025-09-01")]
    [InlineData("29", "2", "2028", "2028-02-29")]
    [InlineData("31", "DEC", "1999", "1999-12-31")]
    public void A_date_is_read(string day, string month, string year, string expected)
    {
        var reading = DateText.Read(day, month, year);
        Assert.Null(reading.Problem);
        Assert.Equal(DateOnly.ParseExact(expected, "yyyy-MM-dd", CultureInfo.InvariantCulture), reading.Date);
    }

    [Theory]
    [InlineData("", "3", "2026", "must include a day", "Day")]
    [InlineData("5", "", "2026", "must include a month", "Month")]
    [InlineData("5", "3", " ", "must include a year", "Year")]
    [InlineData("", "", "2026", "must include a day and month", "Day, Month")]
    [InlineData("31", "2", "2026", "must be a real date", "All")]
    [InlineData("29", "2", "2027", "must be a real date", "All")]
    [InlineData("5", "13", "2026", "must be a real date", "Month")]
    [InlineData("32", "1", "2026", "must be a real date", "Day")]
    [InlineData("0", "0", "2026", "must be a real date", "Day, Month")]
    [InlineData("-5", "3", "2026", "must be a real date", "Day")]
    [InlineData("5", "3", "26", "must have a year with 4 numbers, like 2026", "Year")]
    [InlineData("5", "3", "0000", "must have a year with 4 numbers, like 2026", "Year")]
    [InlineData("5", "three", "99", "must be a real date", "Month, Year")]
    [InlineData("<b>", "3", "2026", "must be a real date", "Day")]
    [InlineData("٥", "3", "2026", "must be a real date", "Day")]
    public void A_date_that_is_none_is_told_with_the_boxes_to_mend(string day, string month, string year, string problem, string wrong)
    {
        var reading = DateText.Read(day, month, year);
        Assert.Null(reading.Date);
        Assert.Equal(problem, reading.Problem);
        Assert.Equal(Enum.Parse<DateBoxes>(wrong), reading.Wrong);
    }

    [Fact]
    public void Empty_boxes_are_no_date_and_no_problem() => Assert.Equal(DateReading.Empty, DateText.Read("", " ", null));

    [Fact]
    public void Every_date_is_read_as_it_is_written() => Prop.ForAll(Dates(), date =>
        DateText.Read(Digits(date.Day), Digits(date.Month), date.Year.ToString("0000", CultureInfo.InvariantCulture)).Date == date
        && DateText.Iso(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), out var iso) && iso == date
        && MonthOfYear.Parse(MonthOfYear.Of(date).ToString(), null) == MonthOfYear.Of(date)).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_is_typed_is_a_date_or_a_problem_or_nothing() => Prop.ForAll<string, string, string>((day, month, year) =>
    {
        var reading = DateText.Read(day, month, year);
        var empty = string.IsNullOrWhiteSpace(day) && string.IsNullOrWhiteSpace(month) && string.IsNullOrWhiteSpace(year);
        return empty == (reading == DateReading.Empty) && (reading.Problem is null) == (reading.Wrong == DateBoxes.None)
            && !(reading.Date is not null && reading.Problem is not null);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("9:30", 9, 30)]
    [InlineData("09.30", 9, 30)]
    [InlineData("0930", 9, 30)]
    [InlineData("9:30am", 9, 30)]
    [InlineData("9.30 PM", 21, 30)]
    [InlineData("2pm", 14, 0)]
    [InlineData("12am", 0, 0)]
    [InlineData("12 p.m.", 12, 0)]
    [InlineData("midday", 12, 0)]
    [InlineData("Midnight", 0, 0)]
    [InlineData("23:59", 23, 59)]
    [InlineData("14:00:00", 14, 0)]
    public void A_time_is_read(string text, int hour, int minute)
    {
        Assert.True(TimeText.Read(text, out var time));
        Assert.Equal(new TimeOnly(hour, minute), time);
    }

    [Theory]
    [InlineData("")]
    [InlineData("9")]
    [InlineData("930")]
    [InlineData("24:00")]
    [InlineData("9:60")]
    [InlineData("13pm")]
    [InlineData("0am")]
    [InlineData("9:5")]
    [InlineData("half nine")]
    [InlineData(":30")]
    public void A_time_that_is_none_is_refused(string text) => Assert.False(TimeText.Read(text, out _));

    [Fact]
    public void Every_minute_is_read_as_it_is_written() => Prop.ForAll(Gen.Choose(0, 1439).ToArbitrary(), minutes =>
    {
        var time = new TimeOnly(minutes / 60, minutes % 60);
        return TimeText.Read(time.ToString("HH:mm", CultureInfo.InvariantCulture), out var plain) && plain == time
            && TimeText.Read(time.ToString("h:mm tt", CultureInfo.InvariantCulture), out var half) && half == time;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Months_are_in_order_and_those_that_are_none_are_refused()
    {
        Assert.True(new MonthOfYear(2025, 12) < new MonthOfYear(2026, 1));
        Assert.True(new MonthOfYear(2026, 2) >= new MonthOfYear(2026, 2));
        Assert.Equal(new DateOnly(2026, 2, 1), new MonthOfYear(2026, 2).FirstDay);
        Assert.Throws<ArgumentOutOfRangeException>(() => new MonthOfYear(2026, 13));
        Assert.False(MonthOfYear.TryParse("2026-13", null, out _));
        Assert.False(MonthOfYear.TryParse(null, null, out _));
    }

    [Theory]
    [InlineData("HeldOn", "Held on")]
    [InlineData("Title", "Title")]
    [InlineData("Chair.NameOfGP", "Name of GP")]
    [InlineData("DateOfBirth", "Date of birth")]
    public void A_property_is_named_as_people_say_it(string name, string words) => Assert.Equal(words, Words.Of(name));

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Arbitrary<DateOnly> Dates() =>
        Gen.Choose(0, DateOnly.MaxValue.DayNumber).Select(DateOnly.FromDayNumber).ToArbitrary();
}
