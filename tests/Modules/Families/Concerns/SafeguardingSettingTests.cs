using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Families.Concerns;
using Xunit;

namespace Neighbourhood.Modules.Families.Concerns;

public sealed class SafeguardingSettingTests
{
    private const string Leads = "Mon-Fri 09:00-17:00 lead day@x.example 01632 960001; Mon-Fri 09:00-17:00 deputy deputy@x.example; Fri 17:00-09:00 lead night@x.example; Mon-Sun 00:00-24:00 duty 01632 960002";

    /// <summary>2 March 2026 is a Monday.</summary>
    [Theory]
    [InlineData("2026-03-02 09:00", "Lead day@x.example, Deputy deputy@x.example, Duty")]
    [InlineData("2026-03-02 08:59", "Duty")]
    [InlineData("2026-03-02 17:00", "Duty")]
    [InlineData("2026-03-06 17:00", "Lead night@x.example, Duty")]
    [InlineData("2026-03-07 08:59", "Lead night@x.example, Duty")]
    [InlineData("2026-03-07 09:00", "Duty")]
    [InlineData("2026-03-08 23:59", "Duty")]
    public void Who_is_on_duty_is_read_by_day_and_hour_and_a_night_ends_on_the_next_day(string at, string expected) =>
        Assert.Equal(expected, string.Join(", ", SafeguardingSetting.OnDuty(Leads, DateTime.Parse(at, null)).Select(d => $"{d.Turn} {d.Email}".Trim())));

    [Theory]
    [InlineData("")]
    [InlineData("Fern")]
    [InlineData("Mon-Fri 9-5 lead fern@x.example")]
    [InlineData("Mon-Fri 09:00-17:00 boss fern@x.example")]
    [InlineData("Fri-Mon 09:00-17:00 lead fern@x.example")]
    public void What_cannot_be_read_is_nobody(string setting) => Assert.Empty(SafeguardingSetting.OnDuty(setting, new DateTime(2026, 3, 2, 10, 0, 0)));

    [Fact]
    public void Numbers_are_those_of_all_hours_and_of_the_duty_service_now()
    {
        Assert.Equal(["999", "101", "01632 960002"], SafeguardingSetting.Numbers("999, 101", Leads, new DateTime(2026, 3, 2, 3, 0, 0)));
        Assert.Equal(["999", "101"], SafeguardingSetting.Numbers("999; 101", "", new DateTime(2026, 3, 2, 3, 0, 0)));
        Assert.Equal(["101"], SafeguardingSetting.Numbers("101", "Mon 00:00-24:00 duty 101", new DateTime(2026, 3, 2, 3, 0, 0)));
    }

    [Fact]
    public void Nothing_that_is_typed_breaks_it() => Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text =>
        SafeguardingSetting.Numbers(text ?? "", text ?? "", new DateTime(2026, 3, 2, 12, 0, 0)) is not null).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0, "0 min")]
    [InlineData(12, "12 min")]
    [InlineData(60, "1 h")]
    [InlineData(185, "3 h 5 min")]
    [InlineData(1440, "1 day")]
    [InlineData(4000, "2 days")]
    [InlineData(-5, "0 min")]
    public void A_clock_is_said_in_words(int minutes, string says) => Assert.Equal(says, ConcernClock.InWords(TimeSpan.FromMinutes(minutes)));
}
