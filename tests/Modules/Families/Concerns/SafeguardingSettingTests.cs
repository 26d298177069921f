using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Families.Concerns;
using Xunit;

namespace Neighbourhood.Modules.Families.Concerns;

public sealed class SafeguardingSettingTests
{
    [Theory]
    [InlineData("", 10, "")]
    [InlineData("lead@x.example", 10, "lead@x.example")]
    [InlineData("lead@x.example; deputy@x.example; duty@x.example", 10, "lead@x.example deputy@x.example duty@x.example")]
    [InlineData("lead@x.example;; 0198c3f0-0000-7000-8000-000000000001", 10, "lead@x.example  0198c3f0-0000-7000-8000-000000000001")]
    [InlineData("08:00-18:00 day@x.example; deputy@x.example | 18:00-08:00 night@x.example", 10, "day@x.example deputy@x.example")]
    [InlineData("08:00-18:00 day@x.example; deputy@x.example | 18:00-08:00 night@x.example", 3, "night@x.example")]
    [InlineData("08:00-18:00 day@x.example", 20, "")]
    public void Leads_are_read_by_the_hour(string setting, int hour, string expected)
    {
        Assert.Equal(expected, string.Join(' ', SafeguardingSetting.Leads(setting, new TimeOnly(hour, 0), out var wrong)));
        Assert.Null(wrong);
    }

    [Theory]
    [InlineData("Fern", "\"Fern\" is no e-mail address and no account's id")]
    [InlineData("a@x.example; b@x.example; c@x.example; d@x.example", "name the lead, the deputy and the duty service, no more")]
    [InlineData("; b@x.example", "name the lead first")]
    [InlineData("25:00-18:00 a@x.example", "write hours like 08:00-18:00")]
    [InlineData("8:00 a@x.example", "write hours like 08:00-18:00")]
    public void What_cannot_be_read_says_what_to_change_and_names_nobody(string setting, string says)
    {
        Assert.Empty(SafeguardingSetting.Leads(setting, new TimeOnly(10, 0), out var wrong));
        Assert.Contains(says, wrong!, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_are_those_of_the_hour_and_one_that_cannot_be_read_is_shown_as_it_stands()
    {
        const string Setting = "999; 101; 08:00-18:00 01632 960 100; 18:00-08:00 01632 960 200; 8-9 odd";
        Assert.Equal(["999", "101", "01632 960 100", "8-9 odd"], SafeguardingSetting.Numbers(Setting, new TimeOnly(17, 59)));
        Assert.Equal(["999", "101", "01632 960 200", "8-9 odd"], SafeguardingSetting.Numbers(Setting, new TimeOnly(18, 0)));
        Assert.Equal(["999, 101"], SafeguardingSetting.Numbers("999, 101", new TimeOnly(3, 0)));
    }

    [Fact]
    public void Nothing_that_is_typed_breaks_it() => Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text =>
    {
        var setting = text ?? "";
        SafeguardingSetting.Leads(setting, new TimeOnly(12, 0), out _);
        return SafeguardingSetting.Numbers(setting, new TimeOnly(12, 0)) is not null;
    }).QuickCheckThrowOnFailure();

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
