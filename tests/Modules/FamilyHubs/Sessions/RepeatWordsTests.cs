using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sessions;

public sealed class RepeatWordsTests
{
    private static readonly DateOnly First = new(2026, 3, 5); // a Thursday

    [Theory]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,TH", "Every week on Monday and Thursday")]
    [InlineData("FREQ=WEEKLY", "Every week on Thursday")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR", "Every second week on Monday, Wednesday and Friday")]
    [InlineData("FREQ=WEEKLY;INTERVAL=5", "Every 5 weeks on Thursday")]
    [InlineData("FREQ=MONTHLY;BYDAY=1TU", "On the first Tuesday of each month")]
    [InlineData("FREQ=MONTHLY;BYDAY=1TU,-1FR", "On the first Tuesday and the last Friday of each month")]
    [InlineData("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=22", "On the 22nd of every third month")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=-1", "On the last day of each month")]
    [InlineData("FREQ=MONTHLY", "On the 5th of each month")]
    [InlineData("FREQ=DAILY;INTERVAL=2", "Every second day")]
    [InlineData("FREQ=WEEKLY;COUNT=12", "Every week on Thursday, twelve times")]
    [InlineData("FREQ=WEEKLY;COUNT=1", "Every week on Thursday, once")]
    [InlineData("FREQ=WEEKLY;COUNT=30", "Every week on Thursday, 30 times")]
    [InlineData("FREQ=WEEKLY;UNTIL=20260717", "Every week on Thursday, until 17 July 2026")]
    public void A_rule_is_said_in_plain_words(string rule, string words) => Assert.Equal(words, RepeatWords.Says(Recurrence.Parse(rule), First));

    private static Gen<RepeatForm> Forms { get; } =
        from how in Gen.Elements("weeks", "weekday", "date", "days")
        from weeks in Gen.Choose(1, 8)
        from days in Gen.NonEmptyListOf(Gen.Choose(0, 6))
        from which in Gen.Elements(1, 2, 3, 4, -1)
        from day in Gen.Choose(0, 6)
        from date in Gen.Choose(1, 31)
        from ends in Gen.Elements("never", "times", "until")
        from times in Gen.Choose(1, 100)
        from until in Gen.Choose(1, 900)
        select new RepeatForm(how, weeks, [.. days.Select(d => ((DayOfWeek)d).ToString())], which, ((DayOfWeek)day).ToString(), date, ends, times, First.AddDays(until));

    [Fact]
    public void What_the_form_means_is_what_the_form_shows_again() =>
        Prop.ForAll(Forms.ToArbitrary(), form => RepeatForm.Of(Recurrence.Parse(form.Rule()), First).Rule() == form.Rule()).QuickCheckThrowOnFailure();

    [Fact]
    public void Each_field_that_is_missing_says_what_to_choose()
    {
        static string[] Missing(RepeatForm form) => [.. Assert.Throws<Refused>(form.Rule).Reasons.Select(r => r.Input)];
        Assert.Equal(["How", "Ends"], Missing(new(null, null, [], null, null, null, null, null, null)));
        Assert.Equal(["Weeks", "WeekDays", "Times"], Missing(new("weeks", 0, ["Someday", "99"], null, null, null, "times", null, null)));
        Assert.Equal(["Which", "WhichDay", "Until"], Missing(new("weekday", null, [], 7, "x", null, "until", null, null)));
        Assert.Equal(["MonthDate"], Missing(new("date", null, [], null, null, 32, "never", null, null)));
    }
}
