using System.Globalization;
using Neighbourhood.Antenatal.Screens;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.FamilyHubs;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Screens;

public sealed class HoursTests : ArrangedPregnancy
{
    private async Task<Hours.Now> At(Guid pregnancy, DateTimeOffset at)
    {
        World.Clock.MoveTo(at);
        return (await Midwife.Ask(new AskHowSheFeels.Query(pregnancy))).Hours;
    }

    [Theory]
    [InlineData("2026-03-06T17:30:00Z", true, "2026-03-09")] // a Friday evening
    [InlineData("2026-03-06T16:59:00Z", false, "2026-03-09")]
    [InlineData("2026-03-07T10:00:00Z", true, "2026-03-09")]
    [InlineData("2026-03-03T17:00:00Z", true, "2026-03-04")]
    [InlineData("2026-03-03T21:00:00Z", true, "2026-03-04")]
    [InlineData("2026-03-04T06:00:00Z", true, "2026-03-04")]
    [InlineData("2026-03-04T09:00:00Z", false, "2026-03-05")]
    public async Task Out_of_hours_is_known_and_so_is_the_next_working_morning(string at, bool closed, string morning)
    {
        var hours = await At(await Pregnant(), DateTimeOffset.Parse(at, CultureInfo.InvariantCulture));
        Assert.Equal((closed, DateOnly.Parse(morning, CultureInfo.InvariantCulture), ""), (hours.Closed, hours.NextMorning, hours.CrisisLine));
    }

    [Fact]
    public async Task In_every_half_hour_around_the_clocks_change_somebody_is_there_or_there_is_a_morning_to_name()
    {
        var id = await Pregnant();
        // From Thursday before the clocks go forward to Tuesday after it.
        for (var at = new DateTimeOffset(2026, 3, 26, 0, 0, 0, TimeSpan.Zero); at < new DateTimeOffset(2026, 3, 31, 0, 0, 0, TimeSpan.Zero); at = at.AddMinutes(30))
        {
            var (hours, day, time) = (await At(id, at), at.LondonDay(), When.OfDay(at));
            var working = ArrangedHub.WorkingDay(day, 0) == day;
            Assert.Equal(!working || time < new TimeOnly(9, 0) || time >= new TimeOnly(17, 0), hours.Closed);
            Assert.Equal(working && time < new TimeOnly(9, 0) ? day : ArrangedHub.WorkingDay(day, working ? 1 : 0), hours.NextMorning);
        }
    }

    [Fact]
    public async Task A_place_has_hours_of_its_own_and_what_cannot_be_read_is_the_usual()
    {
        var id = await Pregnant();
        var evening = new DateTimeOffset(2026, 3, 3, 18, 30, 0, TimeSpan.Zero);
        Settings["screen.hours"] = "08:00-20:00";
        Assert.False((await At(id, evening)).Closed);
        foreach (var wrong in new[] { "", "8 to 8", "20:00-08:00" })
        {
            Settings["screen.hours"] = wrong;
            Assert.True((await At(id, evening)).Closed);
        }
    }
}
