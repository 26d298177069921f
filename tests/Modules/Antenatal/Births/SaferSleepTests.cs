using Neighbourhood.Antenatal.Births;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Births;

public sealed class SaferSleepTests
{
    [Fact]
    public void Which_moment_lacks_a_conversation_follows_from_the_dates()
    {
        var (born, today) = (new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 2));
        IReadOnlyList<SleepMoment> Missing(DateOnly? bornOn, int days, DateOnly? moved = null, params SaferSleep.Talk[] talks) => SaferSleep.Missing(born, bornOn, moved, talks, today.AddDays(days));
        Assert.Empty(Missing(null, -29));
        Assert.Equal([SleepMoment.Week36], Missing(null, -28));
        Assert.Equal([SleepMoment.GoingHome], Missing(born, 9));
        Assert.Equal([SleepMoment.GoingHome, SleepMoment.NewBirthVisit], Missing(born, 10));
        Assert.Equal([SleepMoment.SixToEightWeeks], Missing(born, 42, null, new(SleepMoment.GoingHome, born), new(SleepMoment.NewBirthVisit, born.AddDays(11))));
        Assert.Empty(Missing(born, 365));
        // Each change of the home asks again.
        Assert.Contains(SleepMoment.HomeChanged, Missing(born, 60, born.AddDays(50), new SaferSleep.Talk(SleepMoment.HomeChanged, born.AddDays(20))));
        Assert.DoesNotContain(SleepMoment.HomeChanged, Missing(born, 60, born.AddDays(50), new SaferSleep.Talk(SleepMoment.HomeChanged, born.AddDays(51))));
    }
}
