using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Antenatal.Pregnancies;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Pregnancies;

public sealed class GestationTests
{
    /// <summary>Due on any day around a leap year, asked on any day of it: counted in days one by one, over both changes of the clocks.</summary>
    [Fact]
    public void Every_day_of_every_pregnancy_around_a_leap_year_is_one_more_than_the_day_before()
    {
        for (var edd = new DateOnly(2027, 6, 1); edd < new DateOnly(2029, 6, 1); edd = edd.AddDays(1))
        {
            var day = edd.AddDays(-Gestation.Term);
            for (var expected = 0; expected <= 301; expected++, day = day.AddDays(1))
            {
                var on = Gestation.Of(edd, day);
                Assert.Equal((expected, expected / 7, $"{expected / 7}+{expected % 7}"), (on.Days, on.Weeks, on.Text));
                Assert.Equal(day, Gestation.DayOf(edd, on.Weeks, on.Days - (7 * on.Weeks)));
            }
            Assert.Equal(edd, Gestation.DueByDates(edd.AddDays(-Gestation.Term)));
        }
    }

    [Fact]
    public void The_due_date_itself_is_40_weeks_and_without_one_nothing_is_said()
    {
        Assert.Equal("40+0", Gestation.Of(new DateOnly(2027, 3, 1), new DateOnly(2027, 3, 1)).Text);
        Assert.Equal("12+6", Gestation.Of(new DateOnly(2027, 3, 1), new DateOnly(2026, 8, 23)).Text);
        Assert.Null(Gestation.Of((DateOnly?)null, new DateOnly(2027, 3, 1)));
    }

    [Fact]
    public void Before_it_began_the_weeks_go_down_and_the_days_stay_between_0_and_6() =>
        Prop.ForAll(Gen.Choose(-200, 600).ToArbitrary(), days =>
        {
            var at = new Gestation(days);
            return days == (7 * at.Weeks) + int.Parse(at.Text[(at.Text.IndexOf('+', StringComparison.Ordinal) + 1)..], System.Globalization.CultureInfo.InvariantCulture)
                && at.Text.EndsWith(((days % 7) + 7) % 7 is var rest ? $"+{rest}" : "", StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();
}
