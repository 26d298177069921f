using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Contact.Gates;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Contact.Gates;

public sealed class DayPartTests
{
    [Theory]
    [InlineData("20:00-08:00", 20, 0, 8, 0)]
    [InlineData("9am to 3pm", 9, 0, 15, 0)]
    [InlineData("9-15", 9, 0, 15, 0)]
    [InlineData("12.30pm – 12am", 12, 30, 0, 0)]
    public void It_reads_what_people_write(string text, int fromHour, int fromMinute, int toHour, int toMinute) =>
        Assert.Equal(new DayPart(new(fromHour, fromMinute), new(toHour, toMinute)), DayPart.Read(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("mornings")]
    [InlineData("25-26")]
    [InlineData("9-9")]
    [InlineData("13pm-14")]
    [InlineData("9:75-10")]
    public void It_reads_nothing_into_other_words(string? text) => Assert.Null(DayPart.Read(text));

    [Fact]
    public void The_end_is_never_inside_and_never_more_than_a_day_away_also_when_the_clocks_change()
    {
        var instants = Gen.Choose(0, 60 * 24 * 400).Select(m => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(m));
        Prop.ForAll(instants.ToArbitrary(), at =>
        {
            var end = DayPart.Night.EndAfter(at);
            return !DayPart.Night.Holds(end) && end >= at && end - at <= TimeSpan.FromHours(13) && (DayPart.Night.Holds(at) || end == at);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void On_the_night_when_the_clocks_go_forward_eight_is_eight_in_London()
    {
        var late = new DateOnly(2026, 3, 28).AtLondon(new(22, 0));
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 7, 0, 0, TimeSpan.Zero), DayPart.Night.EndAfter(late));
    }
}
